import type { ChatRequest, JsonObject } from '@isartor/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixtureNames, readFixture } from '../../test/fixtures.ts';
import { jsonBody, resolved } from '../../test/requests.ts';
import { buildRequest } from './build-request.js';
import { parseRequest } from './parse-request.js';

const MODEL = 'gemini-2.5-flash';

/** What a request says, whichever bytes said it. */
const meaning = ({ source: _source, ...request }: ChatRequest): object => request;

const parse = (value: unknown, model = MODEL): ChatRequest =>
  resolved(parseRequest({ ...jsonBody(value), model }), { provider: 'gemini' });

/** The request after a provider of this dialect has read what is printed when a layer has dropped the source. */
const again = ({ source: _source, ...request }: ChatRequest): ChatRequest =>
  parse(Buffer.from(buildRequest(request)).toString(), request.model);

describe('a request that is parsed, printed and parsed', () => {
  it.each(fixtureNames('requests', 'gemini').filter((name) => name !== 'thoughts.json'))(
    'is the same for %s',
    (name) => {
      const request = parse(readFixture(`requests/${name}`, 'gemini').toString());
      expect(meaning(again(request))).toEqual(meaning(request));
    },
  );

  it('is the same for a model that has levels of thinking', () => {
    const request = parse(readFixture('requests/thoughts.json', 'gemini').toString(), 'gemini-3.1-pro-preview');
    expect(meaning(again(request))).toEqual(meaning(request));
  });

  it('is the same for any conversation', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const request = parse(body);
        expect(meaning(again(request))).toEqual(meaning(request));
      }),
    );
  });
});

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 });
const args = fc.dictionary(word, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 2 });
/** Fields nobody knows. */
const unknownFields = fc.dictionary(fc.constantFrom('xA', 'xB', '__proto__', 'constructor'), fc.string(), {
  maxKeys: 2,
});

const withUnknown = <Fields extends object>(fields: fc.Arbitrary<Fields>): fc.Arbitrary<JsonObject> =>
  fc.tuple(unknownFields, fields).map(([unknown, known]) => ({ ...unknown, ...known }));

const textPart = withUnknown(fc.record({ text }));
const imagePart = withUnknown(
  fc.record({ inlineData: withUnknown(fc.record({ mimeType: fc.constant('image/png'), data: fc.base64String() })) }),
);
const userTurn = fc.record({
  role: fc.constant('user'),
  parts: fc.array(fc.oneof(textPart, imagePart), { minLength: 1, maxLength: 3 }),
});
const thoughtPart = withUnknown(
  fc.record({ text, thought: fc.constant(true), thoughtSignature: fc.base64String({ minLength: 4 }) }),
);
const callPart = withUnknown(fc.record({ functionCall: fc.record({ id: fc.uuid(), name: word, args }) }));
const modelTurn = fc.record({
  role: fc.constant('model'),
  parts: fc.array(fc.oneof(textPart, thoughtPart, callPart), { minLength: 1, maxLength: 3 }),
});
/** Turns alternate, as the API wants them. */
const contents = fc
  .tuple(userTurn, fc.array(fc.tuple(modelTurn, userTurn), { maxLength: 2 }))
  .map(([first, pairs]) => [first, ...pairs.flat()]);

const generationConfig = withUnknown(
  fc.record(
    {
      temperature: fc.double({ min: 0, max: 2, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
      topK: fc.nat(100),
      maxOutputTokens: fc.integer({ min: 1, max: 9 }),
      stopSequences: fc.array(text, { maxLength: 2 }),
      responseLogprobs: fc.boolean(),
      logprobs: fc.nat(5),
    },
    { requiredKeys: [] },
  ),
);

const bodies = withUnknown(
  fc.record({
    contents,
    generationConfig,
    systemInstruction: fc.record({ parts: fc.array(textPart, { maxLength: 2 }) }),
  }),
);
