import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestWith } from '../../test/chat-fixtures.js';
import type { Message, Part } from '../chat/message.js';
import type { ChatRequest } from '../chat/request.js';
import type { Scope } from '../scope.js';
import { exactKey } from './exact-key.js';

const LOCAL: Scope = { tenant: 'local' };

const keyOf = (fields: Partial<ChatRequest>, scope = LOCAL): string => exactKey(requestWith(fields), scope);

const userSays = (...content: Part[]): Message => ({ role: 'user', content });
const hello = userSays({ type: 'text', text: 'Hello' });

/** Requests that all want another answer, starting from one in which every field is set. */
const full = requestWith({
  messages: [{ role: 'system', content: [{ type: 'text', text: 'Be brief.' }] }, hello],
  tools: [{ kind: 'function', name: 'look_up', description: 'Looks up', parameters: { type: 'object' }, strict: true }],
  toolChoice: { kind: 'auto' },
  responseFormat: { kind: 'json-schema', name: 'city', schema: { type: 'string' } },
  sampling: {
    temperature: 0.5,
    topP: 0.9,
    topK: 40,
    maxOutputTokens: 100,
    stop: ['a', 'b'],
    candidates: 2,
    seed: 7,
    presencePenalty: 0.1,
    frequencyPenalty: 0.2,
    logitBias: { '50256': -100 },
    topLogprobs: 3,
  },
  reasoning: { effort: 'low', budgetTokens: 1_024 },
  extensions: { openai: { verbosity: 'low' } },
  features: { 'openai-beta': 'assistants=v2' },
});

const changedFields: Partial<ChatRequest>[] = [
  { operation: 'count_tokens' },
  { provider: 'azure' },
  { model: 'gpt-4o' },
  { messages: [] },
  { messages: [hello] },
  { messages: [...full.messages].reverse() },
  { messages: [...full.messages, hello] },
  { messages: [{ role: 'developer', content: [{ type: 'text', text: 'Be brief.' }] }, hello] },
  { messages: [{ role: 'system', content: [{ type: 'text', text: 'Be brief!' }] }, hello] },
  { messages: [{ role: 'system', content: [{ type: 'text', text: 'Be brief.' }], name: 'Ada' }, hello] },
  { tools: [] },
  { tools: [{ kind: 'function', name: 'look_up', description: 'Looks up', parameters: { type: 'object' } }] },
  {
    tools: [{ kind: 'custom', name: 'look_up', description: 'Looks up', parameters: { type: 'object' }, strict: true }],
  },
  { tools: [...full.tools, ...full.tools] },
  { toolChoice: { kind: 'required' } },
  { toolChoice: { kind: 'tool', name: 'look_up', toolKind: 'function' } },
  { parallelToolCalls: false },
  { responseFormat: { kind: 'json' } },
  { responseFormat: { kind: 'json-schema', name: 'city', schema: { type: 'number' } } },
  { sampling: {} },
  { reasoning: { effort: 'high', budgetTokens: 1_024 } },
  { extensions: {} },
  { extensions: { openai: { verbosity: 'high' } } },
  { extensions: { anthropic: { verbosity: 'low' } } },
  { features: {} },
  { features: { 'openai-beta': 'assistants=v1' } },
];

const changedSampling = Object.entries(full.sampling).map(([field, value]) => ({
  sampling: { ...full.sampling, [field]: typeof value === 'number' ? value + 1 : {} },
}));

const changedParts: Partial<ChatRequest>[] = (
  [
    { type: 'text', text: 'look' },
    { type: 'refusal', text: 'look' },
    { type: 'reasoning', text: 'look' },
    { type: 'reasoning', text: 'look', signature: 'abc' },
    { type: 'image', source: { kind: 'url', url: 'https://example.com/a.png' } },
    { type: 'image', source: { kind: 'url', url: 'https://example.com/b.png' } },
    { type: 'image', source: { kind: 'file-id', id: 'https://example.com/a.png' } },
    { type: 'image', source: { kind: 'base64', data: 'QUJD' } },
    { type: 'image', source: { kind: 'base64', data: 'QUJE' } },
    { type: 'image', source: { kind: 'base64', data: 'QUJD', mediaType: 'image/png' } },
    { type: 'image', source: { kind: 'base64', data: 'QUJD' }, detail: 'high' },
    { type: 'image', source: { kind: 'base64', data: 'A'.repeat(100_000) } },
    { type: 'image', source: { kind: 'base64', data: `${'A'.repeat(99_999)}B` } },
    { type: 'file', source: { kind: 'base64', data: 'QUJD' } },
    { type: 'audio', source: { kind: 'base64', data: 'QUJD' }, encoding: 'wav' },
    { type: 'tool-call', id: '1', name: 'a', input: '{}', kind: 'function' },
    { type: 'tool-call', id: '1', name: 'a', input: '{ }', kind: 'function' },
    { type: 'tool-result', callId: '1', content: [{ type: 'text', text: 'look' }] },
    { type: 'tool-result', callId: '1', content: [{ type: 'text', text: 'look' }], isError: true },
    { type: 'unknown', format: 'openai', value: { type: 'text', text: 'look' } },
    { type: 'text', text: 'look', extensions: { anthropic: { cache_control: { type: 'ephemeral' } } } },
  ] satisfies Part[]
).map((part) => ({ messages: [userSays(part)] }));

