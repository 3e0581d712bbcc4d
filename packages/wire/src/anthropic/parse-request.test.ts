import type { RequestDraft } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { readFixture } from '../../test/fixtures.ts';
import { jsonBody } from '../../test/requests.ts';
import { parseRequest as parseOpenai } from '../openai/parse-request.js';
import { parseCountRequest, parseRequest } from './parse-request.js';

const parse = (body: object): RequestDraft => parseRequest(jsonBody({ max_tokens: 100, messages: [USER], ...body }));
const parseFixture = (name: string): RequestDraft =>
  parseRequest(jsonBody(readFixture(`requests/${name}.json`, 'anthropic').toString()));
const USER = { role: 'user', content: 'Hi' };

/** What a cache key is made of. */
const meaning = ({ source: _source, hints: _hints, stream: _stream, streamUsage: _usage, ...draft }: RequestDraft) =>
  draft;
const openaiMeaning = (body: object) => meaning(parseOpenai(jsonBody(body)));

describe('a request that says the same in Chat Completions has an equal draft', () => {
  const texts = [
    { role: 'user', content: 'Why is the sky blue?' },
    { role: 'assistant', content: 'Scattering.' },
    { role: 'user', content: [{ type: 'text', text: 'And at dusk?' }] },
  ];

  it('for plain text with instructions', () => {
    const body = { model: 'm', max_tokens: 1024 };
    const system = { role: 'system', content: 'Be brief.' };
    const expected = openaiMeaning({ ...body, messages: [system, ...texts] });
    expect(meaning(parse({ ...body, system: 'Be brief.', messages: texts }))).toEqual(expected);
    const blocks = [{ type: 'text', text: 'Be brief.' }];
    expect(meaning(parse({ ...body, system: blocks, messages: texts }))).toEqual(expected);
  });

  it('for sampling, with nulls and neutral defaults written out', () => {
    const sampling = { max_tokens: 10, temperature: 0.5, top_p: 0.9, top_k: 40 };
    expect(
      meaning(
        parse({
          ...sampling,
          messages: texts,
          stop_sequences: ['END'],
          stream: true,
          system: null,
          tools: [],
          tool_choice: { type: 'none' },
          thinking: null,
          output_config: { format: null, effort: null },
          container: null,
          metadata: { user_id: 'u' },
          service_tier: 'auto',
        }),
      ),
    ).toEqual(openaiMeaning({ ...sampling, messages: texts, stop: ['END'], user: 'v' }));
  });

  it('for tools, calls and results', () => {
    const schema = { type: 'object', properties: { city: { type: 'string' } } };
    const named = { name: 'get_weather', description: 'Weather of a city.' };
    const call = { id: 'call_1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Paris"}' } };
    const result = { type: 'tool_result', tool_use_id: 'call_1', content: [{ type: 'text', text: '15 degrees' }] };
    expect(
      meaning(
        parse({
          tools: [{ ...named, type: 'custom', input_schema: schema }],
          tool_choice: { type: 'tool', name: 'get_weather', disable_parallel_tool_use: true },
          messages: [
            USER,
            {
              role: 'assistant',
              content: [
                { type: 'text', text: 'Let me look.', citations: null },
                { type: 'tool_use', id: 'call_1', name: 'get_weather', input: { city: 'Paris' } },
              ],
            },
            { role: 'user', content: [result, { type: 'text', text: 'Go on.' }] },
          ],
        }),
      ),
    ).toEqual(
      openaiMeaning({
        max_tokens: 100,
        tools: [{ type: 'function', function: { ...named, parameters: schema } }],
        tool_choice: { type: 'function', function: { name: 'get_weather' } },
        parallel_tool_calls: false,
        messages: [
          USER,
          { role: 'assistant', content: 'Let me look.', tool_calls: [call] },
          { role: 'tool', tool_call_id: 'call_1', content: '15 degrees' },
          { role: 'user', content: 'Go on.' },
        ],
      }),
    );
  });

  it('for the tool choices', () => {
    const schema = { type: 'object' };
    const tools = [{ name: 'f', input_schema: schema }];
    const openaiTools = [{ type: 'function', function: { name: 'f', parameters: schema } }];
    for (const [choice, same] of [
      ['auto', 'auto'],
      ['any', 'required'],
      ['none', 'none'],
    ]) {
      expect(meaning(parse({ tools, tool_choice: { type: choice } }))).toEqual(
        openaiMeaning({ messages: [USER], max_tokens: 100, tools: openaiTools, tool_choice: same }),
      );
    }
  });

  it('for images', () => {
    const image = (source: object) => ({ type: 'image', source });
    const imageUrl = (url: string) => ({ type: 'image_url', image_url: { url } });
    const content = [
      image({ type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' }),
      image({ type: 'url', url: 'https://images.example/a.png' }),
    ];
    const same = [imageUrl('data:image/png;base64,iVBORw0KGgo='), imageUrl('https://images.example/a.png')];
    expect(meaning(parse({ messages: [{ role: 'user', content }] }))).toEqual(
      openaiMeaning({ max_tokens: 100, messages: [{ role: 'user', content: same }] }),
    );
  });

  it('for output held to a schema, in both places it may stand', () => {
    const schema = { type: 'object', additionalProperties: false };
    const format = { type: 'json_schema', schema };
    const expected = openaiMeaning({
      max_tokens: 100,
      messages: [USER],
      response_format: { type: 'json_schema', json_schema: { schema, strict: true } },
    });
    expect(meaning(parse({ output_config: { format } }))).toEqual(expected);
    expect(meaning(parse({ output_format: format }))).toEqual(expected);
  });
});

describe('parseRequest', () => {
  it('splits a turn into the results of tools and what the user says', () => {
    const { messages } = parseFixture('tools');
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool', 'user', 'assistant', 'user']);
    expect(messages[2]?.content).toEqual([
      { type: 'tool-result', callId: 'toolu_01', content: [{ type: 'text', text: '15 degrees' }] },
      {
        type: 'tool-result',
        callId: 'toolu_02',
        isError: true,
        content: [
          { type: 'text', text: 'no station' },
          { type: 'image', source: { kind: 'base64', mediaType: 'image/png', data: 'iVBORw0KGgo=' } },
        ],
      },
    ]);
    expect(messages[4]?.content.map(({ type }) => type)).toEqual(['unknown', 'unknown', 'text']);
  });

  it('keeps what the canonical model has no name for', () => {
    const { tools, extensions, hints } = parseFixture('every-field');
    expect(Object.keys(extensions.anthropic ?? {}).sort()).toEqual([
      'container',
      'context_management',
      'mcp_servers',
      'output_config',
    ]);
    expect(extensions.anthropic?.output_config).toEqual({ task_budget: { type: 'tokens', total: 64_000 } });
    expect(Object.keys(hints.anthropic ?? {}).sort()).toEqual(['cache_control', 'metadata', 'service_tier']);
    expect(tools).toEqual([]);
    expect(parseFixture('tools').tools.slice(1)).toEqual([
      {
        kind: 'function',
        name: 'get_time',
        parameters: { type: 'object' },
        extensions: { anthropic: { input_examples: [{}], cache_control: { type: 'ephemeral' } } },
      },
      {
        kind: 'unknown',
        format: 'anthropic',
        value: { type: 'web_search_20250305', name: 'web_search', max_uses: 5 },
      },
    ]);
  });

  it('reads documents, given as bytes, text, by URL and by id', () => {
    const [turn] = parseFixture('media').messages;
    const files = turn?.content.filter(({ type }) => type === 'file');
    const text = Buffer.from('The grass is green. Grün.').toString('base64');
    expect(files).toEqual([
      {
        type: 'file',
        source: { kind: 'base64', mediaType: 'application/pdf', data: 'JVBERi0xLjQ=' },
        filename: 'Report',
        extensions: { anthropic: { citations: { enabled: true }, context: 'Internal' } },
      },
      { type: 'file', source: { kind: 'base64', mediaType: 'text/plain', data: text } },
      { type: 'file', source: { kind: 'url', url: 'https://files.example/a.pdf' } },
      { type: 'file', source: { kind: 'file-id', id: 'file_012' } },
    ]);
    expect(turn?.content.filter(({ type }) => type === 'unknown')).toHaveLength(2);
  });

  it('reads thoughts with their seals, also those another maker sealed', () => {
    const content = [
      { type: 'thinking', thinking: 'Hm.', signature: 'c2ln' },
      { type: 'redacted_thinking', data: 'cmVk' },
      { type: 'thinking', thinking: 'Ah.', signature: '' },
      { type: 'thinking', thinking: 'Oh.', signature: 'isartor.gemini.signature.Z2Vt' },
      { type: 'redacted_thinking', data: 'isartor.responses.redacted.b3Bl' },
    ];
    expect(parse({ messages: [USER, { role: 'assistant', content }] }).messages[1]?.content).toEqual([
      { type: 'reasoning', text: 'Hm.', signature: 'c2ln', maker: 'anthropic' },
      { type: 'reasoning', text: '', redacted: 'cmVk', maker: 'anthropic' },
      { type: 'reasoning', text: 'Ah.' },
      { type: 'reasoning', text: 'Oh.', signature: 'Z2Vt', maker: 'gemini' },
      { type: 'reasoning', text: '', redacted: 'b3Bl', maker: 'responses' },
    ]);
  });

  it.each([
    [{ thinking: { type: 'enabled', budget_tokens: 2000 } }, { budgetTokens: 2000 }, undefined],
    [{ thinking: { type: 'disabled' } }, { mode: 'off' }, undefined],
    [
      { thinking: { type: 'adaptive', display: 'summarized' }, output_config: { effort: 'max' } },
      { mode: 'adaptive', summary: 'auto', effort: 'max' },
      undefined,
    ],
    [{ thinking: { type: 'adaptive', display: 'omitted' } }, { mode: 'adaptive', summary: 'none' }, undefined],
    [{ output_config: { effort: 'low' } }, { effort: 'low' }, { isartor_thinking_unset: true }],
    [
      { thinking: { type: 'between_tools' }, output_config: { effort: 'low' } },
      { effort: 'low' },
      { thinking: { type: 'between_tools' } },
    ],
    [
      { thinking: { type: 'adaptive', display: 'x_new' } },
      undefined,
      { thinking: { type: 'adaptive', display: 'x_new' } },
    ],
  ])('reads %j', (body, reasoning, extension) => {
    const draft = parse(body);
    expect(draft.reasoning).toEqual(reasoning);
    expect(draft.extensions.anthropic).toEqual(extension);
  });

  it('tells a call whose number is beyond a double as the model wrote it', () => {
    const body = `{"max_tokens":1,"messages":[${JSON.stringify(USER)},{"role":"assistant","content":[{"type":"text","text":"a"},
      {"type":"tool_use","id":"t","name":"f","input":{ "id": 12345678901234567890 }}]}]}`;
    const part = parseRequest(jsonBody(body)).messages[1]?.content[1];
    expect(part).toMatchObject({ type: 'tool-call', input: '{ "id": 12345678901234567890 }' });
  });

  it('takes the gateway’s own fields out and keeps the source', () => {
    const draft = parse({ cache: { ttl: 5 }, session_id: 's1', metadata: { session_id: 's2' } });
    expect(draft).toMatchObject({ cache: { ttl: 5 }, sessionId: 's1', extensions: {} });
    expect(draft.source?.format).toBe('anthropic');
    expect(draft.streamUsage).toBe(true);
  });

  it('keeps an instruction amid the conversation apart from those of other dialects', () => {
    const { messages } = parseFixture('every-field');
    expect(messages[3]).toEqual({
      role: 'system',
      content: [{ type: 'text', text: 'Answer in French.' }],
      extensions: { anthropic: { role: 'system' } },
    });
  });

  it('keeps a second output format, which contradicts the first', () => {
    const format = (type: string) => ({ type: 'json_schema', schema: { type } });
    const draft = parse({ output_config: { format: format('object') }, output_format: format('array') });
    expect(draft.responseFormat).toMatchObject({ schema: { type: 'object' } });
    expect(draft.extensions.anthropic).toEqual({ output_format: format('array') });
  });
});

describe('parseCountRequest', () => {
  it('needs no limit and never streams', () => {
    const draft = parseCountRequest(jsonBody({ model: 'm', messages: [USER], stream: true }));
    expect(draft).toMatchObject({ operation: 'count_tokens', model: 'm', stream: false, sampling: {} });
  });
});
