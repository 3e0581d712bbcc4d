import type { ChatRequest, Message, Part } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { readFixture } from '../../test/fixtures.ts';
import { jsonBody, resolved, resolvedText } from '../../test/requests.ts';
import type { BuildOptions } from '../codec.js';
import { buildRequest } from './build-request.js';
import { parseRequest } from './parse-request.js';

const WHOLE: BuildOptions = { stream: false, withUsage: false };
const STREAM: BuildOptions = { stream: true, withUsage: true };

const hello: Message = { role: 'user', content: [{ type: 'text', text: 'Hello' }] };

/** A request that a layer made, or that came in another dialect. */
const canonical = (fields: Partial<ChatRequest>): ChatRequest => resolvedText('Hello', fields);

const received = (text: string, fields: Partial<ChatRequest> = {}): ChatRequest =>
  resolved(parseRequest(jsonBody(text)), fields);

const built = (request: ChatRequest, options = WHOLE): string => Buffer.from(buildRequest(request, options)).toString();
const printed = (fields: Partial<ChatRequest>, options = WHOLE): unknown =>
  JSON.parse(built(canonical(fields), options));

describe('buildRequest of a body in the same dialect', () => {
  it('sends an untouched body as the very bytes that came', () => {
    const body = readFixture('requests/text.json');
    const request = resolved(parseRequest({ body, mediaType: 'application/json' }));
    expect(buildRequest(request, WHOLE)).toBe(body);
  });

  it('leaves what it does not have to touch', () => {
    const text =
      '{ "seed": 12345678901234567890, "x": null, "model": "a", "messages": [{"role":"user","content":"é"}] }';
    expect(built(received(text, { model: 'b' }))).toBe(text.replace('"a"', '"b"'));
  });

  it('adds the model where the caller named none', () => {
    const text = '{"messages":[{"role":"user","content":"a"}]}';
    expect(built(received(text))).toBe('{"messages":[{"role":"user","content":"a"}],"model":"gpt-4o-mini"}');
  });

  it('takes the gateway’s own fields out', () => {
    const text =
      '{"model":"m","cache":{"ttl":5},"messages":[{"role":"user","content":"a"}],"session_id":"s","thread_id":null}';
    expect(built(received(text))).toBe('{"model":"m","messages":[{"role":"user","content":"a"}]}');
  });

  const call = (fields: string): string => `{"model":"m","messages":[{"role":"user","content":"a"}]${fields}}`;
  it.each([
    [
      'asks for usage that the caller did not want',
      ',"stream":true',
      STREAM,
      ',"stream":true,"stream_options":{"include_usage":true}',
    ],
    ['does not ask for usage unless told to', ',"stream":true', { stream: true, withUsage: false }, ',"stream":true'],
    [
      'keeps the usage that the caller wants',
      ',"stream":true,"stream_options":{"include_usage":true}',
      { stream: true, withUsage: false },
      ',"stream":true,"stream_options":{"include_usage":true}',
    ],
    [
      'keeps other stream options',
      ',"stream":true,"stream_options":{"include_usage":false,"include_obfuscation":false}',
      STREAM,
      ',"stream":true,"stream_options":{"include_usage":true,"include_obfuscation":false}',
    ],
    ['turns a stream into a whole answer', ',"stream":true', WHOLE, ',"stream":false'],
    ['and drops its options', ',"stream":true,"stream_options":{"include_usage":true}', WHOLE, ',"stream":false'],
    ['turns a whole answer into a stream', '', STREAM, ',"stream":true,"stream_options":{"include_usage":true}'],
    ['leaves stream: false alone', ',"stream":false', WHOLE, ',"stream":false'],
  ] as const)('%s', (...row) => {
    const [, fields, options, expected] = row;
    expect(built(received(call(fields)), options)).toBe(call(expected));
  });
});

