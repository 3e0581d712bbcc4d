import type { ChatRequest, JsonObject, Message, Part, Tool } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { jsonBody, resolved, resolvedText } from '../../test/requests.ts';
import { openaiClientCodec } from '../openai/codec.js';
import { buildRequest } from './build-request.js';
import { responsesClientCodec } from './codec.js';

const OPTIONS = { stream: false, withUsage: false };
const built = (request: ChatRequest, options = OPTIONS): string =>
  Buffer.from(buildRequest(request, options)).toString();
const printed = (changes: Partial<ChatRequest>, options = OPTIONS): JsonObject =>
  JSON.parse(built(resolvedText('Hi', changes), options));
const given = (body: unknown): ChatRequest => resolved(responsesClientCodec.parseRequest(jsonBody(body)));
const items = (...content: readonly Part[]): unknown => printed({ messages: [{ role: 'assistant', content }] }).input;
const refusal = (code: string, message?: string): unknown =>
  expect.objectContaining({ code, ...(message !== undefined && { message: expect.stringContaining(message) }) });

describe("a caller's own body", () => {
  it('goes out as it came', () => {
    const body = '{"model":"m", "input":"Hi","seed":12345678901234567890,"x":null}';
    expect(built(given(body))).toBe(body);
  });

  it("is rid of the gateway's fields, and gets the model that serves it", () => {
    const body = '{"model":"alias","session_id":"s","input":"Hi","cache":{"ttl":1},"store":true}';
    expect(built({ ...given(body), model: 'gpt-5' })).toBe('{"model":"gpt-5","input":"Hi","store":true}');
  });

  it('goes without the thoughts of other providers that this gateway has told the caller', () => {
    const own = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'own' };
    const sealed = { ...own, id: 'rs_2', encrypted_content: 'isartor.anthropic.signature.sig' };
    const open = { type: 'reasoning', id: `rs_${'0'.repeat(32)}_0`, summary: [{ type: 'summary_text', text: 'Hm' }] };
    const body = { model: 'm', store: false, x_new: 1, input: [own, sealed, open, { role: 'user', content: 'Hi' }] };
    expect(JSON.parse(built(given(body)))).toEqual({
      ...body,
      input: [own, { type: 'message', role: 'user', content: 'Hi' }],
    });
  });

  it('is streamed or not as the gateway wants it', () => {
    const body = { input: 'Hi', model: 'm', stream: true, stream_options: { include_obfuscation: false } };
    expect(JSON.parse(built(given(body)))).toEqual({ input: 'Hi', model: 'm', stream: false });
    expect(JSON.parse(built(given(body), { ...OPTIONS, stream: true }))).toEqual(body);
    const plain = { input: 'Hi', model: 'm' };
    expect(JSON.parse(built(given(plain), { ...OPTIONS, stream: true }))).toEqual({ ...plain, stream: true });
  });
});

