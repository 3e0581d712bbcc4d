import type { ChatRequest } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { jsonBody, resolved } from '../../test/requests.ts';
import { buildRequest } from '../openai/build-request.js';
import { parseRequest } from './parse-request.js';

const USER = { role: 'user', content: 'Hi' };
const SCHEMA = { type: 'object' };
const read = (body: object): ChatRequest =>
  resolved(parseRequest(jsonBody({ model: 'gpt-4o', max_tokens: 10, messages: [USER], ...body })));
/** What the request becomes for a provider that speaks Chat Completions. */
const translate = (body: object) =>
  JSON.parse(buildRequest(read(body), { stream: false, withUsage: false }).toString());
const withTool = (fields: object): object => ({ tools: [{ name: 'f', input_schema: SCHEMA, ...fields }] });
const withPart = (part: object): object => ({ messages: [{ role: 'user', content: [part] }] });
const pdf = { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: 'JVBERi0xLjQ=' } };

describe('a request of this dialect for a provider of another', () => {
  it.each<object>([
    { cache_control: { type: 'ephemeral' }, metadata: { user_id: 'u' }, speed: 'fast' },
    { system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }] },
    { context_management: { edits: [{ type: 'clear_thinking_20251015', keep: 'all' }] } },
    { output_config: { effort: 'low' } },
    withTool({ cache_control: { type: 'ephemeral' }, eager_input_streaming: true }),
    withTool({ defer_loading: false, allowed_callers: ['direct'] }),
    withPart({ type: 'text', text: 'Hi', citations: [{ type: 'char_location' }] }),
    withPart({ ...pdf, citations: { enabled: false } }),
    { messages: [USER, { role: 'system', content: 'Answer in French.' }] },
  ])('leaves out what changes nothing: %j', (body) => {
    expect(translate(body).model).toBe('gpt-4o');
  });

  it.each<readonly [field: string, body: object]>([
    ['context_management', { context_management: { edits: [{ type: 'clear_tool_uses_20250919' }] } }],
    ['context_management', { context_management: {} }],
    ['mcp_servers', { mcp_servers: [{ type: 'url', url: 'https://mcp.example' }] }],
    ['container', { container: 'c1' }],
    ['thinking', { thinking: { type: 'between_tools' } }],
    ['output_config', { output_config: { task_budget: { type: 'tokens', total: 1 } } }],
    ['input_examples', withTool({ input_examples: [{}] })],
    ['defer_loading', withTool({ defer_loading: true })],
    ['allowed_callers', withTool({ allowed_callers: ['code_execution_20250825'] })],
    ['citations', withPart({ ...pdf, citations: { enabled: true } })],
    ['context', withPart({ ...pdf, context: 'Internal' })],
  ])('is refused for its %s: %j', (field, body) => {
    expect(() => translate(body)).toThrowError(
      expect.objectContaining({
        code: 'unsupported_feature',
        message: `The field "${field}" of Anthropic Messages cannot be sent as Chat Completions`,
      }),
    );
  });

  it('keeps its instructions, wherever they stand', () => {
    const messages = [USER, { role: 'assistant', content: 'Hello.' }, { role: 'system', content: 'In French.' }, USER];
    expect(translate({ system: 'Be brief.', messages }).messages).toEqual([
      { role: 'system', content: 'Be brief.' },
      USER,
      { role: 'assistant', content: 'Hello.' },
      { role: 'system', content: 'In French.' },
      USER,
    ]);
  });

  it('asks for thoughts in the other dialect’s words', () => {
    expect(translate({ model: 'o3', output_config: { effort: 'high' } }).reasoning_effort).toBe('high');
    const thinking = { type: 'enabled', budget_tokens: 10_000 };
    expect(translate({ model: 'o3', thinking }).reasoning_effort).toBe('medium');
  });
});
