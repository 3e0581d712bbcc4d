import type { ChatRequest, JsonObject, Message, Part } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { jsonBody, resolved, resolvedText } from '../../test/requests.ts';
import { parseRequest as parseOpenai } from '../openai/parse-request.js';
import { buildRequest } from './build-request.js';
import { parseRequest } from './parse-request.js';

const MODEL = 'claude-sonnet-4-5';
const NO_STREAM = { stream: false, withUsage: false };

const textOf = (request: ChatRequest, options = NO_STREAM): string =>
  Buffer.from(buildRequest(request, options)).toString();
const build = (changes: Partial<ChatRequest>, options = NO_STREAM): JsonObject =>
  JSON.parse(textOf(resolvedText('Hi', { model: MODEL, ...changes }), options));
/** What a Chat Completions request becomes. */
const translate = (body: object): JsonObject =>
  JSON.parse(textOf(resolved(parseOpenai(jsonBody({ model: MODEL, ...body })))));

const user = (...content: Part[]): Message => ({ role: 'user', content });
const assistant = (...content: Part[]): Message => ({ role: 'assistant', content });
const text = (said: string): Part => ({ type: 'text', text: said });
const HI = user(text('Hi'));
const call = (id: string, input: string): Part => ({ type: 'tool-call', id, name: 'f', kind: 'function', input });
const result = (callId: string, content: Part[]): Message => ({
  role: 'tool',
  content: [{ type: 'tool-result', callId, content }],
});
const messagesOf = (...messages: Message[]): unknown => build({ messages }).messages;
const refusal = (changes: Partial<ChatRequest>): unknown => {
  try {
    return build(changes);
  } catch (thrown) {
    return thrown;
  }
};

describe('a request of this dialect', () => {
  const body =
    '{ "max_tokens" : 10, "x": 12345678901234567890, "model":"old", "cache":{"ttl":1}, "messages":[{"role":"user","content":"Hi"}] }';
  const request = resolved(parseRequest(jsonBody(body)));

  it('goes out as received, but for model, stream and the gateway’s fields', () => {
    expect(textOf({ ...request, model: 'new' }, { stream: true, withUsage: true })).toBe(
      '{ "max_tokens" : 10, "x": 12345678901234567890, "model":"new", "messages":[{"role":"user","content":"Hi"}] ,"stream":true}',
    );
  });

  it('goes out untouched where nothing differs', () => {
    const plain = '{"model":"m","max_tokens":1,"thinking":null,"messages":[{"role":"user","content":"Hi"}]}';
    expect(textOf(resolved(parseRequest(jsonBody(plain))))).toBe(plain);
  });
});

