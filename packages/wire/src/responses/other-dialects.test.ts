import type { ChatRequest } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { readFixture } from '../../test/fixtures.ts';
import { jsonBody, resolved } from '../../test/requests.ts';
import { openaiProviderCodec } from '../openai/codec.js';
import { responsesClientCodec } from './codec.js';

const OPTIONS = { stream: false, withUsage: false };
const given = (body: unknown): ChatRequest => resolved(responsesClientCodec.parseRequest(jsonBody(body)));

describe('a Responses request that goes to another dialect', () => {
  const sent = (fields: object): string =>
    Buffer.from(openaiProviderCodec.buildRequest(given({ model: 'm', input: 'Hi', ...fields }), OPTIONS)).toString();

  it('goes, though it would be stored by default', () => {
    expect(JSON.parse(sent({}))).toEqual({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] });
  });

  it('goes without what changes nothing, and with its grammars and its verbosity', () => {
    const format = { type: 'grammar', syntax: 'lark', definition: 's' };
    const body = {
      include: ['reasoning.encrypted_content'],
      text: { verbosity: 'low' },
      tools: [
        { type: 'function', name: 'f', parameters: {} },
        { type: 'custom', name: 'g', format },
      ],
      input: JSON.parse(readFixture('requests/turns.json', 'responses').toString()).input,
    };
    expect(JSON.parse(sent(body))).toMatchObject({
      verbosity: 'low',
      tools: [
        { type: 'function', function: { name: 'f' } },
        { custom: { name: 'g', format: { type: 'grammar', grammar: { syntax: 'lark', definition: 's' } } } },
      ],
    });
  });

  it.each([
    { store: true },
    { previous_response_id: 'resp_1' },
    { conversation: 'conv_1' },
    { background: true },
    { prompt: { id: 'p' } },
    { truncation: 'auto' },
    { max_tool_calls: 1 },
    { context_management: [{ type: 'compaction' }] },
    { reasoning: { context: 'all_turns' } },
    { tools: [{ type: 'web_search' }] },
    { tools: [{ type: 'function', name: 'f', parameters: {}, defer_loading: true }] },
    { input: [{ type: 'item_reference', id: 'msg_1' }] },
    { input: [{ type: 'function_call', call_id: 'c', name: 'f', arguments: '', namespace: 'n' }] },
    { input: [{ role: 'assistant', content: [{ type: 'output_text', text: 'a' }], x_new: 1 }] },
  ])('is refused for %o', (fields) => {
    expect(() => sent(fields)).toThrowError(expect.objectContaining({ code: 'unsupported_feature' }));
  });
});