describe('buildRequest of a canonical request', () => {
  it('prints the least for a plain one', () => {
    expect(printed({})).toEqual({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'Hello' }] });
  });

  it.each([
    [
      { stream: true, streamUsage: true },
      { stream: true, withUsage: false },
      { stream: true, stream_options: { include_usage: true } },
    ],
    [{ stream: true }, { stream: true, withUsage: false }, { stream: true }],
    [{ stream: true }, STREAM, { stream: true, stream_options: { include_usage: true } }],
    [{ stream: true, streamUsage: true }, WHOLE, {}],
  ] as const)('asks for a stream as the options say: %j, %j', (...row) => {
    const [fields, options, expected] = row;
    expect(printed(fields, options)).toEqual({ ...(printed({}) as object), ...expected });
  });

  it.each([
    [{}, 'gpt-4o', 'max_tokens'],
    [{}, 'gpt-5-mini', 'max_completion_tokens'],
    [{}, 'o3', 'max_completion_tokens'],
    [{}, 'openai/o4-mini', 'max_completion_tokens'],
    [{ max_tokens: 5 }, 'o3', 'max_tokens'],
    [{ max_completion_tokens: 5 }, 'gpt-4o', 'max_completion_tokens'],
  ])('spells the output limit of %j for %s as %s', (hints, model, name) => {
    const body = printed({ model, hints: { openai: hints }, sampling: { maxOutputTokens: 5 } });
    expect(body).toEqual({ model, messages: [{ role: 'user', content: 'Hello' }], [name]: 5 });
  });

  it('gives each result of a tool turn a message', () => {
    const result = (callId: string): Part => ({ type: 'tool-result', callId, content: [{ type: 'text', text: 'ok' }] });
    expect(printed({ messages: [{ role: 'tool', content: [result('a'), result('b')] }] })).toMatchObject({
      messages: [
        { role: 'tool', tool_call_id: 'a', content: 'ok' },
        { role: 'tool', tool_call_id: 'b', content: 'ok' },
      ],
    });
  });

  it('keeps text beside tool calls', () => {
    const content: Part[] = [
      { type: 'text', text: 'Let me look.' },
      { type: 'tool-call', id: 'call_1', name: 'f', kind: 'function', input: '{}' },
      { type: 'text', text: 'Done.' },
    ];
    expect(printed({ messages: [{ role: 'assistant', content }] })).toMatchObject({
      messages: [
        {
          content: [
            { type: 'text', text: 'Let me look.' },
            { type: 'text', text: 'Done.' },
          ],
          tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'f', arguments: '{}' } }],
        },
      ],
    });
  });

  it('attaches the media of a tool result to a user message behind all results', () => {
    const image: Part = { type: 'image', source: { kind: 'base64', mediaType: 'image/png', data: 'AAAA' } };
    const content: Part[] = [
      { type: 'tool-result', callId: 'c1', content: [{ type: 'text', text: 'Two pictures' }, image] },
      { type: 'tool-result', callId: 'c2', content: [image] },
      { type: 'tool-result', callId: 'c3', content: [{ type: 'text', text: '3' }] },
    ];
    const url = { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } };
    expect(printed({ messages: [{ role: 'tool', content }, hello] })).toMatchObject({
      messages: [
        { role: 'tool', tool_call_id: 'c1', content: 'Two pictures' },
        { role: 'tool', tool_call_id: 'c2', content: 'The result is attached to the next message.' },
        { role: 'tool', tool_call_id: 'c3', content: '3' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Attached to the result of the tool call c1:' },
            url,
            { type: 'text', text: 'Attached to the result of the tool call c2:' },
            url,
          ],
        },
        { role: 'user', content: 'Hello' },
      ],
    });
  });

  it.each([
    ['No such file', 'Error: No such file'],
    ['error: no such file', 'error: no such file'],
    ['', 'Error: '],
  ])('says in the text %j that a tool failed', (text, content) => {
    const result: Part = { type: 'tool-result', callId: 'c1', content: [{ type: 'text', text }], isError: true };
    expect(printed({ messages: [{ role: 'tool', content: [result] }] })).toMatchObject({ messages: [{ content }] });
  });

  it.each([
    ['gpt-5', 'low'],
    ['o3-mini', 'low'],
    ['gpt-4o-mini', undefined],
  ])('asks %s for little thinking where the caller wants none', (model, effort) => {
    const request = canonical({ model, reasoning: { mode: 'off' } });
    expect(JSON.parse(built(request)).reasoning_effort).toBe(effort);
  });

  it('leaves out reasoning that only its maker can read', () => {
    const content: Part[] = [
      { type: 'reasoning', text: 'hm', signature: 'c2ln' },
      { type: 'reasoning', text: '', redacted: 'c2ln' },
      { type: 'text', text: 'Yes.' },
    ];
    expect(printed({ messages: [{ role: 'assistant', content }] })).toMatchObject({
      messages: [{ role: 'assistant', content: 'Yes.' }],
    });
  });

  it('leaves out what other formats call their own and changes no answer', () => {
    const extensions = { anthropic: { cache_control: { type: 'ephemeral' } } };
    expect(printed({ extensions, hints: { anthropic: { metadata: {} } } })).toEqual(printed({}));
  });

  it.each([
    ['0', 'low'],
    ['4096', 'medium'],
    ['12288', 'high'],
  ])('tells a reasoning budget of %s tokens as the effort %s', (budget, effort) => {
    expect(printed({ reasoning: { budgetTokens: Number(budget) } })).toMatchObject({ reasoning_effort: effort });
  });

  const says = (...content: Part[]): Partial<ChatRequest> => ({ messages: [{ role: 'user', content }] });
  it.each<[string, Partial<ChatRequest>]>([
    ['a field of another format', { extensions: { anthropic: { container: 'c1' } } }],
    ['a part of another format', says({ type: 'unknown', format: 'anthropic', value: { type: 'document' } })],
    ['an image by its file id', says({ type: 'image', source: { kind: 'file-id', id: 'file-1' } })],
    ['audio by its URL', says({ type: 'audio', source: { kind: 'url', url: 'https://example.com/a.wav' } })],
    ['a tool call of the user', says({ type: 'tool-call', id: 'a', name: 'f', kind: 'function', input: '{}' })],
    ['a tool result outside a tool turn', says({ type: 'tool-result', callId: 'a', content: [] })],
    ['text in a tool turn', { messages: [{ role: 'tool', content: [{ type: 'text', text: 'a' }] }] }],
    ['a tool of another format', { tools: [{ kind: 'unknown', format: 'anthropic', value: { type: 'bash' } }] }],
    ['a tool choice of another format', { toolChoice: { kind: 'unknown', format: 'gemini', value: {} } }],
    ['a response format of another format', { responseFormat: { kind: 'unknown', format: 'gemini', value: {} } }],
  ])('refuses %s', (_name, fields) => {
    expect(() => built(canonical(fields))).toThrowError(expect.objectContaining({ code: 'unsupported_feature' }));
  });
});
