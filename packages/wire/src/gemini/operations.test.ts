import type { ChatRequest } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { jsonBody, renderWhole, resolved, resolvedText } from '../../test/requests.ts';
import type { OperationCodec } from '../codec.js';
import { openaiClientCodec } from '../openai/codec.js';
import { geminiCountTokensCodec, geminiProviderCodec } from './codec.js';
import { parseRequest } from './parse-request.js';

const { countTokens, embeddings } = geminiProviderCodec as Required<typeof geminiProviderCodec>;
const read = (body: Uint8Array | string): unknown => JSON.parse(Buffer.from(body).toString());
const reply = (codec: OperationCodec, body: unknown, request: ChatRequest): ReturnType<OperationCodec['parseReply']> =>
  codec.parseReply(Buffer.from(JSON.stringify(body)), 'gemini', request);

const contents = [{ role: 'user', parts: [{ text: 'Hello' }] }];

describe('countTokens', () => {
  const parse = (body: unknown): ChatRequest =>
    resolved(geminiCountTokensCodec.parseRequest({ ...jsonBody(body), model: 'm' }), { provider: 'gemini' });
  const meaning = ({ source: _source, ...request }: ChatRequest): object => request;

  it('reads turns alone and a whole request', () => {
    const chat = resolved(parseRequest({ ...jsonBody({ contents }), model: 'm' }), { provider: 'gemini' });
    const expected = { ...meaning(chat), operation: 'count_tokens' };
    expect(meaning(parse({ contents }))).toEqual(expected);
    expect(meaning(parse({ generateContentRequest: { model: 'models/m', contents } }))).toEqual(expected);
    expect(meaning(parse({ generate_content_request: { contents, system_instruction: { parts: [] } } }))).toEqual(
      expected,
    );
  });

  it('sends a body of this dialect as it came, but for the model', () => {
    const sent = (body: unknown, model: string): unknown => read(countTokens.buildRequest({ ...parse(body), model }));
    expect(sent({ contents, x: 1 }, 'other')).toEqual({ contents, x: 1 });
    const whole = { generateContentRequest: { model: 'models/m', contents }, session_id: 's' };
    expect(sent(whole, 'm')).toEqual({ generateContentRequest: { model: 'models/m', contents } });
    expect(sent(whole, 'other')).toEqual({ generateContentRequest: { model: 'models/other', contents } });
  });

  it('asks for another dialect with all that counts', () => {
    const messages = [
      { role: 'system', content: 'S' },
      { role: 'user', content: 'Hello' },
    ];
    const request = resolved(openaiClientCodec.parseRequest(jsonBody({ messages })), { model: 'm' });
    expect(read(countTokens.buildRequest(request))).toEqual({
      generateContentRequest: { model: 'models/m', systemInstruction: { parts: [{ text: 'S' }] }, contents },
    });
  });

  it('reads the count and tells it again', () => {
    const body = { totalTokens: 31, promptTokensDetails: [{ modality: 'TEXT', tokenCount: 31 }] };
    const completion = reply(countTokens, body, parse({ contents }));
    expect(completion).toEqual({
      provider: 'gemini',
      model: 'm',
      choices: [],
      usage: { inputTokens: 31, outputTokens: 0, raw: body },
    });
    expect(JSON.parse(renderWhole(geminiCountTokensCodec, completion))).toEqual(body);
  });

  it('tells the count of another maker', () => {
    const usage = { inputTokens: 7, outputTokens: 0, raw: { input_tokens: 7 } };
    const body = renderWhole(geminiCountTokensCodec, { provider: 'p', model: 'm', choices: [], usage });
    expect(JSON.parse(body)).toEqual({ totalTokens: 7 });
  });

  it.each([{}, { totalTokens: '7' }, { totalTokens: -1 }])('refuses the reply %j', (body) => {
    expect(() => reply(countTokens, body, parse({ contents }))).toThrow(
      expect.objectContaining({ code: 'upstream_invalid' }),
    );
  });

  it('tells an error that came with status 200', () => {
    expect(() => reply(countTokens, { error: { message: 'm' } }, parse({ contents }))).toThrow(
      expect.objectContaining({ code: 'upstream_failed', message: 'm' }),
    );
  });
});

describe('embeddings', () => {
  const asked = (embedding: ChatRequest['embedding'], changes: Partial<ChatRequest> = {}): ChatRequest =>
    resolvedText('', {
      operation: 'embeddings',
      model: 'gemini-embedding-001',
      messages: ['a', 'b'].map((text) => ({ role: 'user', content: [{ type: 'text', text }] })),
      ...(embedding && { embedding }),
      ...changes,
    });
  const vectors = { embeddings: [{ values: [0.5, -1] }, { values: [2, 0.25] }] };

  it('asks for all inputs at once', () => {
    const input = (text: string): object => ({
      model: 'models/gemini-embedding-001',
      content: { parts: [{ text }] },
      outputDimensionality: 2,
    });
    expect(read(embeddings.buildRequest(asked({ encoding: 'float', dimensions: 2 })))).toEqual({
      requests: [input('a'), input('b')],
    });
  });

  it('gives vectors in the encoding that was asked for', () => {
    const usageMetadata = { promptTokenCount: 4 };
    expect(reply(embeddings, { ...vectors, usageMetadata }, asked({ encoding: 'float' }))).toMatchObject({
      choices: [],
      vectors: [
        [0.5, -1],
        [2, 0.25],
      ],
      usage: { inputTokens: 4, outputTokens: 0 },
    });
    const encoded = reply(embeddings, vectors, asked({ encoding: 'base64' }));
    expect(encoded.vectors).toEqual([
      Buffer.from(new Float32Array([0.5, -1]).buffer).toString('base64'),
      Buffer.from(new Float32Array([2, 0.25]).buffer).toString('base64'),
    ]);
    expect(encoded).not.toHaveProperty('usage');
  });

  it.each([
    {},
    { embeddings: [{ values: [1] }] },
    { embeddings: [{ values: [1] }, {}] },
    { embeddings: [{ values: [1] }, { values: [] }] },
    { embeddings: [{ values: [1] }, { values: ['1'] }] },
    { embeddings: [{ values: [1] }, null] },
  ])('refuses the reply %j', (body) => {
    expect(() => reply(embeddings, body, asked({ encoding: 'float' }))).toThrow(
      expect.objectContaining({ code: 'upstream_invalid' }),
    );
  });

  it('refuses inputs that are not text and fields that it has no words for', () => {
    const tokens = { role: 'user', content: [{ type: 'unknown', format: 'openai', value: {} }] } as const;
    for (const changes of [{ messages: [tokens] }, { extensions: { openai: { x: 1 } } }]) {
      expect(() => embeddings.buildRequest(asked({ encoding: 'float' }, changes))).toThrow(
        expect.objectContaining({ code: 'unsupported_feature' }),
      );
    }
  });

  it('tells an error that came with status 200', () => {
    expect(() => reply(embeddings, { error: { message: 'm' } }, asked({ encoding: 'float' }))).toThrow(
      expect.objectContaining({ code: 'upstream_failed' }),
    );
  });
});
