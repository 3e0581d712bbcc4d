import { createHash } from 'node:crypto';
import type { Random } from './random.js';

/** The dialects in which the same can be asked. */
export type Dialect = 'chat' | 'messages' | 'responses';

/** One turn of a conversation. */
export interface Turn {
  readonly role: 'system' | 'user' | 'assistant';
  readonly text: string;
}

/** Everything in a request that can change its answer. */
export interface Question {
  readonly model: string;
  readonly conversation: readonly Turn[];
  readonly temperature: number | undefined;
  readonly topP: number | undefined;
  readonly maxTokens: number | undefined;
  readonly seed: number | undefined;
  readonly stop: string | undefined;
  readonly tools: readonly string[];
  readonly mustCallTool: boolean;
  /** `OpenAI-Beta`. */
  readonly beta: string | undefined;
}

const user = (text: string): Turn => ({ role: 'user', text });
const system = (text: string): Turn => ({ role: 'system', text });
const assistant = (text: string): Turn => ({ role: 'assistant', text });

/** Conversations that are easily taken for one another; the first ones are asked most. */
const CONVERSATIONS: readonly (readonly Turn[])[] = [
  [user('What is a firewall?')],
  [user('What is a firewall')],
  [system('Be brief.'), user('What is a firewall?')],
  [user('What is not a firewall?')],
  [system('Be brief'), user('.What is a firewall?')],
  [user('caf\u00e9')],
  [user('cafe\u0301')],
  [user('1.0')],
  [user('1.00')],
  [user('yes'), assistant('no'), user('maybe')],
  [user('yes'), assistant('maybe'), user('no')],
  [user('{"role":"user"}')],
  [user('\ud83d\ude00 \u4f60\u597d')],
  [user('A'.repeat(3000))],
  [user(`${'A'.repeat(3000)}A`)],
  [user('What is a firewall? '), assistant('It is'), user('Go on.')],
];

/** Temperatures that every dialect takes. */
const TEMPERATURES = [0, 0.5, 1];
const TOOL_LISTS: readonly (readonly string[])[] = [['weather'], ['time'], ['weather', 'time'], ['time', 'weather']];

/** A question that can be asked in this dialect; most are alike in all but the conversation. */
export function drawQuestion(random: Random, dialect: Dialect): Question {
  const sometimes = <Value>(values: readonly Value[]): Value | undefined =>
    random.chance(0.02) ? random.pick(values) : undefined;
  const tools = sometimes(TOOL_LISTS) ?? [];
  // Messages cannot leave the limit out.
  const maxTokens = dialect === 'messages' ? random.pick([100, 100, 100, 200]) : sometimes([100, 200]);
  return {
    model: sometimes(['gpt-4o', 'o3']) ?? 'gpt-4o-mini',
    conversation: CONVERSATIONS[random.skewed(CONVERSATIONS.length)] ?? [],
    temperature: sometimes(TEMPERATURES),
    topP: sometimes([0.1, 0.9]),
    maxTokens,
    seed: dialect === 'chat' ? sometimes([1, 2]) : undefined,
    stop: dialect === 'responses' ? undefined : sometimes(['END', 'STOP']),
    tools,
    mustCallTool: tools.length > 0 && random.chance(0.5),
    beta: dialect === 'messages' ? undefined : sometimes(['one', 'two']),
  };
}

/** The question as one word: equal for equal questions only, so that an answer can repeat what it was made of. */
export function identityOf(question: Question): string {
  const { conversation, tools, ...fields } = question;
  const named = Object.entries(fields).map(([name, value]) => `${name}=${value ?? ''}`);
  return [`turns=${digestOf(conversation)}`, ...named.sort(), `tools=${tools.join('+')}`].join(';');
}

function digestOf(conversation: readonly Turn[]): string {
  const text = JSON.stringify(conversation.map(({ role, text }) => [role, text]));
  return createHash('sha1').update(text).digest('hex').slice(0, 16);
}
