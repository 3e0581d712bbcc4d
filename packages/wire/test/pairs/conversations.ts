import type { ChatRequest, Message, Part, Tool, ToolCallPart } from '@isartor/core';
import fc from 'fast-check';
import { resolvedText } from '../requests.js';

/** Not white space alone: Anthropic takes no text of it. */
const words = fc.stringMatching(/^[A-Za-z][A-Za-zäß€😀"\\\n]{1,12}( [a-z0-9]{1,5}){0,3}$/u);
const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,15}$/);
const base64 = fc.uint8Array({ minLength: 3, maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString('base64'));

const text: fc.Arbitrary<Part> = words.map((value) => ({ type: 'text', text: value }));
const image: fc.Arbitrary<Part> = fc.oneof(
  fc.record({
    type: fc.constant('image' as const),
    source: fc.record({ kind: fc.constant('base64' as const), mediaType: fc.constant('image/png'), data: base64 }),
  }),
  fc.constant<Part>({ type: 'image', source: { kind: 'url', url: 'https://example.com/a.png' } }),
);

const user: fc.Arbitrary<Message> = fc
  .tuple(text, fc.array(image, { maxLength: 2 }))
  .map(([first, rest]) => ({ role: 'user', content: [first, ...rest] }));

const input = fc
  .dictionary(name, fc.oneof(words, fc.integer(), fc.boolean(), fc.array(words, { maxLength: 2 })), { maxKeys: 3 })
  .map((value) => JSON.stringify(value));

interface Call {
  readonly name: string;
  readonly input: string;
  readonly result: string;
}
const call: fc.Arbitrary<Call> = fc.record({ name, input, result: words });

/** One round of a conversation: a question, calls of tools with their results, an answer. */
interface Round {
  readonly question: Message;
  readonly lead: string | undefined;
  readonly calls: readonly Call[];
  readonly answer: string;
}
const round: fc.Arbitrary<Round> = fc.record({
  question: user,
  lead: fc.option(words, { nil: undefined }),
  calls: fc.array(call, { maxLength: 3 }),
  answer: words,
});

function messagesOf({ question, lead, calls, answer }: Round, index: number): Message[] {
  const said: Part[] = lead === undefined ? [] : [{ type: 'text', text: lead }];
  const made = calls.map((one, position): ToolCallPart & { readonly result: string } => ({
    type: 'tool-call',
    id: `call_${index}_${position}`,
    kind: 'function',
    ...one,
  }));
  const results: Part[] = made.map(({ id, result }) => ({
    type: 'tool-result',
    callId: id,
    content: [{ type: 'text', text: result }],
  }));
  const loop: Message[] = [
    { role: 'assistant', content: [...said, ...made.map(({ result: _result, ...part }) => part)] },
    { role: 'tool', content: results },
  ];
  return [
    question,
    ...(calls.length === 0 ? [] : loop),
    { role: 'assistant', content: [{ type: 'text', text: answer }] },
  ];
}

const tool: fc.Arbitrary<Tool> = fc.record({
  kind: fc.constant('function' as const),
  name,
  description: words,
  parameters: fc.constant({ type: 'object', properties: { city: { type: 'string' } }, required: ['city'] }),
});

/** Conversations made of what every dialect can say. */
export const conversations: fc.Arbitrary<ChatRequest> = fc
  .record({
    system: fc.option(words, { nil: undefined }),
    rounds: fc.array(round, { maxLength: 3 }),
    last: user,
    tools: fc.uniqueArray(tool, { minLength: 1, maxLength: 3, selector: (one) => one.name }),
    maxOutputTokens: fc.integer({ min: 1, max: 4096 }),
    temperature: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
  })
  .map(({ system, rounds, last, tools, maxOutputTokens, temperature }) =>
    resolvedText('', {
      messages: [
        ...(system === undefined
          ? []
          : [{ role: 'system' as const, content: [{ type: 'text' as const, text: system }] }]),
        ...rounds.flatMap(messagesOf),
        last,
      ],
      tools,
      sampling: { maxOutputTokens, temperature },
    }),
  );
