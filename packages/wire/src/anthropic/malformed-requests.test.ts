import { describe, expect, it } from 'vitest';
import { jsonBody } from '../../test/requests.ts';
import { parseCountRequest, parseRequest } from './parse-request.js';

const SECRET = 'a-value-that-must-not-be-told';
const user = { role: 'user', content: 'Hello' };
const text = { type: 'text', text: 'a' };
const withBody = (fields: object): object => ({ max_tokens: 10, messages: [user], ...fields });
const withMessage = (message: unknown): object => withBody({ messages: [user, message] });
const withPart = (part: unknown): object => withBody({ messages: [{ role: 'user', content: [text, part] }] });
const spoken = (part: unknown): object => withMessage({ role: 'assistant', content: [text, part] });
const resulting = (fields: object): object => withPart({ type: 'tool_result', tool_use_id: 't', ...fields });
const withField = (name: string, value: unknown): object => withBody({ [name]: value });
const image = (source: unknown): object => withPart({ type: 'image', source });
const document = (source: unknown): object => withPart({ type: 'document', source });

/** An object that passes for a text or a list as long as nobody compares its length. */
const LOOKS_LONG = { length: { toString: 1 } };

/** Bodies that are refused, and the path that the refusal names. */
const REFUSED: readonly (readonly [body: object, param: string])[] = [
  [{ max_tokens: 10 }, 'messages'],
  [withField('messages', SECRET), 'messages'],
  [withField('messages', []), 'messages'],
  [withField('messages', LOOKS_LONG), 'messages'],
  [withMessage(SECRET), 'messages[1]'],
  [withMessage(null), 'messages[1]'],
  [withMessage({ content: 'a' }), 'messages[1].role'],
  [withMessage({ role: SECRET, content: 'a' }), 'messages[1].role'],
  [withMessage({ role: 'tool', content: 'a' }), 'messages[1].role'],
  [withMessage({ role: 'user' }), 'messages[1].content'],
  [withMessage({ role: 'user', content: null }), 'messages[1].content'],
  [withMessage({ role: 'user', content: [] }), 'messages[1].content'],
  [withMessage({ role: 'user', content: LOOKS_LONG }), 'messages[1].content'],
  [withMessage({ role: 'assistant', content: 5 }), 'messages[1].content'],
  [withMessage({ role: 'system', content: [] }), 'messages[1].content'],
  [withPart(SECRET), 'messages[0].content[1]'],
  [withPart({}), 'messages[0].content[1].type'],
  [withPart({ type: '' }), 'messages[0].content[1].type'],
  [withPart({ type: 5 }), 'messages[0].content[1].type'],
  [withPart({ type: 'text' }), 'messages[0].content[1].text'],
  [withPart({ type: 'text', text: 5 }), 'messages[0].content[1].text'],
  [withPart({ type: 'tool_use', id: 't', name: 'f', input: {} }), 'messages[0].content[1].type'],
  [withPart({ type: 'thinking', thinking: 'a', signature: 'b' }), 'messages[0].content[1].type'],
  [withPart({ type: 'image' }), 'messages[0].content[1].source'],
  [image(SECRET), 'messages[0].content[1].source'],
  [image({}), 'messages[0].content[1].source.type'],
  [image({ type: 'base64', data: 'a' }), 'messages[0].content[1].source.media_type'],
  [image({ type: 'base64', media_type: 'image/png' }), 'messages[0].content[1].source.data'],
  [image({ type: 'url' }), 'messages[0].content[1].source.url'],
  [image({ type: 'file', file_id: '' }), 'messages[0].content[1].source.file_id'],
  [document({ type: 'text', data: 5 }), 'messages[0].content[1].source.data'],
  [withPart({ type: 'document', source: { type: 'url', url: 'u' }, title: 5 }), 'messages[0].content[1].title'],
  [resulting({ tool_use_id: '' }), 'messages[0].content[1].tool_use_id'],
  [resulting({ tool_use_id: undefined }), 'messages[0].content[1].tool_use_id'],
  [resulting({ content: 5 }), 'messages[0].content[1].content'],
  [resulting({ content: [text, { type: 'text' }] }), 'messages[0].content[1].content[1].text'],
  [resulting({ content: [{ type: 'tool_result' }] }), 'messages[0].content[1].content[0].type'],
  [resulting({ is_error: 'yes' }), 'messages[0].content[1].is_error'],
  [spoken({ type: 'tool_result', tool_use_id: 't' }), 'messages[1].content[1].type'],
  [spoken({ type: 'tool_use', name: 'f', input: {} }), 'messages[1].content[1].id'],
  [spoken({ type: 'tool_use', id: LOOKS_LONG, name: 'f', input: {} }), 'messages[1].content[1].id'],
  [spoken({ type: 'tool_use', id: 't', name: '', input: {} }), 'messages[1].content[1].name'],
  [spoken({ type: 'tool_use', id: 't', name: 'f', input: '{}' }), 'messages[1].content[1].input'],
  [spoken({ type: 'tool_use', id: 't', name: 'f', input: [] }), 'messages[1].content[1].input'],
  [spoken({ type: 'tool_use', id: 't', name: 'f' }), 'messages[1].content[1].input'],
  [spoken({ type: 'thinking' }), 'messages[1].content[1].thinking'],
  [spoken({ type: 'thinking', thinking: 'a', signature: 5 }), 'messages[1].content[1].signature'],
  [spoken({ type: 'redacted_thinking' }), 'messages[1].content[1].data'],
  [withField('system', 5), 'system'],
  [withField('system', [{ type: 'image' }]), 'system[0].type'],
  [withField('system', [{ type: 'text' }]), 'system[0].text'],
  [withField('model', ''), 'model'],
  [withField('model', LOOKS_LONG), 'model'],
  [withField('max_tokens', undefined), 'max_tokens'],
  [withField('max_tokens', null), 'max_tokens'],
  [withField('max_tokens', -1), 'max_tokens'],
  [withField('max_tokens', 1.5), 'max_tokens'],
  [withField('max_tokens', '5'), 'max_tokens'],
  [withField('temperature', SECRET), 'temperature'],
  [withField('temperature', 1.5), 'temperature'],
  [withField('top_p', 2), 'top_p'],
  [withField('top_k', -1), 'top_k'],
  [withField('top_k', 1.5), 'top_k'],
  [withField('stop_sequences', 'END'), 'stop_sequences'],
  [withField('stop_sequences', ['a', 5]), 'stop_sequences[1]'],
  [withField('stream', 'true'), 'stream'],
  [withField('tools', {}), 'tools'],
  [withField('tools', [{ name: 'f' }]), 'tools[0].input_schema'],
  [withField('tools', [{ name: '', input_schema: {} }]), 'tools[0].name'],
  [withField('tools', [{ name: 'f', input_schema: [] }]), 'tools[0].input_schema'],
  [withField('tools', [{ name: 'f', input_schema: {}, strict: 1 }]), 'tools[0].strict'],
  [withField('tools', [{ type: 'custom', input_schema: {} }]), 'tools[0].name'],
  [withField('tool_choice', 'auto'), 'tool_choice'],
  [withField('tool_choice', {}), 'tool_choice.type'],
  [withField('tool_choice', { type: 'tool' }), 'tool_choice.name'],
  [withField('tool_choice', { type: 'any', disable_parallel_tool_use: 1 }), 'tool_choice.disable_parallel_tool_use'],
  [withField('thinking', true), 'thinking'],
  [withField('thinking', { type: 'enabled' }), 'thinking.budget_tokens'],
  [withField('thinking', { type: 'adaptive', display: 5 }), 'thinking.display'],
  [withField('output_config', 'json'), 'output_config'],
  [withField('output_config', { effort: 5 }), 'output_config.effort'],
  [withField('output_config', { format: { type: 'json_schema' } }), 'output_config.format.schema'],
  [withField('output_format', { type: 'json_schema', schema: 'x' }), 'output_format.schema'],
];