describe('a request of another dialect', () => {
  it('gets its leading instructions as system, the limit the dialect requires, and streams', () => {
    const messages = [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hi' },
    ];
    expect(translate({ messages, temperature: 0.2, stop: 'END' })).toEqual({
      model: MODEL,
      system: 'Be brief.',
      messages: [{ role: 'user', content: 'Hi' }],
      max_tokens: 64_000,
      temperature: 0.2,
      stop_sequences: ['END'],
    });
    expect(build({}, { stream: true, withUsage: true }).stream).toBe(true);
  });

  it('tells several leading instructions as blocks', () => {
    const messages = [
      { role: 'system', content: 'Be brief.' },
      { role: 'developer', content: 'Be kind.' },
      { role: 'user', content: 'Hi' },
    ];
    expect(translate({ messages }).system).toEqual([
      { type: 'text', text: 'Be brief.' },
      { type: 'text', text: 'Be kind.' },
    ]);
  });

  it('keeps later instructions in their place', () => {
    const messages = [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello.' },
      { role: 'system', content: 'Answer in French.' },
      { role: 'user', content: 'Go on.' },
    ];
    expect(translate({ messages })).toMatchObject({
      messages: [
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content: 'Hello.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: '<system>\nAnswer in French.\n</system>' },
            { type: 'text', text: 'Go on.' },
          ],
        },
      ],
    });
  });

  it('has turns that alternate, results first', () => {
    const messages = [
      HI,
      assistant(text('Let me look.'), call('a', '{"x":1}')),
      assistant(call('b', '')),
      result('a', [text('1')]),
      user(text('Hurry.')),
      { role: 'tool', content: [{ type: 'tool-result', callId: 'b', content: [], isError: true }] } as const,
    ];
    expect(messagesOf(...messages)).toEqual([
      { role: 'user', content: 'Hi' },
      {
        role: 'assistant',
        content: [
          { type: 'text', text: 'Let me look.' },
          { type: 'tool_use', id: 'a', name: 'f', input: { x: 1 } },
          { type: 'tool_use', id: 'b', name: 'f', input: {} },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'a', content: '1' },
          { type: 'tool_result', tool_use_id: 'b', is_error: true },
          { type: 'text', text: 'Hurry.' },
        ],
      },
    ]);
  });

  it('keeps a begun answer, leaves out empty texts and unsigned thoughts, and says refusals as text', () => {
    const thought: Part = { type: 'reasoning', text: 'Hm.' };
    const sealed: Part = { type: 'reasoning', text: 'Ah.', signature: 's', maker: 'gemini' };
    const own: Part = { type: 'reasoning', text: 'Oh.', signature: 's', maker: 'anthropic' };
    expect(
      messagesOf(
        user(text(''), text('Hi')),
        assistant(thought, sealed, text(' '), { type: 'refusal', text: 'No.' }),
        user(text('')),
        assistant(own, text('Well')),
      ),
    ).toEqual([
      { role: 'user', content: 'Hi' },
      {
        role: 'assistant',
        content: [
          { type: 'text', text: 'No.' },
          { type: 'thinking', thinking: 'Oh.', signature: 's' },
          { type: 'text', text: 'Well' },
        ],
      },
    ]);
  });

  it('gives ids of other makers a form that the dialect takes, the same in call and result', () => {
    const sent = JSON.stringify(
      messagesOf(HI, assistant(call('functions.f:0', '{}')), result('functions.f:0', [text('1')])),
    );
    const ids = [...sent.matchAll(/"(?:id|tool_use_id)":"([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^functions_f_0_[0-9a-f]{16}$/);
  });

  it('writes the input of a call as the model wrote it', () => {
    const messages = [HI, assistant(call('a', '{"id": 12345678901234567890, "b": 1.0}'))];
    expect(textOf(resolvedText('', { model: MODEL, messages }))).toContain(
      '"input":{"id": 12345678901234567890, "b": 1.0}',
    );
  });

  it('carries pictures and documents', () => {
    const png: Part = {
      type: 'image',
      source: { kind: 'base64', mediaType: 'image/jpg', data: 'AA==' },
      detail: 'low',
    };
    const csv = Buffer.from('a,b').toString('base64');
    const files: Part[] = [
      { type: 'file', source: { kind: 'base64', mediaType: 'text/csv', data: csv }, filename: 'a.csv' },
      { type: 'file', source: { kind: 'base64', data: 'JVBERi0xLjQ=' } },
      { type: 'file', source: { kind: 'url', url: 'https://files.example/a.pdf' } },
    ];
    expect(messagesOf(user(png, ...files), result('a', [png]))).toMatchObject([
      {
        content: [
          { type: 'tool_result', content: [{ type: 'image', source: { media_type: 'image/jpeg' } }] },
          { type: 'image', source: { type: 'base64', media_type: 'image/jpeg', data: 'AA==' } },
          { type: 'document', title: 'a.csv', source: { type: 'text', media_type: 'text/plain', data: 'a,b' } },
          { type: 'document', source: { type: 'base64', media_type: 'application/pdf' } },
          { type: 'document', source: { type: 'url', url: 'https://files.example/a.pdf' } },
        ],
      },
    ]);
  });

  it('carries tools and how they may be chosen', () => {
    const tools = [{ type: 'function', function: { name: 'f' } }];
    const messages = [{ role: 'user', content: 'Hi' }];
    expect(translate({ messages, tools, tool_choice: 'required', parallel_tool_calls: false })).toMatchObject({
      tools: [{ name: 'f', input_schema: { type: 'object' } }],
      tool_choice: { type: 'any', disable_parallel_tool_use: true },
    });
    expect(translate({ messages, tools, parallel_tool_calls: false }).tool_choice).toEqual({
      type: 'auto',
      disable_parallel_tool_use: true,
    });
    expect(translate({ messages, tools, tool_choice: 'none', parallel_tool_calls: false }).tool_choice).toEqual({
      type: 'none',
    });
    const named = { type: 'function', function: { name: 'f' } };
    expect(translate({ messages, tools, tool_choice: named }).tool_choice).toEqual({ type: 'tool', name: 'f' });
  });

  it('says nothing of tools where there are none', () => {
    const messages = [{ role: 'user', content: 'Hi' }];
    expect(translate({ messages, tool_choice: 'auto', parallel_tool_calls: false }).tool_choice).toBeUndefined();
  });

  it('carries a schema for the output, its description in it', () => {
    const schema = { type: 'object', description: 'A point.' };
    const jsonSchema = { name: 'point', description: 'Where it is.', schema, strict: true };
    const body = { messages: [{ role: 'user', content: 'Hi' }] };
    const format = translate({ ...body, response_format: { type: 'json_schema', json_schema: jsonSchema } });
    expect(format.output_config).toEqual({
      format: { type: 'json_schema', schema: { type: 'object', description: 'Where it is.\n\nA point.' } },
    });
  });

  it('leaves out fields that change nothing', () => {
    const extensions = { openai: { cache_control: { type: 'ephemeral' } } };
    const messages: Message[] = [user({ type: 'text', text: 'Hi', extensions })];
    expect(build({ messages, hints: { openai: { user: 'u' } } })).toEqual({
      model: MODEL,
      max_tokens: 64_000,
      messages: [{ role: 'user', content: 'Hi' }],
    });
  });
});

