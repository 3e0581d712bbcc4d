import { IsartorError } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { jsonBody, renderWhole, resolved, resolvedText } from '../../test/requests.ts';
import { anthropicClientCodec, anthropicCountTokensCodec, anthropicProviderCodec } from './codec.js';

const { countTokens } = anthropicProviderCodec;
const build = (...request: Parameters<NonNullable<typeof countTokens>['buildRequest']>): string =>
  Buffer.from(countTokens?.buildRequest(...request) ?? '').toString();
const parse = (body: string) =>
  countTokens?.parseReply(Buffer.from(body), 'anthropic', resolvedText('Hi', { model: 'm' }));

describe('counting tokens', () => {
  it('sends a request of this dialect as received, but for the model', () => {
    const body = '{"model":"old", "messages":[{"role":"user","content":"Hi"}]}';
    const request = resolved(anthropicCountTokensCodec.parseRequest(jsonBody(body)), { model: 'new' });
    expect(build(request)).toBe(body.replace('old', 'new'));
  });

  it('sends of every other request what the endpoint counts', () => {
    const request = resolvedText('Hi', {
      operation: 'count_tokens',
      model: 'claude-sonnet-4-5',
      tools: [{ kind: 'function', name: 'f', parameters: { type: 'object' } }],
      toolChoice: { kind: 'required' },
      sampling: { maxOutputTokens: 5, temperature: 0.5, seed: 1, stop: ['END'] },
      hints: { anthropic: { metadata: { user_id: 'u' } } },
      stream: true,
    });
    expect(JSON.parse(build(request))).toEqual({
      model: 'claude-sonnet-4-5',
      messages: [{ role: 'user', content: 'Hi' }],
      tools: [{ name: 'f', input_schema: { type: 'object' } }],
      tool_choice: { type: 'any' },
    });
  });

  it('reads the count and renders it', () => {
    const completion = parse('{"input_tokens":14}');
    expect(completion).toEqual({
      provider: 'anthropic',
      model: 'm',
      choices: [],
      usage: { inputTokens: 14, outputTokens: 0, raw: { input_tokens: 14 } },
    });
    if (completion === undefined) throw new Error('no codec');
    expect(renderWhole(anthropicCountTokensCodec, completion)).toBe('{"input_tokens":14}');
  });

  it('takes no answer without a count', () => {
    const failure = expect.objectContaining({ code: 'upstream_invalid' });
    expect(() => parse('{"input_tokens":"14"}')).toThrowError(failure);
    expect(() => anthropicCountTokensCodec.renderReplyTail({ provider: 'p', model: 'm', choices: [] })).toThrowError(
      failure,
    );
  });
});

describe('errors of upstreams', () => {
  it('are read in this dialect’s shape and in that of compatible servers', () => {
    const read = (body: object) => anthropicProviderCodec.parseError(Buffer.from(JSON.stringify(body)));
    const error = { type: 'not_found_error', message: 'model: x' };
    expect(read({ type: 'error', error, request_id: 'req_1' })).toEqual(error);
    expect(read({ error: { message: 'No', type: 't', code: 'c' } })).toEqual({ message: 'No', type: 't', code: 'c' });
    expect(anthropicProviderCodec.parseError(Buffer.from('<html>'))).toEqual({});
  });
});

describe('the codecs', () => {
  it('name what of the caller’s headers counts', () => {
    expect(anthropicClientCodec.headers).toEqual({
      features: { 'anthropic-version': ['2023-06-01', '2026-10-21'], 'anthropic-beta': [] },
      account: ['anthropic-version', 'idempotency-key'],
      requestId: 'request-id',
    });
  });

  it('tell errors alike', () => {
    const error = new IsartorError('invalid_request', 'No');
    expect(anthropicCountTokensCodec.renderError(error, 'r1')).toEqual(anthropicClientCodec.renderError(error, 'r1'));
  });
});
