import type { ChatRequest, JsonObject } from '@isartor/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixtureNames, readFixture } from '../../test/fixtures.ts';
import { jsonBody, resolved } from '../../test/requests.ts';
import { buildRequest } from './build-request.js';
import { parseRequest } from './parse-request.js';

/** What a request says, whichever bytes said it. */
const meaning = ({ source: _source, ...request }: ChatRequest): object => request;

/** The request after a provider of this dialect has read what is printed when a layer has dropped the source. */
const again = ({ source: _source, ...request }: ChatRequest): ChatRequest => {
  const body = buildRequest(request, { stream: request.stream, withUsage: request.streamUsage });
  return resolved(parseRequest(jsonBody(Buffer.from(body).toString())));
};

const parse = (value: unknown): ChatRequest => resolved(parseRequest(jsonBody(value)));

describe('a request that is parsed, printed and parsed', () => {
  it.each(fixtureNames('requests', 'anthropic'))('is the same for %s', (name) => {
    const request = parse(readFixture(`requests/${name}`, 'anthropic').toString());
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

const word = fc.stringMatching(/^[a-z]{1,5}$/);
const json = fc.jsonValue({ maxDepth: 2 }).filter((value) => value !== null);
/** Fields nobody knows: none of their names is one of the dialect's. */
const unknownFields = fc.dictionary(fc.constantFrom('x_a', 'x_b', '__proto__', 'constructor'), json, { maxKeys: 2 });

const withUnknown = <Fields extends object>(fields: fc.Arbitrary<Fields>): fc.Arbitrary<JsonObject> =>
  fc.tuple(unknownFields, fields).map(([unknown, known]) => ({ ...unknown, ...known }));

const some = <Model extends Record<string, fc.Arbitrary<unknown>>>(model: Model): fc.Arbitrary<JsonObject> =>
  fc.record(model, { requiredKeys: [] });

const joined = (...parts: readonly fc.Arbitrary<JsonObject>[]): fc.Arbitrary<JsonObject> =>
  fc.tuple(...parts).map((fields) => Object.assign({}, ...fields.map((field) => ({ ...field }))));

const block = <Type extends string>(type: Type, fields: fc.Arbitrary<object>): fc.Arbitrary<JsonObject> =>
  withUnknown(fields.map((given) => ({ type, ...given })));

const textBlock = joined(
  block('text', fc.record({ text: word })),
  some({ cache_control: fc.constant({ type: 'ephemeral' }), citations: fc.constantFrom(null, []) }),
);
const source = (type: string, fields: object): fc.Arbitrary<object> => fc.constant({ type, ...fields });
const imageBlock = block(
  'image',
  fc.record({
    source: fc.oneof(
      source('base64', { media_type: 'image/png', data: 'iVBORw0KGgo=' }),
      source('url', { url: 'https://images.example/a.png', x_c: 1 }),
      source('file', { file_id: 'file_01' }),
      source('x_new', {}),
    ),
  }),
);
const documentBlock = block(
  'document',
  joined(
    fc.record({
      source: fc.oneof(
        source('base64', { media_type: 'application/pdf', data: 'JVBERi0xLjQ=' }),
        fc.string({ unit: 'grapheme' }).map((data) => ({ type: 'text', media_type: 'text/plain', data })),
        source('content', { content: 'a' }),
      ),
    }),
    some({ title: word, context: word }),
  ),
);
const otherBlock = block('x_block', fc.record({}));
const resultBlock = block(
  'tool_result',
  joined(
    fc.record({ tool_use_id: word }),
    some({
      content: fc.oneof(fc.string(), fc.array(fc.oneof(textBlock, imageBlock, documentBlock), { maxLength: 2 })),
      is_error: fc.boolean(),
    }),
  ),
);
const callBlock = block('tool_use', fc.record({ id: word, name: word, input: fc.dictionary(word, json) }));
const thoughtBlock = fc.oneof(
  block('thinking', fc.record({ thinking: word, signature: word })),
  block('redacted_thinking', fc.record({ data: word })),
);

const list = (...blocks: readonly fc.Arbitrary<JsonObject>[]): fc.Arbitrary<JsonObject[]> =>
  fc.array(fc.oneof(...blocks), { minLength: 1, maxLength: 3 });
const said = (...blocks: readonly fc.Arbitrary<JsonObject>[]) => fc.oneof(word, list(...blocks));

const userTurn = fc
  .tuple(fc.array(resultBlock, { maxLength: 2 }), list(textBlock, imageBlock, documentBlock, otherBlock))
  .map(([results, others]) => ({ role: 'user', content: [...results, ...others] }));
const assistantTurn = withUnknown(
  fc.record({ role: fc.constant('assistant'), content: said(textBlock, callBlock, thoughtBlock, otherBlock) }),
);
const systemTurn = withUnknown(fc.record({ role: fc.constant('system'), content: said(textBlock) }));

/** Turns that alternate: consecutive ones of one role would be printed as one. */
const conversation = fc
  .array(fc.tuple(userTurn, fc.option(systemTurn, { nil: undefined }), assistantTurn), { minLength: 1, maxLength: 2 })
  .map((rounds) => rounds.flat().filter((turn) => turn !== undefined));

const schema = fc.constantFrom({ type: 'object' }, { type: 'object', properties: {} });
const tool = fc.oneof(
  joined(
    withUnknown(fc.record({ name: word, input_schema: schema })),
    some({ description: word, strict: fc.boolean() }),
  ),
  withUnknown(fc.record({ type: fc.constant('web_search_20250305') })),
);
const format = fc.oneof(
  fc.record({ type: fc.constant('json_schema'), schema }),
  withUnknown(fc.record({ type: fc.constantFrom('x_grammar') })),
);

const bodies = joined(
  unknownFields,
  fc.record({ model: fc.constantFrom('claude-opus-4-6', 'claude-sonnet-4-5', 'm'), messages: conversation }),
  fc.record({ max_tokens: fc.integer({ min: 1 }) }),
  some({
    system: fc.oneof(word, fc.array(textBlock, { maxLength: 2 })),
    tools: fc.array(tool, { minLength: 1, maxLength: 2 }),
    temperature: fc.double({ min: 0, max: 1, noNaN: true }),
    top_p: fc.double({ min: 0, max: 1, noNaN: true }),
    top_k: fc.nat(),
    stop_sequences: fc.array(word, { maxLength: 2 }),
    stream: fc.boolean(),
    output_config: joined(unknownFields, some({ format, effort: fc.constantFrom('low', 'high') })),
    metadata: fc.record({ user_id: word }),
    service_tier: fc.constantFrom('auto', null),
    container: fc.constantFrom('c1', null),
  }),
);
