import type { ChatRequest, JsonObject, Message, Part, ReasoningSettings } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { resolvedText } from '../../test/requests.ts';
import { buildRequest } from './build-request.js';

const BUDGETED = 'claude-sonnet-4-5-20250929';
const ADAPTIVE = 'claude-opus-4-6';

/** What the body says about reasoning. */
const sent = (model: string, reasoning: ReasoningSettings, changes: Partial<ChatRequest> = {}): JsonObject => {
  const request = resolvedText('Hi', { model, reasoning, ...changes });
  const body = JSON.parse(buildRequest(request, { stream: false, withUsage: false }).toString());
  return { thinking: body.thinking, effort: body.output_config?.effort };
};
const limit = (maxOutputTokens: number): Partial<ChatRequest> => ({ sampling: { maxOutputTokens } });
const enabled = (budget_tokens: number): JsonObject => ({ type: 'enabled', budget_tokens });
const adaptive = { type: 'adaptive' };

describe('a model that takes budgets', () => {
  it.each<readonly [ReasoningSettings, Partial<ChatRequest>, JsonObject | undefined]>([
    [{ effort: 'minimal' }, {}, enabled(1024)],
    [{ effort: 'low' }, {}, enabled(2048)],
    [{ effort: 'high' }, {}, enabled(16_384)],
    [{ effort: 'max' }, {}, enabled(32_000)],
    [{ effort: 'high' }, limit(10_000), enabled(5000)],
    [{ effort: 'low' }, limit(1025), enabled(1024)],
    [{ effort: 'low' }, limit(1024), undefined],
    [{ mode: 'on' }, {}, enabled(8192)],
    [{ mode: 'adaptive' }, {}, enabled(8192)],
    [{ budgetTokens: 10_000 }, limit(10_001), enabled(10_000)],
    [{ budgetTokens: 10_000 }, limit(10_000), enabled(5000)],
    [{ budgetTokens: 100 }, {}, enabled(1024)],
    [{ effort: 'low', summary: 'none' }, {}, { ...enabled(2048), display: 'omitted' }],
    [{ effort: 'low', summary: 'detailed' }, {}, { ...enabled(2048), display: 'summarized' }],
    [{ mode: 'off' }, {}, { type: 'disabled' }],
    [{ effort: 'none' }, {}, { type: 'disabled' }],
    [{ summary: 'auto' }, {}, undefined],
  ])('is sent for %j with %j: %j', (reasoning, changes, thinking) => {
    expect(sent(BUDGETED, reasoning, changes)).toEqual({ thinking, effort: undefined });
  });
});

describe('a model that chooses itself', () => {
  it.each<readonly [string, ReasoningSettings, JsonObject | undefined, string | undefined]>([
    [ADAPTIVE, { effort: 'high' }, adaptive, 'high'],
    [ADAPTIVE, { effort: 'minimal' }, adaptive, 'low'],
    [ADAPTIVE, { effort: 'xhigh' }, adaptive, 'high'],
    ['claude-opus-4-7', { effort: 'xhigh' }, adaptive, 'xhigh'],
    [ADAPTIVE, { mode: 'on' }, adaptive, undefined],
    [ADAPTIVE, { mode: 'adaptive', effort: 'max' }, adaptive, 'max'],
    [ADAPTIVE, { budgetTokens: 5000 }, enabled(5000), undefined],
    ['claude-opus-4-7', { budgetTokens: 5000 }, adaptive, 'medium'],
    ['claude-sonnet-4-6', { effort: 'low' }, adaptive, 'low'],
    ['claude-haiku-5', { effort: 'low', summary: 'auto' }, { ...adaptive, display: 'summarized' }, 'low'],
    ['claude-opus-5', { summary: 'auto' }, { ...adaptive, display: 'summarized' }, undefined],
    [ADAPTIVE, { summary: 'auto' }, undefined, undefined],
    [ADAPTIVE, { mode: 'off' }, { type: 'disabled' }, undefined],
    [ADAPTIVE, { mode: 'off', effort: 'low' }, { type: 'disabled' }, 'low'],
    ['claude-sonnet-5-5', { mode: 'off' }, { type: 'between_tools' }, undefined],
    ['claude-opus-5-5', { mode: 'off' }, undefined, 'low'],
    ['claude-fable-5', { effort: 'none' }, undefined, 'low'],
    ['claude-mythos-preview', { effort: 'high' }, adaptive, 'high'],
  ])('%s is sent for %j: %j with the effort %s', (model, reasoning, ...[thinking, effort]) => {
    expect(sent(model, reasoning)).toEqual({ thinking, effort });
  });
});