describe('a request of another dialect', () => {
  it('is printed, and nothing of it is stored', () => {
    expect(printed({})).toEqual({
      model: 'gpt-4o-mini',
      input: [{ type: 'message', role: 'user', content: 'Hi' }],
      store: false,
    });
  });

  it('has a leading system message as its instructions, and others as items', () => {
    const system: Message = { role: 'system', content: [{ type: 'text', text: 'Be brief.' }] };
    const developer: Message = { role: 'developer', content: [{ type: 'text', text: 'd' }] };
    expect(printed({ messages: [system, developer, system] })).toMatchObject({
      instructions: 'Be brief.',
      input: [
        { type: 'message', role: 'developer', content: 'd' },
        { type: 'message', role: 'system', content: 'Be brief.' },
      ],
    });
  });

  it('keeps a leading system message of several parts an item', () => {
    const text: Part = { type: 'text', text: 'a' };
    const { instructions, input } = printed({ messages: [{ role: 'system', content: [text, text] }] });
    expect(instructions).toBeUndefined();
    expect(input).toMatchObject([{ role: 'system', content: [{ type: 'input_text', text: 'a' }, { text: 'a' }] }]);
  });

  it('tells calls and their results by their kind', () => {
    const call = { type: 'tool-call', name: 'f', input: '{}' } as const;
    const messages: Message[] = [
      {
        role: 'assistant',
        content: [
          { ...call, id: 'c1', kind: 'function' },
          { ...call, id: 'c2', kind: 'custom' },
        ],
      },
      {
        role: 'tool',
        content: [
          { type: 'tool-result', callId: 'c1', content: [{ type: 'text', text: 'no such file' }], isError: true },
          {
            type: 'tool-result',
            callId: 'c2',
            name: 'f',
            content: [
              { type: 'text', text: 'A picture:' },
              { type: 'image', source: { kind: 'base64', mediaType: 'image/png', data: 'AAAA' } },
            ],
          },
        ],
      },
    ];
    expect(printed({ messages }).input).toEqual([
      { type: 'function_call', call_id: 'c1', name: 'f', arguments: '{}' },
      { type: 'custom_tool_call', call_id: 'c2', name: 'f', input: '{}' },
      { type: 'function_call_output', call_id: 'c1', output: 'Error: no such file' },
      {
        type: 'custom_tool_call_output',
        call_id: 'c2',
        output: [
          { type: 'input_text', text: 'A picture:' },
          { type: 'input_image', image_url: 'data:image/png;base64,AAAA', detail: 'auto' },
        ],
      },
    ]);
  });

  it('tells what was said in spoken order', () => {
    expect(
      items(
        { type: 'text', text: 'a' },
        { type: 'refusal', text: 'No.' },
        { type: 'tool-call', id: 'c', name: 'f', input: '', kind: 'function' },
        { type: 'text', text: 'b' },
      ),
    ).toEqual([
      {
        type: 'message',
        role: 'assistant',
        content: [
          { type: 'output_text', text: 'a' },
          { type: 'refusal', refusal: 'No.' },
        ],
      },
      { type: 'function_call', call_id: 'c', name: 'f', arguments: '' },
      { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'b' }] },
    ]);
  });

  it('leaves out thoughts that its provider would not know for its own', () => {
    const own: Part = { type: 'reasoning', text: 'a', signature: 'own', maker: 'responses' };
    expect(
      items(
        { type: 'reasoning', text: 'a' },
        { type: 'reasoning', text: 'b', signature: 's', maker: 'anthropic' },
        own,
      ),
    ).toEqual([{ type: 'reasoning', summary: [{ type: 'summary_text', text: 'a' }], encrypted_content: 'own' }]);
  });

  it('is strict about a tool only where the caller said so', () => {
    const tool: Tool = { kind: 'function', name: 'f' };
    expect(printed({ tools: [tool, { ...tool, strict: true, description: 'd', parameters: {} }] }).tools).toEqual([
      { type: 'function', name: 'f', parameters: null, strict: false },
      { type: 'function', name: 'f', description: 'd', parameters: {}, strict: true },
    ]);
  });

  it('names a tool, a schema and the length of what is said in its own way', () => {
    expect(
      printed({
        toolChoice: { kind: 'tool', name: 'f', toolKind: 'custom' },
        parallelToolCalls: false,
        responseFormat: { kind: 'json-schema', schema: {}, strict: true },
        verbosity: 'low',
        sampling: { temperature: 0, topP: 0.5, maxOutputTokens: 9, topLogprobs: 0 },
      }),
    ).toMatchObject({
      tool_choice: { type: 'custom', name: 'f' },
      parallel_tool_calls: false,
      text: { format: { type: 'json_schema', name: 'response', schema: {}, strict: true }, verbosity: 'low' },
      temperature: 0,
      top_p: 0.5,
      max_output_tokens: 9,
      top_logprobs: 0,
      include: ['message.output_text.logprobs'],
    });
    expect(printed({ toolChoice: { kind: 'required' } }).tool_choice).toBe('required');
    expect(printed({ responseFormat: { kind: 'json' } }).text).toEqual({ format: { type: 'json_object' } });
  });

  it.each<[Partial<ChatRequest>, unknown, unknown]>([
    [{ reasoning: { effort: 'high' } }, { effort: 'high' }, ['reasoning.encrypted_content']],
    [{ reasoning: { budgetTokens: 2000, summary: 'auto' } }, { effort: 'low', summary: 'auto' }, expect.anything()],
    [{ reasoning: { mode: 'on', summary: 'none' } }, undefined, ['reasoning.encrypted_content']],
    [{ reasoning: { mode: 'off', effort: 'none' } }, { effort: 'none' }, undefined],
    [{ reasoning: { mode: 'off' }, model: 'gpt-5' }, { effort: 'low' }, undefined],
    [{ reasoning: { mode: 'off' } }, undefined, undefined],
  ])('asks for thoughts so that they can come back: %o', (changes, reasoning, include) => {
    const body = printed(changes);
    expect(body.reasoning).toEqual(reasoning);
    expect(body.include).toEqual(include);
  });

  it('names media by URL, by id or encloses it', () => {
    const content: Part[] = [
      { type: 'image', source: { kind: 'url', url: 'https://example.com/a.png' }, detail: 'low' },
      { type: 'image', source: { kind: 'file-id', id: 'f1' } },
      { type: 'file', source: { kind: 'url', url: 'https://example.com/a.pdf' } },
      { type: 'file', source: { kind: 'file-id', id: 'f2' } },
      { type: 'file', source: { kind: 'base64', mediaType: 'application/pdf', data: 'AAAA' }, filename: 'a.pdf' },
      { type: 'file', source: { kind: 'base64', data: 'AAAA' } },
    ];
    expect(printed({ messages: [{ role: 'user', content }] }).input).toEqual([
      {
        type: 'message',
        role: 'user',
        content: [
          { type: 'input_image', image_url: 'https://example.com/a.png', detail: 'low' },
          { type: 'input_image', file_id: 'f1', detail: 'auto' },
          { type: 'input_file', file_url: 'https://example.com/a.pdf' },
          { type: 'input_file', file_id: 'f2' },
          { type: 'input_file', filename: 'a.pdf', file_data: 'data:application/pdf;base64,AAAA' },
          { type: 'input_file', file_data: 'AAAA' },
        ],
      },
    ]);
  });

  it('takes over from Chat Completions what is called the same, and its grammars', () => {
    const chat = resolved(
      openaiClientCodec.parseRequest(
        jsonBody({
          model: 'm',
          messages: [{ role: 'user', content: 'Hi' }],
          user: 'u',
          service_tier: 'flex',
          stream: true,
          stream_options: { include_usage: true, include_obfuscation: false },
          tools: [
            {
              type: 'custom',
              custom: { name: 'g', format: { type: 'grammar', grammar: { syntax: 'lark', definition: 's' } } },
            },
            { type: 'custom', custom: { name: 'h', format: { type: 'text' } } },
          ],
        }),
      ),
    );
    expect(JSON.parse(built(chat, { ...OPTIONS, stream: true }))).toEqual({
      user: 'u',
      service_tier: 'flex',
      model: 'm',
      input: [{ type: 'message', role: 'user', content: 'Hi' }],
      tools: [
        { type: 'custom', name: 'g', format: { type: 'grammar', syntax: 'lark', definition: 's' } },
        { type: 'custom', name: 'h' },
      ],
      store: false,
      stream: true,
    });
  });

  const audio: Part = { type: 'audio', source: { kind: 'base64', data: '' }, encoding: 'wav' };
  const user = (...content: readonly Part[]): Partial<ChatRequest> => ({ messages: [{ role: 'user', content }] });
  it.each<[string, Partial<ChatRequest>]>([
    ['A stop sequence', { sampling: { stop: ['a'] } }],
    ['More than one answer', { sampling: { candidates: 2 } }],
    ['A seed', { sampling: { seed: 1 } }],
    ['A presence penalty', { sampling: { presencePenalty: 1 } }],
    ['A frequency penalty', { sampling: { frequencyPenalty: 1 } }],
    ['A logit bias', { sampling: { logitBias: { 1: 1 } } }],
    ['A limit of top-k sampling', { sampling: { topK: 1 } }],
    ['Audio', user(audio)],
    ['A content part of the Gemini API', user({ type: 'unknown', format: 'gemini', value: {} })],
    ['A reasoning part in this place', user({ type: 'reasoning', text: '' })],
    ['The name of a speaker', { messages: [{ role: 'user', name: 'Ann', content: [] }] }],
    ['A part of the type audio in an assistant message', { messages: [{ role: 'assistant', content: [audio] }] }],
    [
      'A content part of the Gemini API in an assistant message',
      { messages: [{ role: 'assistant', content: [{ type: 'unknown', format: 'gemini', value: {} }] }] },
    ],
    ['A text part in a tool message', { messages: [{ role: 'tool', content: [{ type: 'text', text: '' }] }] }],
    ['A tool of Anthropic Messages', { tools: [{ kind: 'unknown', format: 'anthropic', value: {} }] }],
    ['A tool choice of Chat Completions', { toolChoice: { kind: 'unknown', format: 'openai', value: {} } }],
    ['A response format of Chat Completions', { responseFormat: { kind: 'unknown', format: 'openai', value: {} } }],
    ['The field "container" of Anthropic Messages', { extensions: { anthropic: { container: 'c' } } }],
  ])('is refused for what would be lost: %s', (what, changes) => {
    expect(() => printed(changes)).toThrowError(refusal('unsupported_feature', what));
  });
});
