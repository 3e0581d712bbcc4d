import { describe, expect, it } from 'vitest';
import { jsonBody } from '../../test/requests.ts';
import { parseRequest } from './parse-request.js';

const SECRET = 'a-value-that-must-not-be-told';
const user = { role: 'user', content: 'Hello' };
const withItem = (item: unknown): object => ({ input: [user, item] });
const withPart = (part: unknown): object =>
  withItem({ role: 'user', content: [{ type: 'input_text', text: 'a' }, part] });
const withField = (name: string, value: unknown): object => ({ input: 'Hi', [name]: value });

/** An object that passes for a text or a list as long as nobody compares its length. */
const LOOKS_LONG = { length: { toString: 1 } };

/** Bodies that are refused, and the path that the refusal names. */
const REFUSED: readonly (readonly [body: object, param: string])[] = [
  [{}, 'input'],
  [{ input: null }, 'input'],
  [{ input: [] }, 'input'],
  [{ input: 5 }, 'input'],
  [{ input: LOOKS_LONG }, 'input'],
  [withField('model', ''), 'model'],
  [withField('model', LOOKS_LONG), 'model'],
  [withItem(SECRET), 'input[1]'],
  [withItem(null), 'input[1]'],
  [withItem({}), 'input[1].role'],
  [withItem({ type: '' }), 'input[1].type'],
  [withItem({ type: 5 }), 'input[1].type'],
  [withItem({ content: 'a' }), 'input[1].role'],
  [withItem({ role: SECRET, content: 'a' }), 'input[1].role'],
  [withItem({ role: 'user' }), 'input[1].content'],
  [withItem({ role: 'tool', content: 'a' }), 'input[1].role'],
  [withItem({ type: 'message', role: 'user', content: 5 }), 'input[1].content'],
  [withItem({ type: 'message', content: 'a' }), 'input[1].role'],
  [withItem({ type: 'function_call', call_id: 'c', arguments: '' }), 'input[1].name'],
  [withItem({ type: 'function_call', call_id: 'c', name: '', arguments: '' }), 'input[1].name'],
  [withItem({ type: 'function_call', name: 'f', arguments: '' }), 'input[1].call_id'],
  [withItem({ type: 'function_call', call_id: 'c', name: 'f', arguments: {} }), 'input[1].arguments'],
  [withItem({ type: 'custom_tool_call', call_id: 'c', name: 'f' }), 'input[1].input'],
  [withItem({ type: 'function_call_output', output: 'a' }), 'input[1].call_id'],
  [withItem({ type: 'function_call_output', call_id: 'c' }), 'input[1].output'],
  [
    withItem({ type: 'custom_tool_call_output', call_id: 'c', output: [{ type: 'input_text' }] }),
    'input[1].output[0].text',
  ],
  [withItem({ type: 'reasoning', summary: SECRET }), 'input[1].summary'],
  [withItem({ type: 'reasoning', summary: [{ type: 'summary_text' }] }), 'input[1].summary[0].text'],
  [withItem({ type: 'reasoning', encrypted_content: 5 }), 'input[1].encrypted_content'],
  [withPart(SECRET), 'input[1].content[1]'],
  [withPart({}), 'input[1].content[1].type'],
  [withPart({ type: LOOKS_LONG }), 'input[1].content[1].type'],
  [withPart({ type: 'input_text' }), 'input[1].content[1].text'],
  [withPart({ type: 'input_image', image_url: { url: 'a' } }), 'input[1].content[1].image_url'],
  [withPart({ type: 'input_file', file_id: 5 }), 'input[1].content[1].file_id'],
  [withPart({ type: 'input_audio', input_audio: { data: 'a' } }), 'input[1].content[1].input_audio.format'],
  [withPart({ type: 'refusal', refusal: 5 }), 'input[1].content[1].refusal'],
  [withField('instructions', ['a']), 'instructions'],
  [withField('tools', {}), 'tools'],
  [withField('tools', [{ name: 'f' }]), 'tools[0].type'],
  [withField('tools', [{ type: 'function' }]), 'tools[0].name'],
  [withField('tools', [{ type: 'function', name: 'f', parameters: [] }]), 'tools[0].parameters'],
  [withField('tools', [{ type: 'function', name: 'f', strict: 'yes' }]), 'tools[0].strict'],
  [withField('tools', [{ type: 'custom', name: 5 }]), 'tools[0].name'],
  [withField('tool_choice', SECRET), 'tool_choice'],
  [withField('tool_choice', { type: 'function' }), 'tool_choice.name'],
  [withField('parallel_tool_calls', 'yes'), 'parallel_tool_calls'],
  [withField('text', 'a'), 'text'],
  [withField('text', { format: 'json' }), 'text.format'],
  [withField('text', { format: { type: 'json_schema', schema: SECRET } }), 'text.format.schema'],
  [withField('text', { verbosity: 5 }), 'text.verbosity'],
  [withField('temperature', 3), 'temperature'],
  [withField('top_p', -1), 'top_p'],
  [withField('max_output_tokens', 0), 'max_output_tokens'],
  [withField('top_logprobs', 21), 'top_logprobs'],
  [withField('include', 'a'), 'include'],
  [withField('reasoning', 'high'), 'reasoning'],
  [withField('reasoning', { effort: 5 }), 'reasoning.effort'],
  [withField('store', 'no'), 'store'],
  [withField('stream', 'yes'), 'stream'],
  [withField('stream_options', []), 'stream_options'],
  [withField('previous_response_id', 5), 'previous_response_id'],
  [withField('background', 1), 'background'],
  [withField('truncation', true), 'truncation'],
];

describe('a malformed request', () => {
  it.each(REFUSED)('is refused, and the field named: %j', (body, param) => {
    const parse = (): unknown => parseRequest(jsonBody(body));
    expect(parse).toThrowError(expect.objectContaining({ code: 'invalid_request', details: { param } }));
    expect(parse).toThrowError(expect.objectContaining({ message: expect.not.stringContaining(SECRET) }));
  });

  it.each(['', '[]', '"a"', '{"input":', '{"input":"a","input":"b"}'])('is refused when it is %j', (body) => {
    expect(() => parseRequest(jsonBody(body))).toThrowError(expect.objectContaining({ code: 'invalid_request' }));
  });
});
