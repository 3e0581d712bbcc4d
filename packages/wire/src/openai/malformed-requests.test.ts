import { describe, expect, it } from 'vitest';
import { jsonBody } from '../../test/requests.ts';
import { parseRequest } from './parse-request.js';

const SECRET = 'a-value-that-must-not-be-told';
const user = { role: 'user', content: 'Hello' };
const call = { id: 'call_1', type: 'function', function: { name: 'f', arguments: '{}' } };
const withMessage = (message: unknown): object => ({ messages: [user, message] });
const withPart = (part: unknown): object => ({
  messages: [{ role: 'user', content: [{ type: 'text', text: 'a' }, part] }],
});
const withCall = (changes: object): object =>
  withMessage({ role: 'assistant', tool_calls: [call, { ...call, ...changes }] });
const withField = (name: string, value: unknown): object => ({ messages: [user], [name]: value });

/** An object that passes for a text or a list as long as nobody compares its length. */
const LOOKS_LONG = { length: { toString: 1 } };

/** Bodies that are refused, and the path that the refusal names. */
const REFUSED: readonly (readonly [body: object, param: string])[] = [
  [{}, 'messages'],
  [{ messages: null }, 'messages'],
  [{ messages: SECRET }, 'messages'],
  [{ messages: [] }, 'messages'],
  [{ messages: {} }, 'messages'],
  [{ messages: LOOKS_LONG }, 'messages'],
  [withMessage({ role: 'user', content: LOOKS_LONG }), 'messages[1].content'],
  [withCall({ id: LOOKS_LONG }), 'messages[1].tool_calls[1].id'],
  [withPart({ type: LOOKS_LONG }), 'messages[0].content[1].type'],
  [withField('model', LOOKS_LONG), 'model'],
  [{ messages: [SECRET] }, 'messages[0]'],
  [{ messages: [null] }, 'messages[0]'],
  [{ messages: [[]] }, 'messages[0]'],
  [withMessage({ content: 'a' }), 'messages[1].role'],
  [withMessage({ role: SECRET, content: 'a' }), 'messages[1].role'],
  [withMessage({ role: 5, content: 'a' }), 'messages[1].role'],
  [withMessage({ role: 'user' }), 'messages[1].content'],
  [withMessage({ role: 'user', content: null }), 'messages[1].content'],
  [withMessage({ role: 'user', content: 5 }), 'messages[1].content'],
  [withMessage({ role: 'user', content: {} }), 'messages[1].content'],
  [withMessage({ role: 'user', content: [] }), 'messages[1].content'],
  [withMessage({ role: 'user', content: 'a', name: 5 }), 'messages[1].name'],
  [withMessage({ role: 'system' }), 'messages[1].content'],
  [withMessage({ role: 'developer', content: null }), 'messages[1].content'],
  [withMessage({ role: 'assistant', content: 5 }), 'messages[1].content'],
  [withMessage({ role: 'assistant', refusal: 5 }), 'messages[1].refusal'],
  [withMessage({ role: 'assistant', tool_calls: SECRET }), 'messages[1].tool_calls'],
  [withMessage({ role: 'assistant', tool_calls: [null] }), 'messages[1].tool_calls[0]'],
  [withMessage({ role: 'assistant', function_call: { name: 'f' } }), 'messages[1].function_call.arguments'],
  [withCall({ id: undefined }), 'messages[1].tool_calls[1].id'],
  [withCall({ id: '' }), 'messages[1].tool_calls[1].id'],
  [withCall({ type: SECRET }), 'messages[1].tool_calls[1].type'],
  [withCall({ type: undefined }), 'messages[1].tool_calls[1].type'],
  [withCall({ function: undefined }), 'messages[1].tool_calls[1].function'],
  [withCall({ function: { arguments: '{}' } }), 'messages[1].tool_calls[1].function.name'],
  [withCall({ function: { name: 'f', arguments: {} } }), 'messages[1].tool_calls[1].function.arguments'],
  [withMessage({ role: 'tool', content: 'a' }), 'messages[1].tool_call_id'],
  [withMessage({ role: 'tool', tool_call_id: 'call_1' }), 'messages[1].content'],
  [withMessage({ role: 'function', content: 'a' }), 'messages[1].name'],
  [withPart(SECRET), 'messages[0].content[1]'],
  [withPart({}), 'messages[0].content[1].type'],
  [withPart({ type: 5 }), 'messages[0].content[1].type'],
  [withPart({ type: '' }), 'messages[0].content[1].type'],
  [withPart({ type: 'text' }), 'messages[0].content[1].text'],
  [withPart({ type: 'text', text: 5 }), 'messages[0].content[1].text'],
  [withPart({ type: 'image_url', image_url: SECRET }), 'messages[0].content[1].image_url'],
  [withPart({ type: 'image_url', image_url: {} }), 'messages[0].content[1].image_url.url'],
  [withPart({ type: 'input_audio', input_audio: { data: 'a' } }), 'messages[0].content[1].input_audio.format'],
  [withPart({ type: 'file', file: { file_id: 5 } }), 'messages[0].content[1].file.file_id'],
  [withField('model', ''), 'model'],
  [withField('model', 5), 'model'],
  [withField('temperature', SECRET), 'temperature'],
  [withField('temperature', -1), 'temperature'],
  [withField('temperature', 3), 'temperature'],
  [withField('top_p', 2), 'top_p'],
  [withField('n', 0), 'n'],
  [withField('n', 129), 'n'],
  [withField('n', 1.5), 'n'],
  [withField('n', '2'), 'n'],
  [withField('max_tokens', 0), 'max_tokens'],
  [withField('max_tokens', 1.5), 'max_tokens'],
  [withField('max_completion_tokens', '5'), 'max_completion_tokens'],
  [withField('presence_penalty', 3), 'presence_penalty'],
  [withField('frequency_penalty', '0'), 'frequency_penalty'],
  [withField('seed', 1.5), 'seed'],
  [withField('seed', SECRET), 'seed'],
  [withField('stop', 5), 'stop'],
  [withField('stop', ['a', 5]), 'stop[1]'],
  [withField('logit_bias', []), 'logit_bias'],
  [withField('logit_bias', { '5': SECRET }), 'logit_bias.5'],
  [withField('logprobs', 1), 'logprobs'],
  [withField('top_logprobs', 21), 'top_logprobs'],
  [withField('stream', 'true'), 'stream'],
  [withField('stream_options', []), 'stream_options'],
  [withField('stream_options', { include_usage: 1 }), 'stream_options.include_usage'],
  [withField('parallel_tool_calls', 'no'), 'parallel_tool_calls'],
  [withField('reasoning_effort', 5), 'reasoning_effort'],
  [withField('store', 1), 'store'],
  [withField('tools', {}), 'tools'],
  [withField('tools', [{}]), 'tools[0].type'],
  [withField('tools', [{ type: 'function' }]), 'tools[0].function'],
  [withField('tools', [{ type: 'function', function: { name: '' } }]), 'tools[0].function.name'],
  [withField('tools', [{ type: 'function', function: { name: 'f', parameters: [] } }]), 'tools[0].function.parameters'],
  [withField('tools', [{ type: 'custom', custom: {} }]), 'tools[0].custom.name'],
  [withField('tool_choice', SECRET), 'tool_choice'],
  [withField('tool_choice', {}), 'tool_choice.type'],
  [withField('tool_choice', { type: 'function' }), 'tool_choice.function'],
  [withField('tool_choice', { type: 'function', function: {} }), 'tool_choice.function.name'],
  [withField('response_format', 'json'), 'response_format'],
  [withField('response_format', {}), 'response_format.type'],
  [withField('response_format', { type: 'json_schema' }), 'response_format.json_schema'],
  [
    withField('response_format', { type: 'json_schema', json_schema: { schema: 5 } }),
    'response_format.json_schema.schema',
  ],
];

