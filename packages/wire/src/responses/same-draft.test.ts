import type { RequestDraft } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { jsonBody } from '../../test/requests.ts';
import { openaiClientCodec } from '../openai/codec.js';
import { parseRequest } from './parse-request.js';

/** Every draft of these is the same but for where it came from, how it is sent, and what cannot change the answer. */
const meaning = ({ source: _source, hints: _hints, stream: _stream, streamUsage: _usage, ...draft }: RequestDraft) =>
  draft;
const user = { role: 'user', content: 'Hi' };
const tool = { name: 'f', description: 'd', parameters: { type: 'object' }, strict: true };
const image = 'data:image/png;base64,AAAA';

describe('a request that Chat Completions can make too', () => {
  it.each<[string, object, object]>([
    ['a text', { input: 'Hi' }, { messages: [user] }],
    [
      'instructions and turns',
      {
        instructions: 'Be brief.',
        input: [
          user,
          { role: 'assistant', content: 'Hello.' },
          { role: 'user', content: [{ type: 'input_text', text: 'Hi' }] },
        ],
      },
      { messages: [{ role: 'system', content: 'Be brief.' }, user, { role: 'assistant', content: 'Hello.' }, user] },
    ],
    [
      'a developer message',
      { input: [{ role: 'developer', content: 'd' }, user] },
      { messages: [{ role: 'developer', content: 'd' }, user] },
    ],
    [
      'sampling',
      {
        input: 'Hi',
        temperature: 0.5,
        top_p: 0.9,
        max_output_tokens: 5,
        top_logprobs: 2,
        include: ['message.output_text.logprobs'],
      },
      { messages: [user], temperature: 0.5, top_p: 0.9, max_completion_tokens: 5, logprobs: true, top_logprobs: 2 },
    ],
    [
      'reasoning and verbosity',
      { input: 'Hi', reasoning: { effort: 'low' }, text: { verbosity: 'high' } },
      { messages: [user], reasoning_effort: 'low', verbosity: 'high' },
    ],
    ['no reasoning', { input: 'Hi', reasoning: { effort: 'none' } }, { messages: [user], reasoning_effort: 'none' }],
    [
      'tools, calls and their results',
      {
        input: [
          user,
          { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Let me look.' }] },
          { type: 'function_call', call_id: 'c1', name: 'f', arguments: '{}' },
          { type: 'custom_tool_call', call_id: 'c2', name: 'g', input: 'a' },
          { type: 'function_call_output', call_id: 'c1', output: '5' },
          { type: 'custom_tool_call_output', call_id: 'c2', output: [{ type: 'input_text', text: '6' }] },
        ],
        tools: [
          { type: 'function', ...tool },
          { type: 'custom', name: 'g', format: { type: 'grammar', syntax: 'regex', definition: 'a+' } },
        ],
        tool_choice: { type: 'function', name: 'f' },
        parallel_tool_calls: false,
      },
      {
        messages: [
          user,
          {
            role: 'assistant',
            content: 'Let me look.',
            tool_calls: [
              { id: 'c1', type: 'function', function: { name: 'f', arguments: '{}' } },
              { id: 'c2', type: 'custom', custom: { name: 'g', input: 'a' } },
            ],
          },
          { role: 'tool', tool_call_id: 'c1', content: '5' },
          { role: 'tool', tool_call_id: 'c2', content: '6' },
        ],
        tools: [
          { type: 'function', function: tool },
          {
            type: 'custom',
            custom: { name: 'g', format: { type: 'grammar', grammar: { syntax: 'regex', definition: 'a+' } } },
          },
        ],
        tool_choice: { type: 'function', function: { name: 'f' } },
        parallel_tool_calls: false,
      },
    ],
    [
      'images',
      {
        input: [
          {
            role: 'user',
            content: [
              { type: 'input_text', text: 'Look.' },
              { type: 'input_image', image_url: image, detail: 'auto' },
              { type: 'input_image', image_url: 'https://example.com/a.png', detail: 'low' },
            ],
          },
        ],
      },
      {
        messages: [
          {
            role: 'user',
            content: [
              { type: 'text', text: 'Look.' },
              { type: 'image_url', image_url: { url: image } },
              { type: 'image_url', image_url: { url: 'https://example.com/a.png', detail: 'low' } },
            ],
          },
        ],
      },
    ],
    [
      'a JSON schema',
      { input: 'Hi', text: { format: { type: 'json_schema', name: 'n', schema: { type: 'object' }, strict: true } } },
      {
        messages: [user],
        response_format: { type: 'json_schema', json_schema: { name: 'n', schema: { type: 'object' }, strict: true } },
      },
    ],
    [
      'JSON',
      { input: 'Hi', text: { format: { type: 'json_object' } } },
      { messages: [user], response_format: { type: 'json_object' } },
    ],
  ])('has the same draft: %s', (_name, responses, chat) => {
    const draft = parseRequest(jsonBody({ model: 'm', store: false, ...responses }));
    expect(meaning(draft)).toEqual(meaning(openaiClientCodec.parseRequest(jsonBody({ model: 'm', ...chat }))));
  });
});
