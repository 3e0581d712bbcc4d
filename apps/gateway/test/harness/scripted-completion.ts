import { type Behaviour, jsonAnswer, sseAnswer } from '@isartor/testing';

export type JsonObject = Readonly<Record<string, unknown>>;

/** One choice of a whole answer, as Chat Completions writes it. */
export interface ScriptedChoice {
  readonly index: number;
  readonly message: JsonObject;
  readonly finish_reason: string;
  readonly logprobs?: JsonObject;
}

/** A whole answer, as Chat Completions writes it. */
export interface ScriptedCompletion {
  readonly model: string;
  readonly choices: readonly ScriptedChoice[];
  readonly usage: JsonObject;
}

const HEAD = { id: 'chatcmpl-upstream', created: 1_700_000_000, system_fingerprint: 'fp_upstream' };
const HEADERS = { 'x-request-id': 'req-upstream' };

/** Answers with this completion: whole where JSON is asked for, else cut into the chunks that a model would send. */
export function answerWith(completion: ScriptedCompletion): Behaviour {
  return (request) => {
    if (request.json.stream === true) return sseAnswer(framesOf(completion, request.json), HEADERS)(request);
    return jsonAnswer({ ...HEAD, object: 'chat.completion', ...completion }, { headers: HEADERS })(request);
  };
}

/** The completion as event-stream frames; with a usage frame where `request` asks for one. */
export function framesOf({ choices, usage, ...more }: ScriptedCompletion, request: JsonObject): string[] {
  const options = request.stream_options as JsonObject | undefined;
  const tellsUsage = options?.include_usage === true;
  const frame = (rest: object): string => {
    const fields = { ...HEAD, object: 'chat.completion.chunk', ...more, ...(tellsUsage && { usage: null }), ...rest };
    return `data: ${JSON.stringify(fields)}\n\n`;
  };
  const said = interleaved(choices.map(choiceChunks));
  return [
    ...said.map((chunk) => frame({ choices: [chunk] })),
    ...(tellsUsage ? [frame({ choices: [], usage })] : []),
    'data: [DONE]\n\n',
  ];
}

/** One of each list in turn, as a model draws several answers at once. */
function interleaved<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat();
}

function choiceChunks({ index, message, finish_reason, logprobs }: ScriptedChoice): object[] {
  const chunk = (delta: JsonObject, more: JsonObject = {}): object => ({
    index,
    delta,
    logprobs: null,
    finish_reason: null,
    ...more,
  });
  const { role, content, tool_calls, function_call, ...fields } = message;
  const tokens = (logprobs?.content ?? []) as readonly JsonObject[];
  const spoken = tokens.map((token) =>
    chunk({ content: token.token }, { logprobs: { ...logprobs, content: [token] } }),
  );
  return [
    chunk({ role, content: typeof content === 'string' ? '' : null }),
    ...fieldsDeltas(fields).map((delta) => chunk(delta)),
    ...(spoken.length > 0 ? spoken : pieces(content).map((piece) => chunk({ content: piece }))),
    ...fieldsDeltas({ tool_calls, function_call }).map((delta) => chunk(delta)),
    chunk({}, { finish_reason }),
  ];
}

const fieldsDeltas = (fields: JsonObject): JsonObject[] =>
  Object.entries(fields).flatMap(([name, value]) => fieldDeltas(name, value));

function fieldDeltas(name: string, value: unknown): JsonObject[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'string') return pieces(value).map((piece) => ({ [name]: piece }));
  if (name === 'function_call') return callDeltas(value as JsonObject, 'arguments').map((call) => ({ [name]: call }));
  if (name !== 'tool_calls') return [{ [name]: value }];
  return (value as readonly JsonObject[]).flatMap((call, index) => toolCallDeltas(call, index));
}

function toolCallDeltas({ id, type, ...call }: JsonObject, index: number): JsonObject[] {
  const kind = String(type);
  const deltas = callDeltas(call[kind] as JsonObject, kind === 'custom' ? 'input' : 'arguments');
  return deltas.map((delta, position) => ({
    tool_calls: [{ index, ...(position === 0 && { id, type }), [kind]: delta }],
  }));
}

/** The call's opening, then its input in pieces. */
function callDeltas(call: JsonObject, input: string): JsonObject[] {
  return [{ ...call, [input]: '' }, ...pieces(call[input]).map((piece) => ({ [input]: piece }))];
}

/** A text cut every few characters, between words and within them; surrogate pairs stay whole. */
const pieces = (text: unknown): readonly string[] => (typeof text === 'string' ? (text.match(/.{1,5}/gsu) ?? []) : []);
