import type { ChatRequest } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { jsonBody, resolved, resolvedText } from '../../test/requests.ts';
import { openaiClientCodec } from '../openai/codec.js';
import { buildRequest } from './build-request.js';

const read = (body: Uint8Array | string): unknown => JSON.parse(Buffer.from(body).toString());

/** The body for a request of Chat Completions. */
const built = (body: object, model = 'gemini-2.5-flash'): unknown =>
  read(buildRequest(resolved(openaiClientCodec.parseRequest(jsonBody({ model, ...body })), { model })));

const asked = (changes: Partial<ChatRequest>): unknown =>
  read(buildRequest(resolvedText('Hi', { model: 'gemini-2.5-flash', ...changes })));
const hi = { role: 'user', parts: [{ text: 'Hi' }] };
const user = { role: 'user', content: 'Hi' };

describe('tools', () => {
  const withTools = (fields: object, ...parameters: readonly object[]): unknown =>
    built({
      messages: [user],
      tools: parameters.map((schema) => ({ type: 'function', function: { name: 'f', parameters: schema } })),
      ...fields,
    });
  const plain = { type: 'object', properties: { a: { type: 'string' } } };

  it('have schemas in Google’s subset where it has the words, else JSON schemas', () => {
    const closed = { ...plain, additionalProperties: false };
    expect(withTools({}, plain, closed)).toMatchObject({
      tools: [
        {
          functionDeclarations: [
            { name: 'f', parameters: { type: 'OBJECT', properties: { a: { type: 'STRING' } } } },
            { name: 'f', parametersJsonSchema: closed },
          ],
        },
      ],
    });
  });

  it.each([
    [{ tool_choice: 'required' }, { mode: 'ANY' }],
    [{ tool_choice: 'none' }, { mode: 'NONE' }],
    [{ tool_choice: { type: 'function', function: { name: 'f' } } }, { mode: 'ANY', allowedFunctionNames: ['f'] }],
  ])('are chosen by %j', (fields, functionCallingConfig) => {
    expect(withTools(fields, plain)).toMatchObject({ toolConfig: { functionCallingConfig } });
  });

  it('are validated where they are strict, and left to the model otherwise', () => {
    const strict = (choice: string): unknown =>
      built({
        messages: [user],
        tools: [{ type: 'function', function: { name: 'f', strict: true } }],
        tool_choice: choice,
      });
    expect(strict('auto')).toMatchObject({ toolConfig: { functionCallingConfig: { mode: 'VALIDATED' } } });
    expect(strict('required')).toMatchObject({ toolConfig: { functionCallingConfig: { mode: 'ANY' } } });
    expect(withTools({ tool_choice: 'auto' }, plain)).not.toHaveProperty('toolConfig');
  });

  it.each([
    [{ type: 'json_object' }, { responseMimeType: 'application/json' }],
    [
      {
        type: 'json_schema',
        json_schema: { name: 'x', description: 'D', strict: true, schema: { type: 'string', description: 'E' } },
      },
      { responseMimeType: 'application/json', responseSchema: { type: 'STRING', description: 'D\nE' } },
    ],
    [
      { type: 'json_schema', json_schema: { name: 'x', schema: { type: 'string', const: 'a' } } },
      { responseMimeType: 'application/json', responseJsonSchema: { type: 'string', const: 'a' } },
    ],
    [{ type: 'json_schema', json_schema: { name: 'x' } }, { responseMimeType: 'application/json' }],
  ])('have their like in the answer shape %j', (format, generationConfig) => {
    expect(built({ messages: [user], response_format: format })).toMatchObject({ generationConfig });
  });
});

describe('the thinking config', () => {
  it.each([
    ['gemini-2.5-flash', { mode: 'off' }, { thinkingBudget: 0 }],
    ['gemini-2.5-pro', { mode: 'off' }, { thinkingBudget: 128 }],
    ['gemini-2.0-flash', { mode: 'off' }, undefined],
    ['gemini-2.5-flash', { effort: 'none' }, { thinkingBudget: 0 }],
    ['gemini-2.5-flash', { effort: 'low' }, { thinkingBudget: 2048 }],
    ['gemini-2.5-flash', { effort: 'max' }, { thinkingBudget: 24_576 }],
    ['gemini-2.5-pro', { budgetTokens: 60_000 }, { thinkingBudget: 32_768 }],
    ['gemini-2.5-flash', { budgetTokens: 100, summary: 'auto' }, { thinkingBudget: 100, includeThoughts: true }],
    ['gemini-2.5-flash', { mode: 'adaptive' }, { thinkingBudget: -1 }],
    ['gemini-2.5-flash', { summary: 'none' }, undefined],
    ['gemini-flash-latest', { mode: 'off' }, { thinkingBudget: 0 }],
    ['gemini-3-flash-preview', { mode: 'off' }, { thinkingLevel: 'MINIMAL' }],
    ['gemini-3-pro-preview', { mode: 'off' }, { thinkingLevel: 'LOW' }],
    ['gemini-3.7-flash', { effort: 'minimal' }, { thinkingLevel: 'LOW' }],
    ['gemini-3.1-pro', { effort: 'medium' }, { thinkingLevel: 'MEDIUM' }],
    ['gemini-3-pro-preview', { effort: 'medium' }, { thinkingLevel: 'HIGH' }],
    ['gemini-3-flash', { effort: 'xhigh' }, { thinkingLevel: 'HIGH' }],
    ['gemini-3-flash', { budgetTokens: 2000 }, { thinkingLevel: 'LOW' }],
    ['gemini-3-flash', { mode: 'adaptive', summary: 'concise' }, { includeThoughts: true }],
    ['gemini-3-flash', { mode: 'on' }, undefined],
  ] as const)('for %s and %j is %j', (model, reasoning, thinkingConfig) => {
    expect(asked({ model, reasoning })).toEqual({
      contents: [hi],
      ...(thinkingConfig !== undefined && { generationConfig: { thinkingConfig } }),
    });
  });

  it.each(['gemini-2.5-pro', 'gemini-3-pro'])('refuses an unknown effort for %s', (model) => {
    expect(() => asked({ model, reasoning: { effort: 'utmost' } })).toThrow(
      /The reasoning effort "utmost" cannot be sent/,
    );
  });
});