const base64 = (mediaType: string | undefined, data = 'AA==') =>
  ({ kind: 'base64', ...(mediaType !== undefined && { mediaType }), data }) as const;

describe('what the dialect cannot carry is refused, not dropped', () => {
  it.each<readonly [what: string, changes: Partial<ChatRequest>]>([
    ['JSON output without a schema', { responseFormat: { kind: 'json' } }],
    ['JSON output without a schema', { responseFormat: { kind: 'json-schema', name: 'x' } }],
    ['A response format of Chat Completions', { responseFormat: { kind: 'unknown', format: 'openai', value: {} } }],
    ['Log probabilities', { sampling: { topLogprobs: 0 } }],
    ['More than one answer', { sampling: { candidates: 2 } }],
    ['A seed', { sampling: { seed: 0 } }],
    ['A presence penalty', { sampling: { presencePenalty: 1 } }],
    ['A frequency penalty', { sampling: { frequencyPenalty: -1 } }],
    ['A logit bias', { sampling: { logitBias: { '1': 1 } } }],
    ['A temperature above 1', { sampling: { temperature: 1.5 } }],
    ['Audio', { messages: [user({ type: 'audio', source: base64(undefined), encoding: 'wav' })] }],
    [
      'A file that another provider keeps',
      { messages: [user({ type: 'file', source: { kind: 'file-id', id: 'file-1' } })] },
    ],
    [
      'A file that another provider keeps',
      { messages: [user({ type: 'image', source: { kind: 'file-id', id: 'x' } })] },
    ],
    ['An image without a media type', { messages: [user({ type: 'image', source: base64(undefined) })] }],
    ['A file of an unknown type', { messages: [user({ type: 'file', source: base64(undefined) })] }],
    ['A file of the type "image/png"', { messages: [user({ type: 'file', source: base64('image/png') })] }],
    ['A file of the type "text/plain"', { messages: [user({ type: 'file', source: base64('text/plain', '/w==') })] }],
    ['A custom tool', { tools: [{ kind: 'custom', name: 'c' }] }],
    ['A tool of Chat Completions', { tools: [{ kind: 'unknown', format: 'openai', value: {} }] }],
    ['The choice of a custom tool', { toolChoice: { kind: 'tool', name: 'c', toolKind: 'custom' } }],
    ['A tool choice of the Gemini API', { toolChoice: { kind: 'unknown', format: 'gemini', value: {} } }],
    [
      'A call of a custom tool',
      { messages: [HI, assistant({ type: 'tool-call', id: 'a', name: 'c', kind: 'custom', input: 'x' })] },
    ],
    ['A content part of Chat Completions', { messages: [user({ type: 'unknown', format: 'openai', value: {} })] }],
    ["A speaker's name", { messages: [{ ...HI, name: 'Ann' }] }],
    ["A speaker's name", { messages: [{ role: 'system', content: [text('a')], name: 'Ann' }, HI] }],
    ['A conversation without a turn that says something', { messages: [{ role: 'system', content: [text('a')] }] }],
    ['A conversation without a turn that says something', { messages: [user(text(' '))] }],
    [
      'An instruction that is not text',
      { messages: [{ role: 'system', content: [{ type: 'image', source: base64('image/png') }] }, HI] },
    ],
    ['The field "verbosity" of Chat Completions', { extensions: { openai: { verbosity: 'low' } } }],
  ])('%s', (what, changes) => {
    expect(refusal(changes)).toMatchObject({
      code: 'unsupported_feature',
      message: `${what} cannot be sent as Anthropic Messages`,
    });
  });

  it.each(['[1]', '{"a":', 'text', 'null'])('a call whose input is %s', (input) => {
    expect(refusal({ messages: [HI, assistant(call('a', input))] })).toMatchObject({
      code: 'invalid_request',
      message: 'The input of the call "a" of the tool "f" is not a JSON object',
    });
  });
});

describe('a body that brings back the thoughts of another maker', () => {
  it('is printed without their seal, which Anthropic would refuse', () => {
    const thinking = { type: 'thinking', thinking: 'Hm', signature: 'isartor.gemini.signature.c2ln' };
    const own = { type: 'thinking', thinking: 'So', signature: 'c2ln' };
    const content = [thinking, own, { type: 'text', text: 'Hello' }];
    const body = {
      model: 'claude-sonnet-4-5',
      max_tokens: 50,
      messages: [
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content },
        { role: 'user', content: 'Again' },
      ],
    };
    const request = resolved(parseRequest(jsonBody(body)));
    const built = buildRequest(request, { stream: false, withUsage: false });
    expect(JSON.parse(Buffer.from(built).toString()).messages[1].content).toEqual([
      own,
      { type: 'text', text: 'Hello' },
    ]);
  });
});