describe('parseRequest', () => {
  it.each(REFUSED)('refuses %j', (body, param) => {
    let error: unknown;
    try {
      parseRequest(jsonBody(body));
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({
      code: 'invalid_request',
      details: { param },
      message: expect.stringContaining(param),
    });
    expect(String(error)).not.toContain(SECRET);
  });

  it.each([
    [withField('temperature', 'hot'), 'temperature: expected number, received string'],
    [withPart({ type: 'text', text: 5 }), 'messages[0].content[1].text: expected string, received number'],
    [withMessage({ role: 'user' }), 'messages[1].content: expected a string or a list of content parts'],
    [withField('tool_choice', 5), 'tool_choice: expected "none", "auto", "required" or an object with a "type"'],
    [{ messages: [] }, 'messages: must not be empty'],
  ])('says what is wrong with %j', (body, message) => {
    expect(() => parseRequest(jsonBody(body))).toThrowError(expect.objectContaining({ message }));
  });

  it.each(['', 'hello', '[]', '"text"', '{"messages":[{"role":"user","content":"a"}]'])(
    'refuses the body %j',
    (body) => {
      expect(() => parseRequest(jsonBody(body === '' ? ' ' : body))).toThrowError(
        expect.objectContaining({ code: 'invalid_request' }),
      );
    },
  );
});
