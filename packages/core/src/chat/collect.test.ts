import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCollector } from './collect.js';
import type { Completion } from './completion.js';
import type { ChatEvent } from './event.js';
import { toEvents } from './to-events.js';

const collect = (events: readonly ChatEvent[], provider = 'openai'): Completion => {
  const collector = createCollector();
  for (const event of events) collector.push([event]);
  return collector.finish(provider);
};

const stop: ChatEvent = { type: 'finish', choice: 0, reason: { unified: 'stop', raw: 'stop' } };

describe('createCollector', () => {
  it('joins deltas of one kind and keeps the parts in spoken order', () => {
    const { content } = onlyChoice([
      { type: 'reasoning-delta', choice: 0, text: 'Let me ' },
      { type: 'reasoning-delta', choice: 0, text: 'see.' },
      { type: 'text-delta', choice: 0, text: 'Par' },
      { type: 'text-delta', choice: 0, text: 'is' },
      stop,
    ]);
    expect(content).toEqual([
      { type: 'reasoning', text: 'Let me see.' },
      { type: 'text', text: 'Paris' },
    ]);
  });

  it('keeps tool calls apart whose input arrives interleaved', () => {
    const start = (index: number): ChatEvent => ({
      type: 'tool-input-start',
      choice: 0,
      index,
      id: `call_${index}`,
      name: 'look_up',
      kind: 'function',
    });
    const delta = (index: number, text: string): ChatEvent => ({ type: 'tool-input-delta', choice: 0, index, text });
    const { content } = onlyChoice([
      start(0),
      start(1),
      delta(1, '{"b"'),
      delta(0, '{"a"'),
      delta(1, ':2}'),
      delta(0, ':1}'),
    ]);
    expect(content).toMatchObject([
      { type: 'tool-call', id: 'call_0', input: '{"a":1}' },
      { type: 'tool-call', id: 'call_1', input: '{"b":2}' },
    ]);
  });

  it('starts a new text part after anything else', () => {
    const { content } = onlyChoice([
      { type: 'text-delta', choice: 0, text: 'a' },
      { type: 'part', choice: 0, part: { type: 'text', text: 'b' } },
      { type: 'text-delta', choice: 0, text: 'c' },
    ]);
    expect(content).toEqual([
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b' },
      { type: 'text', text: 'c' },
    ]);
  });

  it('joins log probabilities told in pieces', () => {
    const { logprobs } = onlyChoice([
      { type: 'logprobs', choice: 0, value: { content: [{ token: 'a' }], refusal: null } },
      { type: 'logprobs', choice: 0, value: { content: [{ token: 'b' }], refusal: null } },
      stop,
    ]);
    expect(logprobs).toEqual({ content: [{ token: 'a' }, { token: 'b' }], refusal: null });
  });

  it('lets a later extension of the same field win and keeps the others', () => {
    const completion = collect([
      { type: 'extension', format: 'openai', value: { system_fingerprint: 'fp_1', service_tier: 'default' } },
      { type: 'extension', format: 'openai', value: { system_fingerprint: 'fp_2' } },
      stop,
    ]);
    expect(completion.extensions).toEqual({ openai: { system_fingerprint: 'fp_2', service_tier: 'default' } });
  });

  it('orders choices by index and does not call an unfinished one finished', () => {
    const completion = collect([
      { type: 'text-delta', choice: 1, text: 'two' },
      { type: 'text-delta', choice: 0, text: 'one' },
      stop,
    ]);
    expect(completion.choices.map(({ index, finishReason }) => [index, finishReason.unified])).toEqual([
      [0, 'stop'],
      [1, 'other'],
    ]);
  });

  it('counts UTF-8 bytes of what it gathers', () => {
    const collector = createCollector();
    expect(collector.textBytes).toBe(0);
    collector.push([{ type: 'text-delta', choice: 0, text: 'é' }]);
    collector.push([{ type: 'reasoning-delta', choice: 0, text: 'abc' }]);
    expect(collector.textBytes).toBe(5);
    collector.push([{ type: 'logprobs', choice: 0, value: [1, 2] }]);
    expect(collector.textBytes).toBe(10);
  });

  it('refuses tool input that no start announced', () => {
    expect(() => collect([{ type: 'tool-input-delta', choice: 0, index: 0, text: '{}' }])).toThrow(/before its start/);
  });
});

describe('toEvents', () => {
  it('tells a plain answer as start, text, finish, usage', () => {
    const events = toEvents({
      provider: 'openai',
      model: 'm',
      choices: [{ index: 0, content: [{ type: 'text', text: 'hi' }], finishReason: { unified: 'stop' } }],
      usage: { inputTokens: 1, outputTokens: 2 },
    });
    expect(events.map(({ type }) => type)).toEqual(['start', 'text-delta', 'finish', 'usage']);
  });

  it('is undone by the collector', () => {
    fc.assert(
      fc.property(completions, (completion) => {
        expect(collect(toEvents(completion), completion.provider)).toEqual(completion);
      }),
    );
  });
});

function onlyChoice(events: readonly ChatEvent[]): Completion['choices'][number] {
  const [choice] = collect(events).choices;
  if (choice === undefined) throw new Error('no choice');
  return choice;
}

const optional = <Value>(name: string, value: fc.Arbitrary<Value>): fc.Arbitrary<object> =>
  fc.option(value, { nil: undefined }).map((given) => (given === undefined ? {} : { [name]: given }));

const extended = <Base extends object>(base: fc.Arbitrary<Base>): fc.Arbitrary<Base> =>
  fc
    .tuple(base, optional('extensions', fc.record({ openai: fc.dictionary(fc.string(), fc.jsonValue()) })))
    .map(([fields, extensions]) => ({ ...fields, ...extensions }));

const part = fc.oneof(
  extended(fc.record({ type: fc.constant('text' as const), text: fc.string() })),
  extended(fc.record({ type: fc.constant('reasoning' as const), text: fc.string() })),
  fc.record({ type: fc.constant('reasoning' as const), text: fc.string(), signature: fc.string() }),
  fc.record({ type: fc.constant('refusal' as const), text: fc.string() }),
  extended(
    fc.record({
      type: fc.constant('tool-call' as const),
      id: fc.string(),
      name: fc.string(),
      kind: fc.constantFrom('function' as const, 'custom' as const),
      input: fc.string(),
    }),
  ),
  fc.record({
    type: fc.constant('unknown' as const),
    format: fc.constant('openai' as const),
    value: fc.dictionary(fc.string(), fc.jsonValue()),
  }),
);

const choice = fc
  .tuple(
    extended(
      fc.record({
        content: fc.array(part, { maxLength: 6 }),
        finishReason: fc.record({ unified: fc.constantFrom('stop' as const, 'length' as const), raw: fc.string() }),
      }),
    ),
    optional('logprobs', fc.jsonValue()),
  )
  .map(([fields, logprobs]) => ({ ...fields, ...logprobs }));

const completions: fc.Arbitrary<Completion> = fc
  .tuple(
    extended(
      fc.record({
        provider: fc.string(),
        model: fc.string(),
        choices: fc
          .array(choice, { minLength: 1, maxLength: 3 })
          .map((choices) => choices.map((fields, index) => ({ ...fields, index }))),
      }),
    ),
    optional('usage', fc.record({ inputTokens: fc.nat(), outputTokens: fc.nat(), raw: fc.jsonValue() })),
  )
  .map(([fields, usage]) => ({ ...fields, ...usage }));
