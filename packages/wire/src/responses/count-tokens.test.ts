import { describe, expect, it } from 'vitest';
import { jsonBody, resolved, resolvedText } from '../../test/requests.ts';
import { responsesClientCodec, responsesProviderCodec } from './codec.js';
import { countTokens } from './count-tokens.js';

const parse = (value: unknown): unknown =>
  countTokens.parseReply(Buffer.from(JSON.stringify(value)), 'openai', resolvedText('Hi'));

describe('countTokens', () => {
  it('is what a provider of the dialect can do', () => {
    expect(responsesProviderCodec.countTokens).toBe(countTokens);
  });

  it('asks for what is read, not for how the answer is drawn', () => {
    const request = resolvedText('Hi', {
      operation: 'count_tokens',
      messages: [
        { role: 'system', content: [{ type: 'text', text: 'Be brief.' }] },
        { role: 'user', content: [{ type: 'text', text: 'Hi' }] },
      ],
      tools: [{ kind: 'function', name: 'f', parameters: {}, strict: true }],
      sampling: { stop: ['a'], maxOutputTokens: 5 },
      stream: true,
    });
    expect(JSON.parse(Buffer.from(countTokens.buildRequest(request)).toString())).toEqual({
      model: 'gpt-4o-mini',
      instructions: 'Be brief.',
      input: [{ type: 'message', role: 'user', content: 'Hi' }],
      tools: [{ type: 'function', name: 'f', parameters: {}, strict: true }],
    });
  });

  it('says where the provider keeps what was said before', () => {
    const body = { model: 'm', input: 'Hi', previous_response_id: 'resp_1', max_output_tokens: 5, store: true };
    const request = resolved(responsesClientCodec.parseRequest(jsonBody(body)));
    expect(JSON.parse(Buffer.from(countTokens.buildRequest(request)).toString())).toEqual({
      model: 'm',
      previous_response_id: 'resp_1',
      input: [{ type: 'message', role: 'user', content: 'Hi' }],
    });
  });

  it('reads the count', () => {
    const reply = { object: 'response.input_tokens', input_tokens: 11 };
    expect(parse(reply)).toEqual({
      provider: 'openai',
      model: 'gpt-4o-mini',
      choices: [],
      usage: { inputTokens: 11, outputTokens: 0, raw: reply },
    });
  });

  it.each([{}, { input_tokens: -1 }, { input_tokens: 1.5 }, { input_tokens: '1' }, []])('refuses %j', (reply) => {
    expect(() => parse(reply)).toThrowError(expect.objectContaining({ code: 'upstream_invalid' }));
  });

  it('tells an error that came with status 200', () => {
    expect(() => parse({ error: { message: 'no' } })).toThrowError(
      expect.objectContaining({ code: 'upstream_failed' }),
    );
  });
});
