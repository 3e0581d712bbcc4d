import { answerFor } from '@isartor/testing';
import { createRandom } from '../../malformed/random.js';
import type { CodingSession } from '../harness/coding-session.js';
import { COMMENT, cutAnywhere, UNKNOWN_EVENT, withOddFrames } from '../harness/odd-frames.js';
import { printOddly, raw } from '../harness/odd-json.js';
import { claudeCodeAnswer } from './claude-code-answer.js';
import {
  assistantMessage,
  interruptedMessages,
  type Message,
  marked,
  openingMessage,
  resultsMessage,
} from './claude-code-messages.js';
import { CLAUDE_CODE_TOOLS } from './claude-code-tools.js';

/** A session of Claude Code, which can count its tokens as well. */
export interface ClaudeCodeSession extends CodingSession {
  /** The body of a count of what the next request would hold. */
  countBody(): string;
}

const MODEL = 'claude-sonnet-4-5-20250929';

const SYSTEM = [
  {
    type: 'text',
    text: "You are Claude Code, Anthropic's official CLI for Claude.",
    cache_control: { type: 'ephemeral' },
  },
  {
    type: 'text',
    text: `Be brief.\n${'IMPORTANT: “never” guess.\n'.repeat(40)}`,
    cache_control: { type: 'ephemeral' },
  },
];

/** A session from its beginning. */
export function createClaudeCodeSession(): ClaudeCodeSession {
  const messages: Message[] = [openingMessage];
  let turn = 1;
  const print = (fields: object): string => printOddly(fields, createRandom(turn));

  return {
    get turn() {
      return turn;
    },
    body: (stream) => print({ ...promptFields(turn, messages), ...drawnFields(turn), ...(stream && { stream }) }),
    countBody: () => print(promptFields(turn, messages)),
    answer: () =>
      cutAnywhere(withOddFrames(answerFor('anthropic', claudeCodeAnswer(turn)), [UNKNOWN_EVENT, COMMENT]), turn),
    goOn() {
      const answer = claudeCodeAnswer(turn);
      messages.push(assistantMessage(answer), resultsMessage(answer, turn));
      turn += 1;
    },
    interrupt: () => void messages.push(...interruptedMessages()),
  };
}

/** What counts. The mark of the prompt cache is on the newest message only. */
const promptFields = (turn: number, messages: readonly Message[]): object => ({
  model: MODEL,
  system: SYSTEM,
  tools: CLAUDE_CODE_TOOLS,
  messages: messages.map((message, index) => (index === messages.length - 1 ? marked(message) : message)),
  thinking: turn % 2 === 0 ? { type: 'adaptive', display: 'summarized' } : { type: 'enabled', budget_tokens: 31_999 },
});

/** How the answer is drawn, who asks, and fields that came after this version. */
const drawnFields = (turn: number): object => ({
  max_tokens: 32_000,
  temperature: raw('1.0'),
  metadata: { user_id: `user_${'0a1b'.repeat(16)}_account__session_0199b2c4-6d5e-7f10-8a9b-0c1d2e3f4a5b` },
  context_management: {
    edits: [{ type: 'clear_tool_uses_20250919', trigger: { type: 'input_tokens', value: 30_000 }, keep: null }],
  },
  ...(turn % 2 === 0 && { output_config: { effort: 'high' } }),
  future_field: {
    'schlüssel/1': [raw('9007199254740993'), raw('-0'), raw('1.50E+300'), null],
    nested: { nested: [[]] },
  },
});