describe('thinking that the model or the request cannot have', () => {
  it.each(['claude-3-5-sonnet-20241022', 'claude-3-opus-20240229', 'claude-2.1', 'claude-instant-1'])(
    'is not asked of %s',
    (model) => {
      expect(sent(model, { effort: 'high' })).toEqual({ thinking: undefined, effort: undefined });
      expect(sent(model, { mode: 'off' })).toEqual({ thinking: undefined, effort: undefined });
    },
  );

  it.each<Partial<ChatRequest>>([
    { sampling: { temperature: 0.5 } },
    { sampling: { topK: 5 } },
    { sampling: { topP: 0.9 } },
    { toolChoice: { kind: 'required' }, tools: [{ kind: 'function', name: 'f' }] },
    {
      toolChoice: { kind: 'tool', name: 'f', toolKind: 'function' },
      tools: [{ kind: 'function', name: 'f' }],
    },
  ])('is left out with %j, and the effort is not', (changes) => {
    expect(sent(BUDGETED, { effort: 'high' }, changes)).toEqual({ thinking: undefined, effort: undefined });
    expect(sent(ADAPTIVE, { effort: 'high' }, changes)).toEqual({ thinking: undefined, effort: 'high' });
  });

  it('goes with a temperature of 1, and a top_p that is nearly so', () => {
    expect(sent(BUDGETED, { effort: 'low' }, { sampling: { temperature: 1, topP: 0.95 } }).thinking).toEqual(
      enabled(2048),
    );
  });

  const spoken = (...content: Part[]): Message[] => [
    { role: 'user', content: [{ type: 'text', text: 'Hi' }] },
    { role: 'assistant', content },
  ];
  const call: Part = { type: 'tool-call', id: 'a', name: 'f', kind: 'function', input: '{}' };
  const thought: Part = { type: 'reasoning', text: 'Hm.', signature: 's', maker: 'anthropic' };
  const result: Message = { role: 'tool', content: [{ type: 'tool-result', callId: 'a', content: [] }] };
  const more: Message = { role: 'user', content: [{ type: 'text', text: 'More.' }] };

  it('is left out behind a begun answer', () => {
    const messages = spoken({ type: 'text', text: 'Well' });
    expect(sent(BUDGETED, { effort: 'low' }, { messages }).thinking).toBeUndefined();
    expect(sent(ADAPTIVE, { effort: 'low' }, { messages }).thinking).toBeUndefined();
  });

  it('is left out of a tool loop whose thoughts are not there, where the model wants them', () => {
    const messages = [...spoken(call), result];
    expect(sent(BUDGETED, { effort: 'low' }, { messages }).thinking).toBeUndefined();
    expect(sent(ADAPTIVE, { effort: 'low' }, { messages }).thinking).toEqual(adaptive);
    const withThought = { messages: [...spoken(thought, call), result] };
    expect(sent(BUDGETED, { effort: 'low' }, withThought).thinking).toEqual(enabled(2048));
    const ended = { messages: [...spoken(call), result, ...spoken(call).slice(1), result, ...spoken(thought), more] };
    expect(sent(BUDGETED, { effort: 'low' }, ended).thinking).toEqual(enabled(2048));
  });
});

describe('an unknown model', () => {
  it('is asked as the first models that think were', () => {
    expect(sent('glm-5', { effort: 'low' })).toEqual({ thinking: enabled(2048), effort: undefined });
  });
});
