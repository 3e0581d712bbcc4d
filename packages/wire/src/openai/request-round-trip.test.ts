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
  it.each(fixtureNames('requests'))('is the same for %s', (name) => {
    const request = parse(readFixture(`requests/${name}`).toString());
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

  it('means the same with every neutral default written out', () => {
    fc.assert(
      fc.property(bodies, fc.subarray(Object.entries(NEUTRAL)), (body, defaults) => {
        const written = { ...Object.fromEntries(defaults), ...body };
        const { hints: _hints, ...plain } = meaning(parse(body)) as ChatRequest;
        expect(meaning(parse(written))).toMatchObject(plain);
      }),
    );
  });
});

const NEUTRAL = {
  n: 1,
  stop: [],
  presence_penalty: 0,
  frequency_penalty: 0,
  logit_bias: {},
  logprobs: false,
  parallel_tool_calls: true,
  response_format: { type: 'text' },
  stream: false,
  store: false,
  temperature: null,
  seed: null,
};

const text = fc.string({ unit: 'grapheme', maxLength: 8 });
const word = fc.string({ minLength: 1, maxLength: 5 });
const json = fc.jsonValue({ maxDepth: 2 });
/** Fields nobody knows: none of their names is one of the dialect's. */
const unknownFields = fc.dictionary(fc.constantFrom('x_a', 'x_b', '__proto__', 'constructor'), json, {
  maxKeys: 2,
});

const withUnknown = <Fields extends object>(fields: fc.Arbitrary<Fields>): fc.Arbitrary<JsonObject> =>
  fc.tuple(unknownFields, fields).map(([unknown, known]) => ({ ...unknown, ...known }));

const some = <Model extends Record<string, fc.Arbitrary<unknown>>>(model: Model): fc.Arbitrary<JsonObject> =>
  fc.record(model, { requiredKeys: [] });

const joined = (...parts: readonly fc.Arbitrary<JsonObject>[]): fc.Arbitrary<JsonObject> =>
  fc.tuple(...parts).map((fields) => Object.assign({}, ...fields.map((field) => ({ ...field }))));

const textPart = withUnknown(fc.record({ type: fc.constant('text'), text }));
const url = fc.oneof(
  fc.webUrl(),
  fc.base64String().map((data) => `data:image/png;base64,${data}`),
  fc.base64String().map((data) => `data:;base64,${data}`),
  fc.constant('data:text/plain,hello'),
);
const mediaPart = fc.oneof(
  withUnknown(fc.record({ type: fc.constant('image_url'), image_url: withUnknown(fc.record({ url })) })),
  fc.record({ type: fc.constant('image_url'), image_url: fc.record({ url, detail: fc.constantFrom('low', 'high') }) }),
  withUnknown(
    fc.record({ type: fc.constant('input_audio'), input_audio: fc.record({ data: fc.base64String(), format: word }) }),
  ),
  fc.record({ type: fc.constant('file'), file: withUnknown(fc.record({ file_id: word })) }),
  fc.record({
    type: fc.constant('file'),
    file: fc.record({ file_data: fc.oneof(url, fc.base64String()), filename: word }),
  }),
  fc.record({ type: fc.constant('file'), file: some({ file_id: word, file_data: word, filename: word }) }),
  withUnknown(fc.record({ type: fc.constantFrom('video_url', 'x_part') })),
);
const content = fc.oneof(text, fc.array(fc.oneof(textPart, mediaPart), { minLength: 1, maxLength: 3 }));
const resultContent = fc.oneof(text, fc.array(textPart, { minLength: 1, maxLength: 3 }));

const toolCall = fc.oneof(
  withUnknown(
    fc.record({
      id: word,
      type: fc.constant('function'),
      function: withUnknown(fc.record({ name: word, arguments: text })),
    }),
  ),
  withUnknown(
    fc.record({ id: word, type: fc.constant('custom'), custom: withUnknown(fc.record({ name: word, input: text })) }),
  ),
);

const message = fc.oneof(
  joined(
    withUnknown(fc.record({ role: fc.constantFrom('system', 'developer', 'user'), content })),
    some({ name: word }),
  ),
  joined(
    withUnknown(fc.record({ role: fc.constant('assistant') })),
    some({
      content: fc.oneof(content, fc.constant(null)),
      refusal: fc.oneof(word, fc.constant(null)),
      tool_calls: fc.oneof(fc.array(toolCall, { maxLength: 2 }), fc.constant(null)),
      function_call: fc.record({ name: word, arguments: text }),
      reasoning: fc.oneof(text, json),
      reasoning_content: fc.oneof(text, fc.constant(null)),
      audio: fc.oneof(fc.record({ id: word }), fc.constant(null)),
      name: word,
    }),
  ),
  joined(
    withUnknown(fc.record({ role: fc.constant('tool'), tool_call_id: word, content: resultContent })),
    some({ name: word }),
  ),
  withUnknown(fc.record({ role: fc.constant('function'), name: word, content: text })),
);

const schema = fc.constantFrom({ type: 'object' }, { type: 'string', enum: ['a'] });
const tool = fc.oneof(
  withUnknown(
    fc.record({
      type: fc.constant('function'),
      function: joined(
        fc.record({ name: word }),
        some({ description: text, parameters: schema, strict: fc.boolean() }),
        unknownFields,
      ),
    }),
  ),
  fc.record({ type: fc.constant('custom'), custom: withUnknown(fc.record({ name: word })) }),
  withUnknown(fc.record({ type: fc.constant('web_search') })),
);

const bodies = joined(
  unknownFields,
  fc.record({ model: word, messages: fc.array(message, { minLength: 1, maxLength: 4 }) }),
  some({
    tools: fc.array(tool, { maxLength: 2 }),
    tool_choice: fc.oneof(
      fc.constantFrom('none', 'auto', 'required', null),
      fc.record({ type: fc.constant('function'), function: withUnknown(fc.record({ name: word })) }),
      fc.record({ type: fc.constant('custom'), custom: fc.record({ name: word }) }),
      withUnknown(fc.record({ type: fc.constant('allowed_tools') })),
    ),
    response_format: fc.oneof(
      withUnknown(fc.record({ type: fc.constantFrom('text', 'json_object', 'grammar') })),
      fc.record({
        type: fc.constant('json_schema'),
        json_schema: joined(fc.record({ name: word }), some({ schema, strict: fc.boolean(), description: text })),
      }),
    ),
    parallel_tool_calls: fc.boolean(),
    temperature: fc.double({ min: 0, max: 2, noNaN: true }),
    top_p: fc.double({ min: 0, max: 1, noNaN: true }),
    top_k: fc.integer(),
    n: fc.integer({ min: 1, max: 128 }),
    stop: fc.oneof(text, fc.array(text, { maxLength: 2 })),
    seed: fc.maxSafeInteger(),
    max_tokens: fc.integer({ min: 1 }),
    max_completion_tokens: fc.integer({ min: 1 }),
    presence_penalty: fc.integer({ min: -2, max: 2 }),
    logit_bias: fc.dictionary(fc.constantFrom('1', '2'), fc.integer({ min: -100, max: 100 })),
    logprobs: fc.boolean(),
    top_logprobs: fc.nat(20),
    reasoning_effort: word,
    store: fc.boolean(),
    stream: fc.boolean(),
    stream_options: some({ include_usage: fc.boolean(), include_obfuscation: fc.boolean() }),
    user: word,
    metadata: fc.record({ session_id: word }),
    verbosity: fc.constantFrom('low', null),
  }),
);
