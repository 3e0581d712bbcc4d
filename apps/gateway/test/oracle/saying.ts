import type { Dialect } from './question.js';
import type { Said } from './told.js';

type Json = Readonly<Record<string, unknown>>;

/** What the body of an answer says, JSON or event stream. @throws Error where it is neither whole nor says that it broke. */
export function sayingOf({ dialect, isStream }: { dialect: Dialect; isStream: boolean }, body: string): Said {
  return isStream ? STREAMS[dialect](framesOf(body)) : BODIES[dialect](JSON.parse(body));
}

/** One event; `[DONE]` is none. */
interface Frames {
  readonly events: readonly Json[];
  readonly isDone: boolean;
}

function framesOf(body: string): Frames {
  const data = body.split('\n').flatMap((line) => (line.startsWith('data: ') ? [line.slice(6)] : []));
  const isDone = data.at(-1) === '[DONE]';
  return { events: (isDone ? data.slice(0, -1) : data).map((text) => JSON.parse(text)), isDone };
}

/** The words of the dialects for an answer that is whole. */
const WHOLE: ReadonlySet<unknown> = new Set(['stop', 'tool_calls', 'end_turn', 'tool_use', 'completed']);

/** A text that is told as arguments of a tool is the text of its one member. */
function saidBy(finish: unknown, text: unknown, args: unknown): Said {
  const end = WHOLE.has(finish) ? 'whole' : 'unfinished';
  if (typeof finish !== 'string') throw new Error('The answer has no end');
  const input = typeof args === 'string' && args !== '' ? JSON.parse(args) : args;
  const said = typeof input === 'object' && input !== null ? (input as Json).said : input;
  return { end, text: `${text ?? ''}${said ?? ''}` };
}

interface ChatChoice {
  readonly message?: ChatMessage;
  readonly delta?: ChatMessage;
  readonly finish_reason?: string | null;
}

interface ChatMessage {
  readonly content?: string | null;
  readonly tool_calls?: readonly { readonly function?: { readonly arguments?: string } }[];
}

interface Item {
  readonly type: string;
  readonly text?: string;
  readonly input?: object;
  readonly arguments?: string;
  readonly content?: readonly { readonly text?: string }[];
}

const argumentsOf = ({ tool_calls }: ChatMessage = {}): string => tool_calls?.[0]?.function?.arguments ?? '';

const BODIES: Readonly<Record<Dialect, (body: Json) => Said>> = {
  chat({ choices }) {
    const [choice] = choices as readonly ChatChoice[];
    return saidBy(choice?.finish_reason, choice?.message?.content, argumentsOf(choice?.message));
  },
  messages({ content, stop_reason }) {
    const items = content as readonly Item[];
    const find = (type: string): Item | undefined => items.find((item) => item.type === type);
    return saidBy(stop_reason, find('text')?.text, find('tool_use')?.input);
  },
  responses: responseSaid,
};

function responseSaid({ output, status }: Json): Said {
  const items = output as readonly Item[];
  const text = items.find(({ type }) => type === 'message')?.content?.[0]?.text;
  return saidBy(status, text, items.find(({ type }) => type === 'function_call')?.arguments);
}

const broken = ({ events }: Frames): Said | undefined => {
  const last = events.at(-1);
  const isError = last?.error !== undefined || last?.type === 'error' || last?.type === 'response.failed';
  return isError ? { end: 'broken', text: '' } : undefined;
};

const STREAMS: Readonly<Record<Dialect, (frames: Frames) => Said>> = {
  chat(frames) {
    const choices = frames.events.flatMap((event) => (event.choices as readonly ChatChoice[] | undefined) ?? []);
    const said = broken(frames);
    if (said !== undefined) return said;
    if (!frames.isDone) throw new Error('The stream has no [DONE]');
    const text = choices.map(({ delta }) => delta?.content ?? '').join('');
    const args = choices.map(({ delta }) => argumentsOf(delta)).join('');
    return saidBy(choices.findLast(({ finish_reason }) => finish_reason)?.finish_reason, text, args);
  },
  messages(frames) {
    const said = broken(frames);
    if (said !== undefined) return said;
    if (frames.events.at(-1)?.type !== 'message_stop') throw new Error('The stream has no message_stop');
    const deltas = frames.events.flatMap(({ delta }) => (delta === undefined ? [] : [delta as Json]));
    const joined = (name: string): string => deltas.map((delta) => delta[name] ?? '').join('');
    return saidBy(
      deltas.findLast(({ stop_reason }) => stop_reason)?.stop_reason,
      joined('text'),
      joined('partial_json'),
    );
  },
  responses(frames) {
    const last = frames.events.at(-1);
    const said = broken(frames);
    if (said !== undefined) return said;
    if (typeof last?.response !== 'object' || last.response === null)
      throw new Error('The stream has no last response');
    const deltas = frames.events.map(({ type, delta }) => (String(type).endsWith('.delta') ? delta : '')).join('');
    const whole = responseSaid(last.response as Json);
    // What was told piece by piece must be what the end repeats.
    if (!deltas.includes(whole.text)) throw new Error(`The stream says ${deltas}, and its end ${whole.text}`);
    return whole;
  },
};
