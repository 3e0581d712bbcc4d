import type { Choice, Completion, Extensions, Part } from '@isartor/core';
import fc from 'fast-check';

const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\ud800', '\u2028"\\\n', '{"entries":0}', '☃'));
const word = fc.constantFrom('a', 'b_c', 'call_1');
const source = fc.oneof(
  fc.record({ kind: fc.constant('url' as const), url: text }),
  fc.record({ kind: fc.constant('base64' as const), mediaType: word, data: text }, { requiredKeys: ['kind', 'data'] }),
  fc.record({ kind: fc.constant('file-id' as const), id: text }),
);
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)));
const object = fc.dictionary(word, json, { maxKeys: 2 });
const format = fc.constantFrom('native', 'openai', 'responses', 'anthropic', 'gemini');
const extensions: fc.Arbitrary<Extensions> = fc.dictionary(format, object, { maxKeys: 2 });

const optionally = <Fields extends object>(fields: { [Name in keyof Fields]: fc.Arbitrary<Fields[Name]> }) =>
  fc.record(fields, { requiredKeys: [] });
const joined = (...records: readonly fc.Arbitrary<object>[]): fc.Arbitrary<Part> =>
  fc.tuple(...records).map((parts) => Object.assign({}, ...parts));
const kind = (type: Part['type']) => fc.constant({ type });

const spoken = joined(kind('text'), fc.record({ text: text.map((rest) => `x${rest}`) }), optionally({ extensions }));
const call = joined(
  kind('tool-call'),
  fc.record({ id: word, name: word, input: text, kind: fc.constantFrom('function', 'custom') }),
  optionally({ extensions }),
);
const other = fc.oneof(
  joined(kind('image'), fc.record({ source }), optionally({ detail: word, extensions })),
  joined(kind('audio'), fc.record({ source }), optionally({ encoding: word, extensions })),
  joined(kind('file'), fc.record({ source }), optionally({ filename: text, extensions })),
  joined(
    kind('reasoning'),
    fc.record({ text }),
    optionally({ signature: text, redacted: text, maker: format, extensions }),
  ),
  joined(kind('unknown'), fc.record({ format, value: object })),
  joined(
    kind('tool-result'),
    fc.record({ callId: word, content: fc.array(spoken, { maxLength: 2 }) }),
    optionally({ name: word, isError: fc.boolean(), extensions }),
  ),
);

const choice: fc.Arbitrary<Choice> = fc
  .record({
    index: fc.nat(3),
    begin: fc.array(other, { maxLength: 2 }),
    says: fc.oneof(spoken, call),
    unified: fc.constantFrom('stop' as const, 'tool_calls' as const),
    more: optionally({ logprobs: json, extensions }),
    raw: optionally({ raw: text }),
  })
  .map(({ index, begin, says, unified, more, raw }) => ({
    ...{ index, content: [...begin, says], finishReason: { unified, ...raw } },
    ...more,
  }));

const usage = fc
  .tuple(
    fc.record({ inputTokens: fc.nat(), outputTokens: fc.nat() }),
    optionally({ cachedInputTokens: fc.nat(), cacheWriteInputTokens: fc.nat(), reasoningTokens: fc.nat(), raw: json }),
  )
  .map(([told, more]) => ({ ...told, ...more }));

/** Answers that may be stored, with every field that one can have. */
export const completions: fc.Arbitrary<Completion> = fc
  .tuple(
    fc.record({ provider: word, model: text, choices: fc.array(choice, { minLength: 1, maxLength: 2 }) }),
    optionally({ usage, extensions }),
  )
  .map(([told, more]) => ({ ...told, ...more }));