const refusalOf = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (thrown) {
    return thrown;
  }
};

describe('parseRequest', () => {
  it.each(REFUSED)('refuses %j', (body, param) => {
    const error = refusalOf(() => parseRequest(jsonBody(body)));
    expect(error).toMatchObject({
      code: 'invalid_request',
      details: { param },
      message: expect.stringContaining(param),
    });
    expect(String(error)).not.toContain(SECRET);
  });

  it.each(['', 'hello', '[]', '"text"', '{"messages":[{"role":"user","content":"a"}]'])(
    'refuses the body %j',
    (body) => {
      expect(refusalOf(() => parseRequest(jsonBody(body === '' ? ' ' : body)))).toMatchObject({
        code: 'invalid_request',
      });
    },
  );

  it.each([
    withMessage({ role: 'assistant', content: [] }),
    withPart({ type: 'x_new', anything: [] }),
    image({ type: 'x_new' }),
    withField('tools', [{ type: 'x_new_20300101' }]),
    withField('tool_choice', { type: 'x_new' }),
    withField('thinking', { type: 'x_new' }),
    withField('max_tokens', 0),
  ])('lets %j through', (body) => {
    expect(parseRequest(jsonBody(body)).operation).toBe('chat');
  });
});

describe('parseCountRequest', () => {
  it('refuses what a message request may not hold either, but for a missing limit', () => {
    const param = 'messages[1].content';
    const error = refusalOf(() => parseCountRequest(jsonBody(withMessage({ role: 'user' }))));
    expect(error).toMatchObject({ code: 'invalid_request', details: { param } });
    expect(parseCountRequest(jsonBody({ messages: [user] })).sampling).toEqual({});
  });
});
