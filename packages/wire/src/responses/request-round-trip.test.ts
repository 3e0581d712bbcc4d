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
const again = ({ source: _source, ...request }: ChatRequest): ChatRequest =>
  parse(Buffer.from(buildRequest(request, { stream: request.stream, withUsage: false })).toString());

const parse = (value: unknown): ChatRequest => resolved(parseRequest(jsonBody(value)));

describe('a request that is parsed, printed and parsed', () => {
  it.each(fixtureNames('requests', 'responses'))('is the same for %s', (name) => {
    const request = parse(readFixture(`requests/${name}`, 'responses').toString());
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

const text = fc.string({ unit: 'grapheme', maxLength: 8 });
const word = fc.string({ minLength: 1, maxLength: 5 });
/** Null counts as left out. */
const json = fc.jsonValue({ maxDepth: 2 }).filter((value) => value !== null);
/** Fields nobody knows: none of their names is one of the dialect's. */
const unknownFields = fc.dictionary(fc.constantFrom('x_a', 'x_b', '__proto__', 'constructor'), json, { maxKeys: 2 });

const withUnknown = <Fields extends object>(fields: fc.Arbitrary<Fields>): fc.Arbitrary<JsonObject> =>
  fc.tuple(unknownFields, fields).map(([unknown, known]) => ({ ...unknown, ...known }));

const some = <Model extends Record<string, fc.Arbitrary<unknown>>>(model: Model): fc.Arbitrary<JsonObject> =>
  fc.record(model, { requiredKeys: [] });

const joined = (...parts: readonly fc.Arbitrary<JsonObject>[]): fc.Arbitrary<JsonObject> =>
  fc.tuple(...parts).map((fields) => Object.assign({}, ...fields.map((field) => ({ ...field }))));

const url = fc.oneof(
  fc.webUrl(),
  fc.base64String().map((data) => `data:image/png;base64,${data}`),
);
const inputPart = fc.oneof(
  withUnknown(fc.record({ type: fc.constant('input_text'), text })),
  withUnknown(
    joined(
      fc.record({ type: fc.constant('input_image'), image_url: url }),
      some({ detail: fc.constantFrom('low', 'auto') }),
    ),
  ),
  withUnknown(fc.record({ type: fc.constant('input_file'), file_id: word })),
  fc.record({ type: fc.constant('input_file'), file_url: fc.webUrl() }),
  fc.record({ type: fc.constant('input_file'), filename: word, file_data: fc.oneof(url, fc.base64String()) }),
  withUnknown(fc.record({ type: fc.constant('x_part') })),
);
const inputContent = fc.oneof(text, fc.array(inputPart, { minLength: 1, maxLength: 3 }));
const outputPart = fc.oneof(
  withUnknown(
    fc.record({ type: fc.constant('output_text'), text, annotations: fc.array(unknownFields, { maxLength: 1 }) }),
  ),
  fc.record({ type: fc.constant('refusal'), refusal: text }),
  withUnknown(fc.record({ type: fc.constantFrom('refusal'), refusal: text })),
  withUnknown(fc.record({ type: fc.constant('x_part') })),
);
const state = some({ id: word, status: fc.constantFrom('completed', 'incomplete') });

const item = fc.oneof(
  joined(
    unknownFields,
    fc.record({ role: fc.constantFrom('user', 'system', 'developer'), content: inputContent }),
    state,
    some({ type: fc.constant('message') }),
  ),
  joined(
    fc.record({
      type: fc.constant('message'),
      role: fc.constant('assistant'),
      content: fc.array(outputPart, { minLength: 1, maxLength: 3 }),
    }),
    state,
    some({ phase: fc.constantFrom('commentary', null), x_a: json }),
  ),
  joined(
    unknownFields,
    state,
    fc.record({ type: fc.constant('function_call'), call_id: word, name: word, arguments: text }),
  ),
  joined(state, fc.record({ type: fc.constant('custom_tool_call'), call_id: word, name: word, input: text })),
  joined(
    unknownFields,
    state,
    fc.record({ type: fc.constant('function_call_output'), call_id: word, output: inputContent }),
  ),
  joined(
    fc.record({ type: fc.constant('reasoning'), id: word }),
    some({
      summary: fc.array(fc.record({ type: fc.constant('summary_text'), text: word }), { maxLength: 2 }),
      content: fc.array(fc.record({ type: fc.constant('reasoning_text'), text: word }), { maxLength: 2 }),
      encrypted_content: fc.oneof(word, fc.constant(null)),
    }),
  ),
  withUnknown(
    fc.record({ type: fc.constantFrom('web_search_call', 'item_reference', 'computer_call_output'), id: word }),
  ),
);

const tool = fc.oneof(
  joined(
    unknownFields,
    fc.record({ type: fc.constant('function'), name: word }),
    some({
      description: text,
      parameters: fc.oneof(fc.constant(null), fc.constant({ type: 'object' })),
      strict: fc.oneof(fc.boolean(), fc.constant(null)),
    }),
  ),
  joined(
    unknownFields,
    fc.record({ type: fc.constant('custom'), name: word }),
    some({
      description: text,
      format: fc.oneof(
        fc.record({ type: fc.constant('grammar'), syntax: word, definition: word }),
        withUnknown(fc.record({ type: fc.constantFrom('text', 'grammar', 'x_format') })),
      ),
    }),
  ),
  withUnknown(fc.record({ type: fc.constant('web_search') })),
);

const bodies = joined(
  unknownFields,
  fc.record({ model: word, input: fc.oneof(text, fc.array(item, { minLength: 1, maxLength: 5 })) }),
  some({
    instructions: text,
    tools: fc.array(tool, { maxLength: 2 }),
    tool_choice: fc.oneof(
      fc.constantFrom('none', 'auto', 'required', null),
      withUnknown(fc.record({ type: fc.constantFrom('function', 'custom'), name: word })),
      withUnknown(fc.record({ type: fc.constant('allowed_tools') })),
    ),
    text: some({
      format: fc.oneof(
        withUnknown(fc.record({ type: fc.constantFrom('text', 'json_object', 'grammar') })),
        joined(
          fc.record({ type: fc.constant('json_schema'), name: word }),
          some({ schema: fc.constant({}), strict: fc.boolean(), description: text }),
        ),
      ),
      verbosity: fc.constantFrom('low', 'medium', null),
      x_a: json,
    }),
    reasoning: some({ effort: word, summary: fc.constantFrom('auto', null), x_a: json }),
    parallel_tool_calls: fc.boolean(),
    temperature: fc.double({ min: 0, max: 2, noNaN: true }),
    top_p: fc.double({ min: 0, max: 1, noNaN: true }),
    max_output_tokens: fc.integer({ min: 1 }),
    top_logprobs: fc.nat(20),
    // What is not stored is asked for in full when it is printed.
    include: fc.constantFrom(
      ['reasoning.encrypted_content'],
      ['reasoning.encrypted_content', 'message.output_text.logprobs'],
    ),
    store: fc.constantFrom(true, null),
    stream: fc.boolean(),
    previous_response_id: fc.constantFrom('resp_1', null),
    truncation: fc.constantFrom('auto', 'disabled'),
    background: fc.boolean(),
    user: word,
    metadata: fc.record({ session_id: word }),
  }),
);