describe('exactKey', () => {
  it('is a SHA-256 in hex', () => {
    expect(keyOf({})).toMatch(/^[0-9a-f]{64}$/);
  });

  it('differs in every field that can change the answer', () => {
    const requests = [full, ...[...changedFields, ...changedSampling, ...changedParts].map((f) => ({ ...full, ...f }))];
    const keys = requests.map((request) => exactKey(request, LOCAL));
    expect(new Set(keys).size).toBe(requests.length);
  });

  it('differs wherever a text, a number or a member of the request differs', () => {
    const leaf = fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.integer({ min: -2, max: 2 }), fc.boolean());
    const value = fc.dictionary(fc.constantFrom('a', 'b', 'type', 'text'), fc.oneof(leaf, fc.array(leaf)));
    fc.assert(
      fc.property(value, value, (one, other) => {
        const same = JSON.stringify(sortedMembers(one)) === JSON.stringify(sortedMembers(other));
        expect(keyOf({ extensions: { openai: one } }) === keyOf({ extensions: { openai: other } })).toBe(same);
        const part = (parameters: Record<string, unknown>): Partial<ChatRequest> => ({
          tools: [{ kind: 'function', name: 'a', parameters }],
        });
        expect(keyOf(part(one)) === keyOf(part(other))).toBe(same);
      }),
    );
  });

  it('does not move text between neighbouring messages, parts or fields', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2 }), fc.nat(), (text, position) => {
        const cut = 1 + (position % (text.length - 1));
        const [head, tail] = [text.slice(0, cut), text.slice(cut)];
        const ways: Partial<ChatRequest>[] = [
          { messages: [userSays({ type: 'text', text })] },
          { messages: [userSays({ type: 'text', text: head }, { type: 'text', text: tail })] },
          { messages: [userSays({ type: 'text', text: head }), userSays({ type: 'text', text: tail })] },
          { messages: [{ ...userSays({ type: 'text', text: head }), name: tail }] },
        ];
        expect(new Set(ways.map((way) => keyOf(way))).size).toBe(ways.length);
      }),
    );
  });

  it('does not depend on the order of members, on streaming, hints or the wire format', () => {
    const key = exactKey(full, LOCAL);
    const source = { format: 'openai', body: new TextEncoder().encode('{"model":"x"}'), json: { model: 'x' } } as const;
    const same: ChatRequest[] = [
      sortedMembers(full, -1) as ChatRequest,
      { ...full, stream: true },
      { ...full, streamUsage: true },
      { ...full, hints: { openai: { user: 'somebody' } } },
      { ...full, source },
      { ...full, source: { ...source, format: 'anthropic' } },
    ];
    for (const request of same) expect(exactKey(request, LOCAL)).toBe(key);
  });

  it('never lets scopes share', () => {
    const name = fc.option(fc.constantFrom('', 'a', 'b', '"', 'a","b'), { nil: undefined });
    const scope = fc.record({ tenant: fc.constantFrom('', 'a', 'b', 'a,b'), session: name, namespace: name });
    fc.assert(
      fc.property(scope, scope, (one, other) => {
        const request = requestWith();
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(exactKey(request, one as Scope) === exactKey(request, other as Scope)).toBe(same);
        // Without the memo of one request object, too.
        expect(keyOf({}, one as Scope) === keyOf({}, other as Scope)).toBe(same);
      }),
    );
  });

  it('remembers the key of a request object for one scope after the other', () => {
    const request = requestWith();
    const scopes: Scope[] = [LOCAL, { tenant: 'local', session: '1' }, { tenant: 'local', namespace: '1' }];
    for (const scope of [...scopes, ...scopes]) {
      expect(exactKey(request, { ...scope })).toBe(exactKey(requestWith(), scope));
    }
  });

  it('tells numbers apart that JSON.parse does not', () => {
    const keyOfBody = (body: string): string => {
      const json = JSON.parse(body) as Record<string, unknown>;
      const source = { format: 'openai', body: new TextEncoder().encode(body), json } as const;
      return keyOf({ extensions: { openai: json }, source });
    };
    const numbers = ['9007199254740991', '9007199254740992', '9007199254740993', '-9007199254740993', '1e999', '2e999'];
    const keys = numbers.map((number) => keyOfBody(`{"seed":${number}}`));
    expect(new Set(keys).size).toBe(numbers.length);
    expect(keyOfBody('{"seed":9007199254740993}')).toBe(keys[2]);
  });
});

/** The same data with the members of every object in ascending (1) or descending (-1) order. */
function sortedMembers(value: unknown, direction: 1 | -1 = 1): unknown {
  if (Array.isArray(value)) return value.map((item) => sortedMembers(item, direction));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -direction : direction));
  return Object.fromEntries(members.map(([name, member]) => [name, sortedMembers(member, direction)]));
}
