import type { ChatRequest, Completion, JsonObject } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { identity, jsonBody, renderWhole, resolved, resolvedText } from '../../../test/requests.ts';
import { openaiProviderCodec } from '../codec.js';
import { openaiEmbeddingsCodec } from './codec.js';
import { openaiEmbeddings } from './provider.js';

const { parseRequest } = openaiEmbeddingsCodec;
const given = (body: unknown): ChatRequest => resolved(parseRequest(jsonBody(body)));
const built = (request: ChatRequest): string => Buffer.from(openaiEmbeddings.buildRequest(request)).toString();
const reply = (...vectors: readonly unknown[]): JsonObject => ({
  object: 'list',
  data: vectors.map((embedding, index) => ({ object: 'embedding', index, embedding })),
  model: 'text-embedding-3-small',
  usage: { prompt_tokens: 5, total_tokens: 5 },
});
const parse = (body: unknown, request: ChatRequest = given({ input: ['a', 'b'] })): Completion =>
  openaiEmbeddings.parseReply(Buffer.from(JSON.stringify(body)), 'openai', request);

/** The numbers 0.5 and -2 as 32-bit floats in little-endian order. */
const BASE64 = Buffer.from([0, 0, 0, 0x3f, 0, 0, 0, 0xc0]).toString('base64');

describe('a request for embeddings', () => {
  it('has a message for each text', () => {
    const { source, ...draft } = parseRequest(
      jsonBody({ model: 'm', input: ['a', 'b'], dimensions: 256, encoding_format: 'base64', user: 'u', x: 1 }),
    );
    expect(draft).toEqual({
      operation: 'embeddings',
      model: 'm',
      messages: ['a', 'b'].map((text) => ({ role: 'user', content: [{ type: 'text', text }] })),
      tools: [],
      sampling: {},
      embedding: { dimensions: 256, encoding: 'base64' },
      stream: false,
      streamUsage: false,
      extensions: { openai: { x: 1 } },
      hints: { openai: { user: 'u' } },
    });
    expect(source).toMatchObject({ format: 'openai' });
  });

  it('may have a lone text, and says float by default', () => {
    const { messages, embedding } = parseRequest(jsonBody({ input: 'a' }));
    expect(messages).toHaveLength(1);
    expect(embedding).toEqual({ encoding: 'float' });
  });

  it.each([[[1, 2, 3]], [[[1, 2], [3]]]])('keeps tokens as they are: %j', (input) => {
    const { messages, extensions } = parseRequest(jsonBody({ input }));
    expect(messages).toEqual([]);
    expect(extensions).toEqual({ openai: { input } });
  });

  it.each<[object, string]>([
    [{}, 'input'],
    [{ input: '' }, 'input'],
    [{ input: [] }, 'input'],
    [{ input: [[]] }, 'input[0]'],
    [{ input: ['a', 1] }, 'input[1]'],
    [{ input: [1.5] }, 'input[0]'],
    [{ input: 'a', dimensions: 0 }, 'dimensions'],
    [{ input: 'a', encoding_format: 'int8' }, 'encoding_format'],
    [{ input: 'a', model: '' }, 'model'],
  ])('is refused when it is %j', (body, param) => {
    expect(() => parseRequest(jsonBody(body))).toThrowError(
      expect.objectContaining({ code: 'invalid_request', details: { param } }),
    );
  });

  it('goes out as it came, with the model that serves it', () => {
    const body = '{"input": [1, 2],"model":"m","session_id":"s","big":12345678901234567890}';
    expect(built({ ...given(body), model: 'n' })).toBe('{"input": [1, 2],"model":"n","big":12345678901234567890}');
  });

  it.each([
    { input: ['a', 'b'], dimensions: 256, encoding_format: 'base64', user: 'u', x: 1 },
    { input: [[1, 2], [3]], encoding_format: 'float' },
  ])('is printed where a layer has changed it: %j', (body) => {
    const { source: _source, ...request } = given({ model: 'm', ...body });
    expect(JSON.parse(built(request))).toEqual({ model: 'm', ...body });
  });

  it('is refused where it holds more than texts, or what would be lost', () => {
    const picture = { type: 'image', source: { kind: 'url', url: 'https://example.com' } } as const;
    const requests = [
      resolvedText('a', { messages: [{ role: 'user', content: [picture] }] }),
      resolvedText('a', { extensions: { gemini: { taskType: 'CLUSTERING' } } }),
    ];
    for (const request of requests) {
      expect(() => built(request)).toThrowError(expect.objectContaining({ code: 'unsupported_feature' }));
    }
  });
});

