import type { RequestDraft } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { readFixture } from '../../test/fixtures.ts';
import { jsonBody } from '../../test/requests.ts';
import { parseRequest } from './parse-request.js';

const fixture = (name: string): RequestDraft =>
  parseRequest(jsonBody(readFixture(`requests/${name}.json`, 'responses').toString()));
const parse = (body: object): RequestDraft => parseRequest(jsonBody({ input: 'Hi', store: false, ...body }));

describe('parseRequest', () => {
  it('reads the shortest request', () => {
    const { source, ...draft } = fixture('text');
    expect(draft).toEqual({
      operation: 'chat',
      model: 'gpt-4.1',
      messages: [{ role: 'user', content: [{ type: 'text', text: 'What colour is the sky?' }] }],
      tools: [],
      sampling: {},
      stream: false,
      streamUsage: true,
      extensions: { responses: { store: 'default' } },
      hints: {},
    });
    expect(source).toMatchObject({ format: 'responses', json: { model: 'gpt-4.1' } });
  });

  it('reads turns', () => {
    expect(fixture('turns').messages).toEqual([
      { role: 'system', content: [{ type: 'text', text: 'Be brief.' }] },
      { role: 'user', content: [{ type: 'text', text: 'Hi' }] },
      {
        role: 'assistant',
        content: [{ type: 'text', text: 'Hello.', extensions: { responses: { message: { id: 'msg_1' } } } }],
      },
      { role: 'developer', content: [{ type: 'text', text: 'Answer in German.' }] },
      { role: 'user', content: [{ type: 'text', text: 'And now?' }] },
    ]);
  });

  it("makes one assistant message of the model's items, and one tool message of the outputs", () => {
    const { messages } = fixture('tools');
    expect(messages.map(({ role, content }) => [role, ...content.map(({ type }) => type)])).toEqual([
      ['user', 'text'],
      ['assistant', 'reasoning', 'text', 'tool-call', 'tool-call'],
      ['tool', 'tool-result', 'tool-result'],
      ['assistant', 'refusal'],
      ['user', 'text'],
    ]);
    expect(messages[1]?.content[0]).toEqual({
      type: 'reasoning',
      text: 'I must look.',
      signature: 'gAAAAABo==',
      maker: 'responses',
      extensions: { responses: { id: 'rs_1' } },
    });
    expect(messages[2]?.content[1]).toEqual({
      type: 'tool-result',
      callId: 'call_2',
      content: [
        { type: 'text', text: 'A picture:' },
        { type: 'image', source: { kind: 'base64', mediaType: 'image/png', data: 'iVBORw0KGgo=' }, detail: 'low' },
      ],
    });
  });

  it('reads tools, and remembers which do not say whether they are strict', () => {
    const { tools, toolChoice } = fixture('tools');
    expect(tools).toMatchObject([
      { kind: 'function', name: 'get_weather', strict: true },
      { kind: 'function', name: 'now', extensions: { responses: { strict: null } } },
      {
        kind: 'custom',
        name: 'run_code',
        extensions: {
          openai: { custom: { format: { type: 'grammar', grammar: { syntax: 'lark', definition: 'start: /.+/' } } } },
        },
      },
      { kind: 'custom', name: 'say' },
      { kind: 'unknown', format: 'responses', value: { type: 'web_search' } },
    ]);
    expect(tools[1]).not.toHaveProperty('strict');
    expect(tools[0]).not.toHaveProperty('extensions');
    expect(toolChoice).toEqual({ kind: 'tool', name: 'get_weather', toolKind: 'function' });
  });

  it('takes a tool that is not strict for one that does not say so elsewhere', () => {
    expect(parse({ tools: [{ type: 'function', name: 'f', strict: false }] }).tools).toEqual([
      { kind: 'function', name: 'f' },
    ]);
  });

  it('reads media', () => {
    expect(fixture('media').messages[0]?.content).toEqual([
      { type: 'text', text: 'Look at these.' },
      { type: 'image', source: { kind: 'url', url: 'https://example.com/a.png' }, detail: 'high' },
      { type: 'image', source: { kind: 'base64', mediaType: 'image/png', data: 'iVBORw0KGgo=' } },
      { type: 'image', source: { kind: 'file-id', id: 'file-1' }, detail: 'low' },
      { type: 'file', source: { kind: 'url', url: 'https://example.com/a.pdf' } },
      { type: 'file', source: { kind: 'file-id', id: 'file-2' } },
      {
        type: 'file',
        source: { kind: 'base64', mediaType: 'application/pdf', data: 'JVBERi0=' },
        filename: 'a.pdf',
      },
    ]);
  });

  it('reads enclosed sound, and keeps media that is named twice as it is', () => {
    const audio = { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } };
    const twice = { type: 'input_image', image_url: 'https://example.com', file_id: 'f' };
    const more = { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav', x: 1 } };
    const { messages } = parse({ input: [{ role: 'user', content: [audio, twice, more] }] });
    expect(messages[0]?.content).toEqual([
      { type: 'audio', source: { kind: 'base64', data: 'AAAA' }, encoding: 'wav' },
      { type: 'unknown', format: 'responses', value: twice },
      { type: 'unknown', format: 'responses', value: more },
    ]);
  });

  it('keeps items it does not know in their place and on their side', () => {
    const { messages } = fixture('items');
    expect(messages.map(({ role, content }) => [role, ...content.map(({ type }) => type)])).toEqual([
      ['user', 'text', 'unknown'],
      ['assistant', 'unknown', 'unknown', 'reasoning', 'unknown'],
      ['tool', 'unknown'],
      ['assistant', 'text', 'unknown', 'text', 'tool-call'],
      ['tool', 'tool-result'],
    ]);
    expect(messages[1]?.content[1]).toMatchObject({ value: { id: 'fs_8' } });
    expect(messages[3]?.content[3]).toMatchObject({ extensions: { responses: { id: 'fc_9', namespace: 'tools' } } });
  });

  it('keeps a message whole whose unknown fields no part can hold', () => {
    const item = { type: 'message', role: 'assistant', x_new: 1, content: [{ type: 'refusal', refusal: 'No.' }] };
    const kept = { id: 'msg_1', ...item, x_new: undefined };
    const { messages } = parse({ input: [item, kept] });
    expect(messages[0]?.content).toEqual([
      { type: 'unknown', format: 'responses', value: item },
      { type: 'refusal', text: 'No.' },
    ]);
  });

  it('gives each field its place', () => {
    const { messages: _messages, source: _source, ...draft } = fixture('every-field');
    expect(draft).toEqual({
      operation: 'chat',
      model: 'gpt-5',
      tools: [],
      toolChoice: { kind: 'auto' },
      parallelToolCalls: false,
      responseFormat: { kind: 'json-schema', name: 'poem', schema: { type: 'object' }, strict: true },
      reasoning: { effort: 'high', summary: 'auto' },
      verbosity: 'low',
      sampling: { temperature: 0.5, topP: 0.9, maxOutputTokens: 100, topLogprobs: 2 },
      stream: true,
      streamUsage: true,
      extensions: {
        responses: {
          include: ['reasoning.encrypted_content'],
          max_tool_calls: 3,
          reasoning: { context: 'auto' },
          truncation: 'auto',
          x_new: { a: 1 },
        },
      },
      hints: {
        responses: {
          metadata: { topic: 'demo', session_id: 's1' },
          prompt_cache_key: 'k1',
          prompt_cache_retention: '24h',
          safety_identifier: 'u1',
          service_tier: 'flex',
          stream_options: { include_obfuscation: false },
          user: 'u2',
        },
      },
      sessionId: 's1',
    });
  });

  it.each([
    ['leaves it out', {}, 'default'],
    ['says null', { store: null }, 'default'],
    ['asks for it', { store: true }, true],
    ['forbids it', { store: false }, undefined],
  ])('knows that an answer is stored when a request %s', (_name, fields, store) => {
    const { extensions } = parseRequest(jsonBody({ input: 'Hi', ...fields }));
    expect(extensions.responses?.store).toBe(store);
  });

  it.each([
    { background: true },
    { previous_response_id: 'resp_1' },
    { conversation: 'conv_1' },
    { prompt: { id: 'pmpt_1' } },
    { truncation: 'auto' },
    { context_management: [{ type: 'compaction' }] },
    { top_logprobs: 3 },
  ])('keeps %o as its own', (fields) => {
    expect(parse(fields).extensions).toEqual({ responses: fields });
  });

  it.each([
    { background: false },
    { previous_response_id: null },
    { conversation: null },
    { truncation: 'disabled' },
    { include: [] },
    { top_logprobs: 0 },
    { text: { format: { type: 'text' }, verbosity: 'medium' } },
    { reasoning: {} },
    { reasoning: { effort: null, summary: null } },
    { tools: null },
    { tool_choice: 'none' },
    { parallel_tool_calls: true },
    { instructions: null },
    { temperature: null },
    { stream: false },
    { metadata: null },
    { x_new: null },
  ])('takes %o for left out', (fields) => {
    const { source: _source, ...draft } = parse(fields);
    const { source: _bare, ...bare } = parse({});
    expect(draft).toEqual(bare);
  });

  it('takes a request without input whose provider knows what was said', () => {
    const { messages } = parseRequest(jsonBody({ prompt: { id: 'pmpt_1' } }));
    expect(messages).toEqual([]);
  });

  it('reads what is meant for the gateway', () => {
    expect(parse({ session_id: 's1', cache: { ttl: 5 } })).toMatchObject({ sessionId: 's1', cache: { ttl: 5 } });
  });
});
