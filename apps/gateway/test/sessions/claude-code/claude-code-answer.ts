import type { AnsweredCall, AnsweredPart, ModelAnswer } from '@isartor/testing';

/** How many answers of a session call tools. */
export const LAST_TURN = 40;

/** What the model says in one turn: thoughts, open or sealed, words or none, and up to three calls at once. */
export function claudeCodeAnswer(turn: number): ModelAnswer {
  return {
    id: `turn_${turn}`,
    content: [thought(turn), ...words(turn), ...(turn === LAST_TURN ? [] : calls(turn))],
    usage: {
      input: 20_000 + turn,
      output: 300 + turn,
      cachedInput: 18_000,
      cacheWriteInput: 500 + turn,
      reasoning: turn,
    },
    headers: {
      'request-id': `req_turn_${turn}`,
      'anthropic-ratelimit-requests-remaining': String(1000 - turn),
      'anthropic-ratelimit-unified-status': 'allowed',
    },
  };
}

const sealed = (turn: number): string => Buffer.from(`sealed thought ${turn} `.repeat(6)).toString('base64');

const thought = (turn: number): AnsweredPart =>
  turn % 5 === 0
    ? { type: 'reasoning', text: '', redacted: sealed(turn) }
    : { type: 'reasoning', text: `Step ${turn}: “größer” \u{1F9ED} — and then?\n`, signature: sealed(turn) };

const words = (turn: number): readonly AnsweredPart[] =>
  turn % 2 === 0 || turn === LAST_TURN ? [`Now step ${turn}, dans /src/été \u{1F30D}.`] : [];

const calls = (turn: number): readonly AnsweredCall[] =>
  Array.from({ length: 1 + (turn % 3) }, (_, index) => ({
    type: 'toolCall',
    id: `toolu_${turn}_${index}`,
    name: index === 0 ? 'Read' : 'Bash',
    arguments: `{"file_path": "/src/é/${turn}.ts",  "timeout":1234567890123456789${index}, "x":[1.0, -0, null]}`,
  }));
