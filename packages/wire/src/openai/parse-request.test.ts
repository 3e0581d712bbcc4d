import type { RequestDraft } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { readFixture } from '../../test/fixtures.ts';
import { jsonBody } from '../../test/requests.ts';
import { parseRequest } from './parse-request.js';

const parse = (value: unknown): RequestDraft => parseRequest(jsonBody(value));
const parseFixture = (name: string): RequestDraft =>
  parseRequest({ body: readFixture(`requests/${name}.json`), mediaType: 'application/json' });

const hello = [{ role: 'user', content: 'Hello' }];
const parseWith = (fields: object): RequestDraft => parse({ messages: hello, ...fields });

/** What the cache key is made of. */
const meaning = ({ source: _source, hints: _hints, ...draft }: RequestDraft): object => draft;

describe('parseRequest', () => {
  it('reads a plain conversation', () => {
    const { source, ...draft } = parseFixture('text');
    expect(draft).toEqual({
      operation: 'chat',
      model: 'gpt-4o-mini',
      messages: [
        { role: 'developer', content: [{ type: 'text', text: 'You answer in one sentence.' }] },
        { role: 'user', name: 'ada', content: [{ type: 'text', text: 'Why is the sky blue?' }] },
      ],
      tools: [],
      sampling: { temperature: 0.2, maxOutputTokens: 200 },
      stream: false,
      streamUsage: false,
      extensions: {},
      hints: { openai: { max_completion_tokens: 200 } },
    });
    expect(source?.body).toEqual(readFixture('requests/text.json'));
  });

  it('gives every field its place', () => {
    const { messages, source: _source, ...draft } = parseFixture('every-field');
    expect(draft).toMatchObject({
      responseFormat: { kind: 'json-schema', name: 'city', description: 'A city', strict: true },
      parallelToolCalls: false,
      reasoning: { effort: 'low' },
      verbosity: 'low',
      stream: true,
      streamUsage: true,
      sessionId: 's-17',
    });
    expect(draft.sampling).toEqual({
      temperature: 0.7,
      topP: 0.9,
      topK: 40,
      maxOutputTokens: 300,
      stop: ['\n\n', 'END'],
      candidates: 2,
      seed: 42,
      presencePenalty: 0.5,
      frequencyPenalty: -0.5,
      logitBias: { '50256': -100 },
      topLogprobs: 3,
    });
    expect(draft.extensions).toEqual({
      openai: {
        min_p: 0.05,
        modalities: ['text'],
        prediction: { type: 'content', content: 'Paris' },
        web_search_options: { search_context_size: 'low' },
      },
    });
    expect(draft.hints).toEqual({
      openai: {
        user: 'user-1234',
        metadata: { team: 'geo', session_id: 's-17' },
        prompt_cache_key: 'cities',
        prompt_cache_retention: '24h',
        safety_identifier: 'hash-1',
        service_tier: 'auto',
        store: false,
        stream_options: { include_obfuscation: false },
        max_tokens: 300,
      },
    });
    expect(messages[0]?.content).toEqual([
      { type: 'text', text: 'Be brief.', extensions: { openai: { cache_control: { type: 'ephemeral' } } } },
    ]);
  });

  it('reads media, and keeps parts it does not know', () => {
    const [user, assistant] = parseFixture('media').messages;
    expect(user?.content).toEqual([
      { type: 'text', text: 'What do these show?' },
      { type: 'image', source: { kind: 'url', url: 'https://example.com/cat.png' }, detail: 'high' },
      { type: 'image', source: { kind: 'base64', mediaType: 'image/png', data: 'iVBORw0KGgo=' } },
      { type: 'audio', source: { kind: 'base64', data: 'UklGRg==' }, encoding: 'wav' },
      { type: 'file', source: { kind: 'file-id', id: 'file-abc' } },
      {
        type: 'file',
        source: { kind: 'base64', mediaType: 'application/pdf', data: 'JVBERi0=' },
        filename: 'report.pdf',
      },
      {
        type: 'unknown',
        format: 'openai',
        value: { type: 'video_url', video_url: { url: 'https://example.com/cat.mp4' } },
      },
    ]);
    expect(assistant?.content).toEqual([{ type: 'audio', source: { kind: 'file-id', id: 'audio_abc' } }]);
  });

  it('reads tools, calls, results and refusals', () => {
    const { messages, tools, toolChoice } = parseFixture('tools');
    expect(messages[1]?.content).toEqual([
      { type: 'text', text: 'Let me look.' },
      {
        type: 'tool-call',
        id: 'call_1',
        name: 'get_weather',
        kind: 'function',
        input: '{"city": "Paris"}',
        extensions: { openai: { extra_content: { google: { thought_signature: 'c2ln' } } } },
      },
      { type: 'tool-call', id: 'call_2', name: 'run_code', kind: 'custom', input: "print('Rome')" },
    ]);
    expect(messages.slice(2, 4).map(({ content }) => content)).toEqual([
      [
        { type: 'tool-result', callId: 'call_1', content: [{ type: 'text', text: '18 degrees' }] },
        { type: 'tool-result', callId: 'call_2', content: [{ type: 'text', text: '21 degrees' }] },
      ],
      [{ type: 'refusal', text: 'I cannot compare them.' }],
    ]);
    expect(tools).toMatchObject([
      { kind: 'function', name: 'get_weather', strict: true, parameters: { type: 'object' } },
      { kind: 'custom', name: 'run_code', extensions: { openai: { custom: { format: { type: 'text' } } } } },
      { kind: 'unknown', format: 'openai', value: { type: 'web_search' } },
    ]);
    expect(toolChoice).toEqual({ kind: 'tool', name: 'get_weather', toolKind: 'function' });
  });

  it('pairs calls and results of the retired form', () => {
    const { messages, extensions } = parseFixture('retired-functions');
    const [, call, result] = messages.map(({ content }) => content[0]);
    expect(call).toMatchObject({ type: 'tool-call', name: 'get_weather', input: '{"city":"Paris"}' });
    expect(result).toMatchObject({
      type: 'tool-result',
      name: 'get_weather',
      callId: call?.type === 'tool-call' ? call.id : 'none',
    });
    expect(extensions.openai).toMatchObject({ function_call: 'auto', functions: [{ name: 'get_weather' }] });
  });

  it('reads reasoning in both spellings and keeps them apart', () => {
    const { messages } = parseFixture('reasoning');
    expect(messages[1]?.content[0]).toEqual({ type: 'reasoning', text: 'Compare the decimals.' });
    expect(messages[3]?.content[0]).toEqual({ type: 'reasoning', text: 'Explain places.' });
    expect(messages[1]?.extensions).toBeUndefined();
    expect(messages[3]?.extensions?.openai).toMatchObject({ reasoning_details: [{ signature: 'c2ln' }] });
  });

  it('does not care about the media type', () => {
    const body = Buffer.from(JSON.stringify({ messages: hello }));
    expect(parseRequest({ body, mediaType: 'text/plain' }).messages).toHaveLength(1);
  });

  const neutral: readonly object[] = [
    { n: 1 },
    { stop: [] },
    { presence_penalty: 0 },
    { frequency_penalty: 0 },
    { logit_bias: {} },
    { logprobs: false },
    { tools: [] },
    { tool_choice: 'none' },
    { parallel_tool_calls: true },
    { response_format: { type: 'text' } },
    { stream: false },
    { store: false },
    { stream_options: { include_usage: false } },
    { user: 'ada', metadata: {}, prompt_cache_key: 'a', safety_identifier: 'b', service_tier: 'flex' },
  ];
  const nullable = [
    'model temperature top_p top_k n stop seed max_tokens max_completion_tokens presence_penalty frequency_penalty',
    'logit_bias logprobs top_logprobs tools tool_choice parallel_tool_calls response_format reasoning_effort stream',
    'stream_options store user metadata service_tier functions function_call modalities audio prediction verbosity',
    'web_search_options cache session_id',
  ].flatMap((names) => names.split(' '));

  it.each([...neutral, ...nullable.map((name) => ({ [name]: null }))])('means the same with %j', (fields) => {
    expect(meaning(parseWith(fields))).toEqual(meaning(parseWith({})));
  });

  it.each([
    [{ tools: [{ type: 'function', function: { name: 'f' } }], tool_choice: 'auto' }, { tool_choice: undefined }],
    [{ max_tokens: 5 }, { max_tokens: undefined, max_completion_tokens: 5 }],
    [{ stop: 'END' }, { stop: ['END'] }],
    [{ logprobs: true, top_logprobs: 0 }, { top_logprobs: undefined }],
    [{ messages: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }] }, { messages: hello }],
    [{ messages: [{ role: 'user', content: 'Hello', name: null }] }, { messages: hello }],
  ])('means the same in both spellings: %j', (fields, change) => {
    expect(meaning(parseWith({ ...fields, ...change }))).toEqual(meaning(parseWith(fields)));
  });

  it.each([
    { temperature: 1 },
    { top_p: 1 },
    { n: 2 },
    { stop: '' },
    { tool_choice: 'auto' },
    { response_format: { type: 'json_object' } },
    { response_format: { type: 'json_object', schema: {} } },
    { response_format: { type: 'grammar' } },
    { logprobs: true },
    { top_logprobs: 2 },
    { store: true },
    { min_p: 0 },
    { min_p: null },
    { seed: 7 },
    { messages: [{ role: 'user', content: 'Hello', weight: 1 }] },
    { messages: [{ role: 'user', content: [{ type: 'text', text: 'Hello', x: null }] }] },
  ])('does not mean the same with %j', (fields) => {
    expect(meaning(parseWith(fields))).not.toEqual(meaning(parseWith({})));
  });

  it('keeps a field that is named like a part of the language', () => {
    const draft = parse(
      '{"messages":[{"role":"user","content":"a","__proto__":{"x":1}}],"__proto__":{"y":2},"constructor":3}',
    );
    expect(JSON.stringify(draft.extensions.openai)).toBe('{"__proto__":{"y":2},"constructor":3}');
    expect(JSON.stringify(draft.messages[0]?.extensions)).toBe('{"openai":{"__proto__":{"x":1}}}');
  });

  describe('the gateway’s own fields', () => {
    it('go to the draft and nowhere else', () => {
      const draft = parseWith({ cache: { ttl: 60 }, session_id: ' s-1 ', conversation_id: 'c-1' });
      expect(draft).toMatchObject({ cache: { ttl: 60 }, sessionId: 's-1', extensions: {}, hints: {} });
    });

    it.each([
      ['the first of the three', { thread_id: 't', conversation_id: 'c' }, 't'],
      ['one of metadata', { metadata: { conversation_id: 'm' } }, 'm'],
      ['the body’s before that of metadata', { conversation_id: 'c', metadata: { session_id: 'm' } }, 'c'],
      ['the next one when one is blank', { session_id: '  ', thread_id: 't' }, 't'],
      ['a number', { session_id: 5, thread_id: 't' }, '5'],
      ['the next one when one is neither text nor number', { session_id: {}, thread_id: 't' }, 't'],
      ['a very long one', { session_id: 'é'.repeat(5000) }, 'é'.repeat(5000)],
    ])('give as the session id %s', (_name, fields, expected) => {
      expect(parseWith(fields).sessionId).toBe(expected);
    });
  });
});
