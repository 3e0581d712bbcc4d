import type { ChatRequest, Message, Part } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { jsonBody, resolved, resolvedText } from '../../test/requests.ts';
import { openaiClientCodec } from '../openai/codec.js';
import { buildRequest } from './build-request.js';
import { parseRequest } from './parse-request.js';

const read = (body: Uint8Array | string): unknown => JSON.parse(Buffer.from(body).toString());

/** The body for a request of Chat Completions. */
const built = (body: object, model = 'gemini-2.5-flash'): unknown =>
  read(buildRequest(resolved(openaiClientCodec.parseRequest(jsonBody({ model, ...body })), { model })));

const asked = (changes: Partial<ChatRequest>): unknown =>
  read(buildRequest(resolvedText('Hi', { model: 'gemini-2.5-flash', ...changes })));
const hi = { role: 'user', parts: [{ text: 'Hi' }] };
const user = { role: 'user', content: 'Hi' };
const call = (id: string, input = '{}', name = 'f'): object => ({
  id,
  type: 'function',
  function: { name, arguments: input },
});
const calls = (...given: readonly object[]): object => ({ role: 'assistant', content: '', tool_calls: given });
const result = (id: string, content: unknown): object => ({ role: 'tool', tool_call_id: id, content });
const turns = (...messages: readonly object[]): unknown =>
  (built({ messages: [user, ...messages] }) as { contents: unknown }).contents;

describe('a request of another dialect', () => {
  it('puts the leading instructions apart and later ones where they stand', () => {
    expect(
      built({
        messages: [
          { role: 'system', content: 'a' },
          { role: 'developer', content: 'b' },
          user,
          { role: 'assistant', content: 'Hello' },
          { role: 'system', content: 'c' },
          { role: 'user', content: 'Bye' },
        ],
      }),
    ).toEqual({
      systemInstruction: { parts: [{ text: 'a' }, { text: 'b' }] },
      contents: [
        hi,
        { role: 'model', parts: [{ text: 'Hello' }] },
        { role: 'user', parts: [{ text: '<system>\nc\n</system>' }, { text: 'Bye' }] },
      ],
    });
  });

  it('makes instructions alone a turn', () => {
    expect(built({ messages: [{ role: 'system', content: 'a' }] })).toEqual({
      contents: [{ role: 'user', parts: [{ text: '<system>\na\n</system>' }] }],
    });
  });

  it('joins turns of one side and leaves out those that say nothing', () => {
    expect(turns({ role: 'assistant', content: null, tool_calls: [] }, { role: 'user', content: 'b' })).toEqual([
      { role: 'user', parts: [{ text: 'Hi' }, { text: 'b' }] },
    ]);
  });

  it('names the function of each result, in the order of the calls', () => {
    expect(
      turns(calls(call('a', '{"x":1}'), call('b', '', 'g')), result('b', 'second'), result('a', '{"y":[1]}'), user),
    ).toEqual([
      hi,
      {
        role: 'model',
        parts: [
          { functionCall: { id: 'a', name: 'f', args: { x: 1 } } },
          { functionCall: { id: 'b', name: 'g', args: {} } },
        ],
      },
      {
        role: 'user',
        parts: [
          { functionResponse: { id: 'a', name: 'f', response: { y: [1] } } },
          { functionResponse: { id: 'b', name: 'g', response: { output: 'second' } } },
          { text: 'Hi' },
        ],
      },
    ]);
  });

  it('takes an id that is used again for that of the latest call', () => {
    const [, , first, , second] = turns(
      calls(call('a')),
      result('a', '1'),
      calls(call('a', '{}', 'g')),
      result('a', '2'),
    ) as { parts: unknown[] }[];
    expect([first?.parts, second?.parts]).toMatchObject([
      [{ functionResponse: { name: 'f' } }],
      [{ functionResponse: { name: 'g' } }],
    ]);
  });

  it('does not send ids that were made up', () => {
    const source = {
      contents: [
        hi,
        { role: 'model', parts: [{ functionCall: { name: 'f' } }] },
        { parts: [{ functionResponse: { name: 'f', response: {} } }] },
      ],
    };
    const { source: _source, ...request } = resolved(parseRequest({ ...jsonBody(source), model: 'gemini-2.5-flash' }));
    expect(JSON.stringify(read(buildRequest(request)))).not.toContain('"id"');
  });

  it('keeps integers beyond 2^53 in inputs and results', () => {
    const big = '12345678901234567890';
    const body = buildRequest(
      resolvedText('', {
        model: 'm',
        messages: [
          {
            role: 'assistant',
            content: [{ type: 'tool-call', id: 'a', name: 'f', kind: 'function', input: `{"id":${big}}` }],
          },
          {
            role: 'tool',
            content: [{ type: 'tool-result', callId: 'a', content: [{ type: 'text', text: `{"next":${big}}` }] }],
          },
        ],
      }),
    );
    expect(body).toContain(`"args":{"id":${big}}`);
    expect(body).toContain(`"response":{"next":${big}}`);
  });

  it('tells failures and encloses pictures of tools', () => {
    const content: Part[] = [
      { type: 'tool-result', callId: 'a', content: [{ type: 'text', text: 'bad' }], isError: true },
      {
        type: 'tool-result',
        callId: 'b',
        content: [{ type: 'image', source: { kind: 'base64', mediaType: 'image/png', data: 'aQ==' } }],
      },
      { type: 'tool-result', callId: 'c', content: [{ type: 'text', text: '{"output":1}' }] },
    ];
    const messages: Message[] = [
      {
        role: 'assistant',
        content: ['a', 'b', 'c'].map((id) => ({ type: 'tool-call', id, name: id, kind: 'function', input: '{}' })),
      },
      { role: 'tool', content },
    ];
    expect(asked({ messages })).toMatchObject({
      contents: [
        {},
        {
          parts: [
            { functionResponse: { response: { error: 'bad' } } },
            {
              functionResponse: {
                response: { output: '' },
                parts: [{ inlineData: { mimeType: 'image/png', data: 'aQ==' } }],
              },
            },
            { functionResponse: { response: { output: { output: 1 } } } },
          ],
        },
      ],
    });
  });

  it('carries media', () => {
    const content: Part[] = [
      { type: 'image', source: { kind: 'url', url: 'https://example.com/a.png' } },
      { type: 'image', source: { kind: 'url', url: 'https://example.com/a' } },
      { type: 'image', source: { kind: 'base64', mediaType: 'image/jpg', data: 'aQ==' }, detail: 'low' },
      { type: 'audio', source: { kind: 'base64', data: 'aQ==' }, encoding: 'wav' },
      { type: 'file', source: { kind: 'base64', data: 'aQ==' }, filename: 'a.pdf' },
      { type: 'file', source: { kind: 'file-id', id: 'gs://b/a.pdf' } },
    ];
    expect(asked({ messages: [{ role: 'user', content }] })).toEqual({
      contents: [
        {
          role: 'user',
          parts: [
            { fileData: { fileUri: 'https://example.com/a.png', mimeType: 'image/png' } },
            { fileData: { fileUri: 'https://example.com/a' } },
            { inlineData: { mimeType: 'image/jpeg', data: 'aQ==' } },
            { inlineData: { mimeType: 'audio/wav', data: 'aQ==' } },
            { inlineData: { mimeType: 'application/pdf', data: 'aQ==' } },
            { fileData: { fileUri: 'gs://b/a.pdf', mimeType: 'application/pdf' } },
          ],
        },
      ],
    });
  });

  it('returns thoughts to their maker, and those that nobody signed', () => {
    const content: Part[] = [
      { type: 'reasoning', text: 'a', signature: 's', maker: 'gemini' },
      { type: 'reasoning', text: 'b', signature: 's', maker: 'anthropic' },
      { type: 'reasoning', text: 'c' },
      { type: 'refusal', text: 'No.' },
    ];
    expect(asked({ messages: [{ role: 'assistant', content }] })).toEqual({
      contents: [
        {
          role: 'model',
          parts: [{ text: 'a', thought: true, thoughtSignature: 's' }, { text: 'c', thought: true }, { text: 'No.' }],
        },
      ],
    });
  });

  it('tells the sampling', () => {
    expect(
      built({
        messages: [user],
        temperature: 1,
        top_p: 0.5,
        top_k: 3,
        max_tokens: 5,
        stop: ['a'],
        n: 2,
        seed: 3,
        presence_penalty: 1,
        frequency_penalty: 1,
        logprobs: true,
      }),
    ).toMatchObject({
      generationConfig: {
        temperature: 1,
        topP: 0.5,
        topK: 3,
        maxOutputTokens: 5,
        stopSequences: ['a'],
        candidateCount: 2,
        seed: 3,
        presencePenalty: 1,
        frequencyPenalty: 1,
        responseLogprobs: true,
      },
    });
  });
});