describe('embeddings', () => {
  it('are what a provider of the dialect can do', () => {
    expect(openaiProviderCodec.embeddings).toBe(openaiEmbeddings);
  });

  it('come in the order of their inputs', () => {
    const [first, second] = reply([1], [2]).data as readonly unknown[];
    expect(parse({ ...reply(), data: [second, first] })).toEqual({
      provider: 'openai',
      model: 'text-embedding-3-small',
      choices: [],
      vectors: [[1], [2]],
      usage: { inputTokens: 5, outputTokens: 0, raw: { prompt_tokens: 5, total_tokens: 5 } },
    });
  });

  it('come in the encoding that was asked for, whatever the server knows', () => {
    const base64 = given({ input: 'a', encoding_format: 'base64' });
    const float = given({ input: 'a' });
    expect(parse(reply([0.5, -2]), base64).vectors).toEqual([BASE64]);
    expect(parse(reply(BASE64), base64).vectors).toEqual([BASE64]);
    expect(parse(reply(BASE64), float).vectors).toEqual([[0.5, -2]]);
    expect(parse(reply([0.5, -2]), float).vectors).toEqual([[0.5, -2]]);
  });

  it('are counted: a list of tokens is one input', () => {
    expect(parse(reply([1]), given({ input: [1, 2, 3] })).vectors).toHaveLength(1);
    expect(parse(reply([1], [2]), given({ input: [[1, 2], [3]] })).vectors).toHaveLength(2);
  });

  it.each([
    ['no list', {}],
    ['too few', reply([1])],
    ['too many', reply([1], [2], [3])],
    ['no vector', reply([1], null)],
    ['an empty vector', reply([1], [])],
    ['a vector of texts', reply([1], ['a'])],
    ['half a number', reply([1], 'AAA=')],
    [
      'one place twice',
      {
        data: [
          { index: 0, embedding: [1] },
          { index: 0, embedding: [2] },
        ],
      },
    ],
    [
      'a place that is none',
      {
        data: [
          { index: 0, embedding: [1] },
          { index: 7, embedding: [2] },
        ],
      },
    ],
    ['an entry that is none', { data: [null, null] }],
  ])('are refused for %s', (_name, body) => {
    expect(() => parse(body)).toThrowError(expect.objectContaining({ code: 'upstream_invalid' }));
  });

  it('are an error when the body is one', () => {
    expect(() => parse({ error: { message: 'no' } })).toThrowError(
      expect.objectContaining({ code: 'upstream_failed' }),
    );
  });

  it('are told as they came', () => {
    const body = { ...reply([1], [2]), x: 1 };
    expect(JSON.parse(renderWhole(openaiEmbeddingsCodec, parse(body)))).toEqual(body);
  });

  it('are told with the usage of another dialect', () => {
    const completion: Completion = {
      provider: 'p',
      model: 'm',
      choices: [],
      vectors: [BASE64],
      usage: { inputTokens: 3, outputTokens: 0 },
    };
    expect(JSON.parse(renderWhole(openaiEmbeddingsCodec, completion))).toEqual({
      object: 'list',
      data: [{ object: 'embedding', index: 0, embedding: BASE64 }],
      model: 'm',
      usage: { prompt_tokens: 3, total_tokens: 3 },
    });
  });

  it('are never streamed', () => {
    expect(() => openaiEmbeddingsCodec.createEventRenderer(identity, resolvedText('a'))).toThrowError('not streamed');
  });
});
