import {
  type ChatEvent,
  type Completion,
  ERROR_CODES,
  type ErrorCode,
  IsartorError,
  type RequestDraft,
} from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { identity, renderWhole, resolved } from '../../test/requests.ts';
import { nativeClientCodec } from './codec.js';

const parse = (body: unknown, mediaType = 'application/json'): RequestDraft =>
  nativeClientCodec.parseRequest({
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    mediaType,
  });

const user = (text: string): object => ({ role: 'user', content: [{ type: 'text', text }] });

describe('a native request', () => {
  it('is a prompt', () => {
    expect(parse({ prompt: 'Hello' })).toEqual({
      operation: 'chat',
      messages: [user('Hello')],
      tools: [],
      sampling: {},
      stream: false,
      streamUsage: false,
      extensions: {},
      hints: {},
    });
  });

  it('or messages, with model, stream and the gateway’s own fields', () => {
    const messages = [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hello' },
    ];
    expect(parse({ messages, model: 'm', stream: true, session_id: 's', cache: { ttl: 5 } })).toMatchObject({
      messages: [{ role: 'system', content: [{ type: 'text', text: 'Be brief.' }] }, user('Hello')],
      model: 'm',
      stream: true,
      sessionId: 's',
      cache: { ttl: 5 },
    });
  });

  it('means the same with null for what is left out', () => {
    expect(parse({ prompt: 'a', messages: null, model: null, stream: null, cache: null })).toEqual(
      parse({ prompt: 'a' }),
    );
  });

  it.each([
    ['application/json', '{"prompt":"a"}', 'a'],
    ['application/vnd.api+json', '{"prompt":"a"}', 'a'],
    ['', '{"prompt":"a"}', 'a'],
    ['', '{"prompt":', '{"prompt":'],
    ['', '["a"]', '["a"]'],
    ['', 'hello', 'hello'],
    ['text/plain', '{"prompt":"a"}', '{"prompt":"a"}'],
    ['application/x-www-form-urlencoded', 'a=b', 'a=b'],
  ])('of type %j with the body %j prompts %j', (mediaType, body, prompt) => {
    expect(parse(body, mediaType).messages).toEqual([user(prompt)]);
  });

  it.each([
    [{}, undefined],
    [{ prompt: 'a', messages: [{ role: 'user', content: 'b' }] }, undefined],
    [{ prompt: '' }, 'prompt'],
    [{ prompt: 5 }, 'prompt'],
    [{ prompt: { length: { toString: 1 } } }, 'prompt'],
    [{ messages: { length: { toString: 1 } } }, 'messages'],
    [{ messages: [] }, 'messages'],
    [{ messages: [{ role: 'tool', content: 'a' }] }, 'messages[0].role'],
    [{ messages: [{ role: 'user', content: [] }] }, 'messages[0].content'],
    [{ messages: [{ role: 'user' }] }, 'messages[0].content'],
    [{ messages: [{ role: 'user', content: 'a', name: 'ada' }] }, 'messages[0].name'],
    [{ prompt: 'a', model: '' }, 'model'],
    [{ prompt: 'a', stream: 'yes' }, 'stream'],
    [{ prompt: 'a', temperature: 0 }, 'temperature'],
  ])('is refused as %j', (body, param) => {
    expect(() => parse(body)).toThrowError(
      expect.objectContaining({ code: 'invalid_request', details: param === undefined ? {} : { param } }),
    );
  });

  it.each([
    ['application/json', 'hello'],
    ['application/json', '[]'],
    ['text/plain', ' \n'],
    ['', ''],
  ])('of type %j is refused with the body %j', (mediaType, body) => {
    expect(() => parse(body, mediaType)).toThrowError(expect.objectContaining({ code: 'invalid_request' }));
  });

  it('is refused when it is not UTF-8', () => {
    const body = Buffer.from([0xff]);
    expect(() => nativeClientCodec.parseRequest({ body, mediaType: 'text/plain' })).toThrowError(/UTF-8/);
  });
});

describe('a native reply', () => {
  const completion = (content: Completion['choices'][number]['content']): Completion => ({
    provider: 'openai',
    model: 'gpt-4o-mini',
    choices: [{ index: 0, content, finishReason: { unified: 'stop' } }],
  });

  it.each([
    [
      'its text',
      completion([
        { type: 'text', text: 'Hi' },
        { type: 'text', text: '!' },
      ]),
      'Hi!',
    ],
    [
      'no reasoning',
      completion([
        { type: 'reasoning', text: 'hm' },
        { type: 'text', text: 'Hi' },
      ]),
      'Hi',
    ],
    ['nothing where there is no text', completion([]), ''],
    ['nothing where there is no choice', { ...completion([]), choices: [] }, ''],
  ])('tells layer, model and %s', (_name, answer, message) => {
    expect(JSON.parse(renderWhole(nativeClientCodec, answer))).toEqual({ layer: 3, message, model: 'gpt-4o-mini' });
  });

  it('is streamed as deltas and one done', () => {
    const renderer = nativeClientCodec.createEventRenderer(identity, resolved(parse({ prompt: 'a' })));
    const events: ChatEvent[] = [
      { type: 'start', model: 'gpt-4o-mini-2024' },
      { type: 'reasoning-delta', choice: 0, text: 'hm' },
      { type: 'text-delta', choice: 0, text: 'Hi\n' },
      { type: 'text-delta', choice: 1, text: 'other' },
      { type: 'part', choice: 0, part: { type: 'text', text: 'you' } },
      { type: 'finish', choice: 0, reason: { unified: 'stop' } },
    ];
    expect(renderer.render(events)).toBe(
      'event: delta\ndata: {"delta":"Hi\\n"}\n\nevent: delta\ndata: {"delta":"you"}\n\n',
    );
    expect(renderer.end()).toBe('event: done\ndata: {"layer":3,"message":"Hi\\nyou","model":"gpt-4o-mini-2024"}\n\n');
  });

  it('breaks off with an error event', () => {
    const renderer = nativeClientCodec.createEventRenderer(identity, resolved(parse({ prompt: 'a' })));
    expect(renderer.error(new IsartorError('upstream_broken', 'It broke'))).toBe(
      'event: error\ndata: {"error":"upstream_broken","message":"It broke"}\n\n',
    );
  });
});

describe('a native error', () => {
  it.each(Object.keys(ERROR_CODES) as ErrorCode[])('tells %s', (code) => {
    const { status, headers, body } = nativeClientCodec.renderError(new IsartorError(code, 'What went wrong'), 'r1');
    expect(status).toBe(ERROR_CODES[code].status);
    expect(headers).toEqual({ 'content-type': 'application/json' });
    expect(JSON.parse(body)).toEqual({ error: code, message: 'What went wrong' });
  });
});