describe('the signature that Gemini 3 wants of a call', () => {
  const signatures = (model: string, fields: object = {}): unknown => {
    const body = built(
      { messages: [user, calls({ ...call('a'), ...fields }, call('b')), result('a', '1'), calls(call('c'))] },
      model,
    );
    return (body as { contents: { parts: { thoughtSignature?: string }[] }[] }).contents.map(({ parts }) =>
      parts.map(({ thoughtSignature }) => thoughtSignature),
    );
  };
  const standIn = 'skip_thought_signature_validator';

  it.each(['gemini-3-pro-preview', 'models/gemini-3.1-flash', 'gemini-4', 'gemini-10-pro'])(
    'is stood in for with %s',
    (model) => {
      expect(signatures(model)).toEqual([[undefined], [standIn, undefined], [undefined], [standIn]]);
    },
  );

  it.each(['gemini-2.5-pro', 'gemini-flash-latest', 'gemma-3'])('is left out with %s', (model) => {
    expect(signatures(model)).toEqual([[undefined], [undefined, undefined], [undefined], [undefined]]);
  });

  it('is the call’s own where it has one', () => {
    const kept = { extra_content: { google: { thought_signature: 'own' } } };
    expect(signatures('gemini-3-pro', kept)).toMatchObject([{}, ['own', undefined], {}, {}]);
    const messages: Message[] = [
      {
        role: 'assistant',
        content: [
          {
            type: 'tool-call',
            id: 'a',
            name: 'f',
            kind: 'function',
            input: '{}',
            extensions: { gemini: { thoughtSignature: 'own' } },
          },
        ],
      },
    ];
    expect(asked({ model: 'gemini-3-pro', messages })).toMatchObject({
      contents: [{ parts: [{ thoughtSignature: 'own' }] }],
    });
  });
});
