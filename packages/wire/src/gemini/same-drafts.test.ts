import type { RequestDraft } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { jsonBody } from '../../test/requests.ts';
import { openaiClientCodec } from '../openai/codec.js';
import { parseRequest } from './parse-request.js';

const parse = (body: unknown, model = 'gemini-2.5-flash'): RequestDraft => parseRequest({ ...jsonBody(body), model });

/** What a cache key is made of. */
const meaning = (draft: RequestDraft): object => {
  const { stream: _stream, streamUsage: _usage, hints: _hints, source: _source, ...rest } = draft;
  return rest;
};

const user = { role: 'user', parts: [{ text: 'Hello' }] };

const openai = (body: object): object =>
  meaning(openaiClientCodec.parseRequest(jsonBody({ model: 'gemini-2.5-flash', ...body })));

const SCHEMA = {
  type: 'object',
  properties: {
    city: { type: ['string', 'null'], enum: ['Rome', 'Oslo', null] },
    days: { type: 'integer', minimum: 1 },
  },
  required: ['city'],
};
const GOOGLE_SCHEMA = {
  type: 'OBJECT',
  properties: {
    city: { type: 'STRING', format: 'enum', enum: ['Rome', 'Oslo'], nullable: true },
    days: { type: 'INTEGER', minimum: 1 },
  },
  required: ['city'],
};

/** One request in two dialects. */
const SAME: readonly (readonly [name: string, gemini: object, openai: object])[] = [
  ['a text', { contents: [user] }, { messages: [{ role: 'user', content: 'Hello' }] }],
  [
    'a system prompt and turns',
    {
      system_instruction: { parts: [{ text: 'Be brief.' }] },
      contents: [user, { role: 'model', parts: [{ text: 'Hi' }] }, { parts: [{ text: 'a' }, { text: 'b' }] }],
    },
    {
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: 'Hi' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'a' },
            { type: 'text', text: 'b' },
          ],
        },
      ],
    },
  ],
  [
    'sampling',
    {
      contents: [user],
      generationConfig: {
        temperature: 0.5,
        topP: 0.9,
        maxOutputTokens: 10,
        stopSequences: ['x'],
        candidateCount: 2,
        seed: 1,
        presencePenalty: 1,
        frequencyPenalty: -1,
        responseLogprobs: true,
        logprobs: 2,
        thinkingConfig: { thinkingLevel: 'LOW' },
      },
    },
    {
      messages: [{ role: 'user', content: 'Hello' }],
      temperature: 0.5,
      top_p: 0.9,
      max_tokens: 10,
      stop: 'x',
      n: 2,
      seed: 1,
      presence_penalty: 1,
      frequency_penalty: -1,
      logprobs: true,
      top_logprobs: 2,
      reasoning_effort: 'low',
    },
  ],
  [
    'neutral defaults',
    {
      contents: [user],
      tools: [],
      toolConfig: { functionCallingConfig: { mode: 'NONE' } },
      safetySettings: [],
      cachedContent: null,
      generationConfig: {
        candidateCount: 1,
        stopSequences: [],
        presencePenalty: 0,
        responseMimeType: 'text/plain',
        responseModalities: ['TEXT'],
        responseLogprobs: false,
        thinkingConfig: { includeThoughts: false },
      },
    },
    { messages: [{ role: 'user', content: 'Hello' }], tool_choice: 'none', n: 1 },
  ],
  [
    'tools, calls and results',
    {
      contents: [
        user,
        {
          role: 'model',
          parts: [
            { text: 'Let me look.' },
            { functionCall: { id: 'call_a', name: 'weather', args: { city: 'Rome' } } },
            { functionCall: { id: 'call_b', name: 'weather', args: {} } },
          ],
        },
        {
          role: 'user',
          parts: [
            { functionResponse: { id: 'call_a', name: 'weather', response: { output: 'sunny' } } },
            { functionResponse: { id: 'call_b', name: 'weather', response: { degrees: 20 } } },
          ],
        },
      ],
      tools: [{ functionDeclarations: [{ name: 'weather', description: 'Weather', parameters: GOOGLE_SCHEMA }] }],
      toolConfig: { functionCallingConfig: { mode: 'ANY', allowedFunctionNames: ['weather'] } },
    },
    {
      messages: [
        { role: 'user', content: 'Hello' },
        {
          role: 'assistant',
          content: 'Let me look.',
          tool_calls: [
            { id: 'call_a', type: 'function', function: { name: 'weather', arguments: '{"city":"Rome"}' } },
            { id: 'call_b', type: 'function', function: { name: 'weather', arguments: '{}' } },
          ],
        },
        { role: 'tool', tool_call_id: 'call_a', content: 'sunny' },
        { role: 'tool', tool_call_id: 'call_b', content: '{"degrees":20}' },
      ],
      tools: [{ type: 'function', function: { name: 'weather', description: 'Weather', parameters: SCHEMA } }],
      tool_choice: { type: 'function', function: { name: 'weather' } },
    },
  ],
  [
    'a required call',
    {
      contents: [user],
      tools: [{ functionDeclarations: [{ name: 'f' }] }],
      toolConfig: { functionCallingConfig: { mode: 'ANY' } },
    },
    {
      messages: [{ role: 'user', content: 'Hello' }],
      tools: [{ type: 'function', function: { name: 'f' } }],
      tool_choice: 'required',
    },
  ],
  [
    'pictures and sound',
    {
      contents: [
        {
          parts: [
            { inlineData: { mimeType: 'image/png', data: 'aW1n' } },
            { fileData: { fileUri: 'https://example.com/cat.jpg?size=2', mimeType: 'image/jpeg' } },
            { inlineData: { mimeType: 'audio/mpeg', data: 'c25k' } },
            { inlineData: { mimeType: 'application/pdf', data: 'cGRm', displayName: 'a.pdf' } },
          ],
        },
      ],
    },
    {
      messages: [
        {
          role: 'user',
          content: [
            { type: 'image_url', image_url: { url: 'data:image/png;base64,aW1n' } },
            { type: 'image_url', image_url: { url: 'https://example.com/cat.jpg?size=2' } },
            { type: 'input_audio', input_audio: { data: 'c25k', format: 'mp3' } },
            { type: 'file', file: { file_data: 'data:application/pdf;base64,cGRm', filename: 'a.pdf' } },
          ],
        },
      ],
    },
  ],
  [
    'a JSON schema',
    { contents: [user], generationConfig: { responseMimeType: 'application/json', responseSchema: GOOGLE_SCHEMA } },
    {
      messages: [{ role: 'user', content: 'Hello' }],
      response_format: { type: 'json_schema', json_schema: { schema: SCHEMA } },
    },
  ],
  [
    'JSON of any shape',
    { contents: [user], generationConfig: { responseMimeType: 'application/json' } },
    { messages: [{ role: 'user', content: 'Hello' }], response_format: { type: 'json_object' } },
  ],
];

describe('a request in two dialects', () => {
  it.each(SAME)('gives the draft of Chat Completions for %s', (_name, gemini, other) => {
    expect(meaning(parse(gemini))).toEqual(openai(other));
  });
});
