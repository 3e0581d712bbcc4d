import type { ChatMessage } from '../gateway/ask-chat.js';

/** Requests of which none may have another's answer; what is said again in other letters may have its own. */
export interface Lookalikes {
  readonly name: string;
  readonly requests: readonly (readonly ChatMessage[])[];
  /** The same requests, each with its last text said a little otherwise. */
  readonly again: readonly (readonly ChatMessage[])[];
}

const OPENINGS = [
  ['How do I sort a list in Python?', 'Use sorted(). Shall I show an example?'],
  ['How do I sort a list in Java?', 'Use Collections.sort(). Shall I show an example?'],
  ['How do I delete a branch in git?', 'With git branch -d. Shall I delete it?'],
  ['How do I delete a tag in git?', 'With git tag -d. Shall I delete it?'],
  ['My order has not arrived.', 'I can ask for a refund. Shall I do that?'],
  ['My order has arrived broken.', 'I can ask for a refund. Shall I do that?'],
] as const;
const REPLIES = ['yes', 'continue', 'fix it', 'ok', 'no', 'do it', 'go on', 'why?', 'show me', 'the second one'];
const SYSTEM_PROMPTS = [
  'You are a helpful assistant.',
  'You are a helpful assistant. Answer in French.',
  'You are a helpful assistant for doctors.',
  'You are a pirate.',
];
const QUESTIONS = [
  'How do I reset my password?',
  'What is the capital of Australia?',
  'How long does an egg take to boil?',
  'What does a mutex do?',
  'How do I cancel my subscription?',
];

const user = (content: string): ChatMessage => ({ role: 'user', content });
const shouted = (text: string): string => `  ${text.toUpperCase()}`;

const dialogue = (reply: (text: string) => string): Lookalikes['requests'] =>
  REPLIES.flatMap((text) =>
    OPENINGS.map(([opening, answer]) => [user(opening), { role: 'assistant', content: answer }, user(reply(text))]),
  );
const prompted = (ask: (text: string) => string): Lookalikes['requests'] =>
  QUESTIONS.flatMap((text) => SYSTEM_PROMPTS.map((content) => [{ role: 'system', content }, user(ask(text))]));

/** Short replies in conversations that differ before them, and questions below different instructions. */
export const LOOKALIKES: readonly Lookalikes[] = [
  {
    name: `"yes", "continue", "fix it" … in ${OPENINGS.length} conversations`,
    requests: dialogue((text) => text),
    again: dialogue(shouted),
  },
  {
    name: `the same questions below ${SYSTEM_PROMPTS.length} system prompts`,
    requests: prompted((text) => text),
    again: prompted(shouted),
  },
];
