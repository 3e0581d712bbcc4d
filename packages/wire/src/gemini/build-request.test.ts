import type { ChatRequest, Part } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { resolved, resolvedText } from '../../test/requests.ts';
import { buildRequest } from './build-request.js';
import { parseRequest } from './parse-request.js';

const read = (body: Uint8Array | string): unknown => JSON.parse(Buffer.from(body).toString());

const asked = (changes: Partial<ChatRequest>): unknown =>
  read(buildRequest(resolvedText('Hi', { model: 'gemini-2.5-flash', ...changes })));
const hi = { role: 'user', parts: [{ text: 'Hi' }] };

describe('what Gemini cannot carry', () => {
  const part = (value: Part): Partial<ChatRequest> => ({ messages: [{ role: 'user', content: [value] }] });
  const tool = { kind: 'function', name: 'f' } as const;

  it.each<[string, Partial<ChatRequest>]>([
    ['a field of another format', { extensions: { openai: { verbosity: 'low' } } }],
    ['a logit bias', { sampling: { logitBias: { 1: 2 } } }],
    ['a limit of one call', { parallelToolCalls: false, tools: [tool] }],
    ['a custom tool', { tools: [{ kind: 'custom', name: 'f' }] }],
    ['a tool of another format', { tools: [{ kind: 'unknown', format: 'openai', value: {} }] }],
    ['a choice of another format', { toolChoice: { kind: 'unknown', format: 'openai', value: {} } }],
    ['a choice of a custom tool', { toolChoice: { kind: 'tool', name: 'f', toolKind: 'custom' } }],
    ['a response format of another format', { responseFormat: { kind: 'unknown', format: 'openai', value: {} } }],
    ['a part of another format', part({ type: 'unknown', format: 'openai', value: {} })],
    ['a file id of another maker', part({ type: 'file', source: { kind: 'file-id', id: 'file-1' } })],
    ['a data URL that is text', part({ type: 'image', source: { kind: 'url', url: 'data:image/svg+xml,<svg/>' } })],
    ['a file of an unknown type', part({ type: 'file', source: { kind: 'base64', data: 'aQ==' } })],
    ['sound of an unknown type', part({ type: 'audio', source: { kind: 'base64', data: 'aQ==' } })],
    ['a custom call', part({ type: 'tool-call', id: 'a', name: 'f', kind: 'custom', input: 'x' })],
    ['a call whose input is no object', part({ type: 'tool-call', id: 'a', name: 'f', kind: 'function', input: '[]' })],
    ['a result among words', part({ type: 'tool-result', callId: 'a', content: [] })],
    ['words among results', { messages: [{ role: 'tool', content: [{ type: 'text', text: 'a' }] }] }],
    ['a named speaker', { messages: [{ role: 'user', name: 'Ann', content: [] }] }],
    ['a named instruction', { messages: [{ role: 'system', name: 'Ann', content: [] }] }],
    [
      'a pictured instruction',
      { messages: [{ role: 'system', content: [{ type: 'image', source: { kind: 'url', url: 'u' } }] }] },
    ],
    [
      'a picture in a result that is not enclosed',
      {
        messages: [
          {
            role: 'tool',
            content: [
              {
                type: 'tool-result',
                callId: 'a',
                name: 'f',
                content: [{ type: 'image', source: { kind: 'url', url: 'https://e.org/a.png' } }],
              },
            ],
          },
        ],
      },
    ],
  ])('is refused: %s', (_name, changes) => {
    expect(() => asked(changes)).toThrow(expect.objectContaining({ code: 'unsupported_feature' }));
  });

  it('is a result of no call', () => {
    const content: Part[] = [{ type: 'tool-result', callId: 'a', content: [] }];
    expect(() => asked({ messages: [{ role: 'tool', content }] })).toThrow(
      expect.objectContaining({ code: 'invalid_request' }),
    );
  });

  it('takes one call at a time for granted where there are no tools', () => {
    expect(asked({ parallelToolCalls: false })).toEqual({ contents: [hi] });
  });
});

describe('a request of this dialect', () => {
  const sent = (text: string, model = 'm'): string => {
    const request = resolved(parseRequest({ body: Buffer.from(text), mediaType: '', model: 'm' }), { model });
    return Buffer.from(buildRequest(request)).toString();
  };

  it('goes out as it came', () => {
    const text = '{"contents": [{"parts":[{"text":"a"}]}],\n "x": 12345678901234567890, "safety_settings": null}';
    expect(sent(text)).toBe(text);
  });

  it('loses the fields that are meant for the gateway', () => {
    expect(sent('{"cache":{},"contents":[{"parts":[{"text":"a"}]}],"session_id":"s"}')).toBe(
      '{"contents":[{"parts":[{"text":"a"}]}]}',
    );
  });

  it('names the model that serves it where it names one', () => {
    expect(sent('{"model":"models/m","contents":[{"parts":[{"text":"a"}]}]}', 'other')).toBe(
      '{"model":"models/other","contents":[{"parts":[{"text":"a"}]}]}',
    );
  });

  it('is printed without the thoughts that another maker has signed', () => {
    const text = JSON.stringify({
      contents: [
        hi,
        {
          role: 'model',
          parts: [{ text: 'a', thought: true, thoughtSignature: 'isartor.anthropic.signature.x' }, { text: 'b' }],
        },
      ],
    });
    expect(JSON.parse(sent(text))).toEqual({ contents: [hi, { role: 'model', parts: [{ text: 'b' }] }] });
  });
});
