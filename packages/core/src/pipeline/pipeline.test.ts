import { bounded } from '@isartor/telemetry';
import { ROOT_CONTEXT } from '@opentelemetry/api';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CACHE_CONTROLS } from '../cache-controls.js';
import type { Completion } from '../chat/completion.js';
import type { ReplyFrame } from '../chat/event.js';
import type { ChatReply } from '../chat/reply.js';
import type { ChatRequest } from '../chat/request.js';
import { IsartorError } from '../errors/isartor-error.js';
import { createFlights } from '../flights/flights.js';
import { SILENT_LOGGER } from '../logger.js';
import { createJourney } from './journey.js';
import type { Layer, LayerContext, Settlement, Terminal } from './layer.js';
import { createPipeline } from './pipeline.js';

const REQUEST: ChatRequest = {
  operation: 'chat',
  provider: 'openai',
  model: 'm',
  messages: [{ role: 'user', content: [{ type: 'text', text: 'hi' }] }],
  tools: [],
  sampling: {},
  stream: false,
  streamUsage: false,
  extensions: {},
  hints: {},
  features: {},
};

const completion = (text: string): Completion => ({
  provider: 'openai',
  model: 'm',
  choices: [{ index: 0, content: [{ type: 'text', text }], finishReason: { unified: 'stop' } }],
});

const whole = (text: string): ChatReply => ({
  kind: 'complete',
  origin: { provider: 'openai', headers: {} },
  completion: completion(text),
});

const contextOf = (overrides: Partial<LayerContext> = {}): LayerContext => ({
  requestId: 'r',
  scope: { tenant: 'local' },
  controls: DEFAULT_CACHE_CONTROLS,
  signal: new AbortController().signal,
  parent: ROOT_CONTEXT,
  tool: bounded('curl', ['curl']),
  log: SILENT_LOGGER,
  defer: () => {},
  ...overrides,
});

const journey = () => createJourney('L3_Cloud');
const terminal = (resolve: Terminal['resolve']): Terminal => ({ name: 'L3_Cloud', resolve });
const passing = (name: Layer['name'], more: object = {}): Layer => ({
  name,
  onFailure: 'pass',
  handle: async (request) => ({ outcome: 'pass', request, ...more }),
});

/** A gate that a test opens. */
function gate<Value>() {
  let open: (value: Value) => void = () => {};
  const opened = new Promise<Value>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

function textOf(reply: ChatReply): string {
  const part = reply.kind === 'complete' ? reply.completion.choices[0]?.content[0] : undefined;
  return part?.type === 'text' ? part.text : '';
}

async function read(reply: ChatReply): Promise<string> {
  if (reply.kind === 'complete') return textOf(reply);
  let text = '';
  for await (const frame of reply.frames) {
    for (const event of frame.events) if (event.type === 'text-delta') text += event.text;
  }
  return text;
}

const streamed = (frames: AsyncIterable<ReplyFrame>): ChatReply => ({
  kind: 'stream',
  origin: { provider: 'openai', headers: {} },
  frames,
});

const delta = (text: string): ReplyFrame => ({ events: [{ type: 'text-delta', choice: 0, text }] });

async function* story(...texts: string[]): AsyncGenerator<ReplyFrame> {
  yield { events: [{ type: 'start', model: 'm' }] };
  for (const text of texts) yield delta(text);
  yield { events: [{ type: 'finish', choice: 0, reason: { unified: 'stop' } }] };
}

describe('pipeline', () => {
  it('answers with the first layer that hits and runs nothing below it', async () => {
    let asked = 0;
    const hit: Layer = {
      name: 'L1a_ExactCache',
      onFailure: 'pass',
      handle: async () => ({ outcome: 'hit', reply: whole('cached') }),
    };
    const pipeline = createPipeline({
      layers: [hit, passing('L2_SLM')],
      terminal: terminal(async () => {
        asked += 1;
        return whole('cloud');
      }),
    });
    const trip = journey();
    expect(textOf(await pipeline.run(REQUEST, contextOf(), trip))).toBe('cached');
    expect(asked).toBe(0);
    expect(trip.layer).toBe('L1a_ExactCache');
    expect(trip.steps.map((step) => step.layer)).toEqual(['L1a_ExactCache']);
  });

  it('hands each layer the request that the one above returned', async () => {
    const rewriting: Layer = {
      name: 'L2_5_ContextOptimiser',
      onFailure: 'pass',
      handle: async (request) => ({ outcome: 'pass', request: { ...request, model: 'smaller' } }),
    };
    const pipeline = createPipeline({
      layers: [rewriting],
      terminal: terminal(async (request) => whole(request.model)),
    });
    expect(textOf(await pipeline.run(REQUEST, contextOf(), journey()))).toBe('smaller');
  });

  it('passes a layer that breaks and may, and stops at one that must not', async () => {
    const broken = (onFailure: Layer['onFailure']): Layer => ({
      name: 'L2_SLM',
      onFailure,
      handle: () => Promise.reject(new IsartorError('forbidden', 'no')),
    });
    const cloud = terminal(async () => whole('cloud'));
    const open = createPipeline({ layers: [broken('pass')], terminal: cloud });
    expect(textOf(await open.run(REQUEST, contextOf(), journey()))).toBe('cloud');
    const closed = createPipeline({ layers: [broken('throw')], terminal: cloud });
    const trip = journey();
    await expect(closed.run(REQUEST, contextOf(), trip)).rejects.toMatchObject({ code: 'forbidden' });
    expect(trip.layer).toBe('L2_SLM');
  });

  it('leaves out what the caller asks to skip', async () => {
    const controls = { ...DEFAULT_CACHE_CONTROLS, skip: new Set(['l1a']) };
    const hit: Layer = {
      name: 'L1a_ExactCache',
      onFailure: 'pass',
      handle: async () => ({ outcome: 'hit', reply: whole('cached') }),
    };
    const pipeline = createPipeline({ layers: [hit], terminal: terminal(async () => whole('cloud')) });
    expect(textOf(await pipeline.run(REQUEST, contextOf({ controls }), journey()))).toBe('cloud');
  });

  it('asks only caches when the caller wants a cached answer or none', async () => {
    const ran: string[] = [];
    const layer = (name: Layer['name'], isCache: boolean): Layer => ({
      name,
      isCache,
      onFailure: 'pass',
      handle: async (request) => {
        ran.push(name);
        return { outcome: 'pass', request, flight: { key: 'k' } };
      },
    });
    const controls = { ...DEFAULT_CACHE_CONTROLS, onlyIfCached: true };
    const pipeline = createPipeline({
      layers: [layer('L1a_ExactCache', true), layer('L2_SLM', false)],
      terminal: terminal(async () => whole('cloud')),
    });
    await expect(pipeline.run(REQUEST, contextOf({ controls }), journey())).rejects.toMatchObject({
      code: 'not_cached',
    });
    expect(ran).toEqual(['L1a_ExactCache']);
  });

  it('never leaves a policy out, whatever the caller asks to skip', async () => {
    const policy: Layer = {
      name: bounded('L0_Policy', ['L0_Policy']),
      onFailure: 'throw',
      handle: () => Promise.reject(new IsartorError('forbidden', 'no')),
    };
    const pipeline = createPipeline({ layers: [policy], terminal: terminal(async () => whole('cloud')) });
    const wishes = [{ skip: new Set(['l0']) }, { onlyIfCached: true }];
    for (const wish of wishes) {
      const context = contextOf({ controls: { ...DEFAULT_CACHE_CONTROLS, ...wish } });
      await expect(pipeline.run(REQUEST, context, journey())).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('tells every layer that passed how it ended, once, and before the caller has the answer', async () => {
    const told: [string, Settlement][] = [];
    const layer = (name: Layer['name']) =>
      passing(name, { onSettled: (settlement: Settlement) => told.push([name, settlement]) });
    const pipeline = createPipeline({
      layers: [layer('L1a_ExactCache'), layer('L1b_SemanticCache')],
      terminal: terminal(async () => whole('cloud')),
    });
    await pipeline.run(REQUEST, contextOf(), journey());
    const settlement = { status: 'completed', completion: completion('cloud'), resolvedBy: 'L3_Cloud' };
    expect(told).toEqual([
      ['L1a_ExactCache', settlement],
      ['L1b_SemanticCache', settlement],
    ]);
  });

  it('tells layers above a hit, too', async () => {
    const told: Settlement[] = [];
    const hit: Layer = {
      name: 'L1b_SemanticCache',
      onFailure: 'pass',
      handle: async () => ({ outcome: 'hit', reply: whole('near') }),
    };
    const pipeline = createPipeline({
      layers: [passing('L1a_ExactCache', { onSettled: (one: Settlement) => told.push(one) }), hit],
      terminal: terminal(async () => whole('cloud')),
    });
    await pipeline.run(REQUEST, contextOf(), journey());
    expect(told).toMatchObject([{ status: 'completed', resolvedBy: 'L1b_SemanticCache' }]);
  });

  it('settles a stream with the whole answer when it has ended, and a broken one as failed', async () => {
    const told: Settlement[] = [];
    const onSettled = (one: Settlement) => told.push(one);
    const run = (frames: AsyncIterable<ReplyFrame>) =>
      createPipeline({
        layers: [passing('L1a_ExactCache', { onSettled })],
        terminal: terminal(async () => streamed(frames)),
      }).run(REQUEST, contextOf(), journey());

    const reply = await run(story('one ', 'two'));
    expect(told).toEqual([]);
    expect(await read(reply)).toBe('one two');
    expect(told).toMatchObject([
      { status: 'completed', completion: { choices: [{ content: [{ type: 'text', text: 'one two' }] }] } },
    ]);

    async function* cut(): AsyncGenerator<ReplyFrame> {
      yield delta('one ');
      throw new IsartorError('upstream_broken', 'cut');
    }
    await expect(read(await run(cut()))).rejects.toMatchObject({ code: 'upstream_broken' });
    expect(told[1]).toMatchObject({ status: 'failed' });
  });

  it('does not hand hooks an answer larger than the bound', async () => {
    const told: Settlement[] = [];
    const pipeline = createPipeline({
      layers: [passing('L1a_ExactCache', { onSettled: (one: Settlement) => told.push(one) })],
      terminal: terminal(async () => streamed(story('x'.repeat(2_000)))),
      flights: createFlights({ maxRecordedBytes: 1_000 }),
    });
    expect(await read(await pipeline.run(REQUEST, contextOf(), journey()))).toHaveLength(2_000);
    expect(told).toEqual([{ status: 'unrecorded', resolvedBy: 'L3_Cloud' }]);
  });

  it('survives hooks that fail', async () => {
    const told: string[] = [];
    const pipeline = createPipeline({
      layers: [
        passing('L1a_ExactCache', { onSettled: () => Promise.reject(new Error('disk full')) }),
        passing('L1b_SemanticCache', { onSettled: () => void told.push('second') }),
      ],
      terminal: terminal(async () => whole('cloud')),
    });
    expect(textOf(await pipeline.run(REQUEST, contextOf(), journey()))).toBe('cloud');
    expect(told).toEqual(['second']);
  });
});

describe('coalescing', () => {
  const sharing = (onSettled?: (settlement: Settlement) => void): Layer =>
    passing('L1a_ExactCache', { flight: { key: 'same' }, ...(onSettled === undefined ? {} : { onSettled }) });

  it('makes one call of 100 identical ones and gives everybody the whole answer', async () => {
    const answer = gate<ChatReply>();
    let calls = 0;
    const settled: Settlement[] = [];
    const pipeline = createPipeline({
      layers: [sharing((one) => settled.push(one))],
      terminal: terminal(() => {
        calls += 1;
        return answer.opened;
      }),
    });
    const journeys = Array.from({ length: 100 }, journey);
    const replies = journeys.map((trip) => pipeline.run(REQUEST, contextOf(), trip));
    answer.open(whole('cloud'));
    expect((await Promise.all(replies)).map(textOf)).toEqual(Array.from({ length: 100 }, () => 'cloud'));
    expect(calls).toBe(1);
    expect(settled).toHaveLength(1);
    expect(journeys.filter((trip) => trip.coalesced)).toHaveLength(99);
    expect(journeys.map((trip) => trip.layer)).toEqual([
      'L3_Cloud',
      ...Array.from({ length: 99 }, () => 'L1a_ExactCache'),
    ]);
  });

  it('streams to whoever boards late, from the first byte', async () => {
    const rest = gate<void>();
    async function* slow(): AsyncGenerator<ReplyFrame> {
      yield delta('one ');
      await rest.opened;
      yield delta('two');
    }
    const pipeline = createPipeline({ layers: [sharing()], terminal: terminal(async () => streamed(slow())) });
    const first = await pipeline.run(REQUEST, contextOf(), journey());
    const firstText = read(first);
    const second = await pipeline.run(REQUEST, contextOf(), journey());
    const secondText = read(second);
    rest.open();
    expect(await firstText).toBe('one two');
    expect(await secondText).toBe('one two');
  });

  it('goes on for the others when the first caller leaves, and aborts when the last has left', async () => {
    const settled: Settlement[] = [];
    let upstream: AbortSignal | undefined;
    const pipeline = createPipeline({
      layers: [sharing((one) => settled.push(one))],
      terminal: terminal((_request, context) => {
        upstream = context.signal;
        return new Promise((_resolve, reject) => {
          context.signal.addEventListener('abort', () => reject(context.signal.reason));
        });
      }),
    });
    const callers = [new AbortController(), new AbortController()];
    const replies = callers.map(({ signal }) => pipeline.run(REQUEST, contextOf({ signal }), journey()));
    const outcomes = replies.map((reply) => expect(reply).rejects.toMatchObject({ code: 'client_closed' }));
    await expect.poll(() => upstream).toBeDefined();
    callers[0]?.abort();
    await outcomes[0];
    expect(upstream?.aborted).toBe(false);
    callers[1]?.abort();
    await outcomes[1];
    expect(upstream?.aborted).toBe(true);
    await expect.poll(() => settled).toEqual([{ status: 'abandoned' }]);
  });

  it('does not let a newcomer board a flight that everybody left', async () => {
    let calls = 0;
    const pipeline = createPipeline({
      layers: [sharing()],
      terminal: terminal((_request, context) => {
        calls += 1;
        if (calls > 1) return Promise.resolve(whole('fresh'));
        return new Promise((_resolve, reject) => {
          context.signal.addEventListener('abort', () => reject(context.signal.reason));
        });
      }),
    });
    const leaver = new AbortController();
    const left = pipeline.run(REQUEST, contextOf({ signal: leaver.signal }), journey());
    const outcome = expect(left).rejects.toMatchObject({ code: 'client_closed' });
    leaver.abort();
    expect(textOf(await pipeline.run(REQUEST, contextOf(), journey()))).toBe('fresh');
    await outcome;
  });

  it('fails everybody with the error of the call, and remembers nothing of it', async () => {
    let calls = 0;
    const answer = gate<void>();
    const pipeline = createPipeline({
      layers: [sharing()],
      terminal: terminal(async () => {
        calls += 1;
        await answer.opened;
        throw new IsartorError('upstream_failed', 'down');
      }),
    });
    const journeys = [journey(), journey()];
    const replies = journeys.map((trip) => pipeline.run(REQUEST, contextOf(), trip));
    const outcomes = replies.map((reply) => expect(reply).rejects.toMatchObject({ code: 'upstream_failed' }));
    answer.open();
    await Promise.all(outcomes);
    expect(journeys.map((trip) => trip.layer)).toEqual(['L3_Cloud', 'L3_Cloud']);
    await expect(pipeline.run(REQUEST, contextOf(), journey())).rejects.toMatchObject({ code: 'upstream_failed' });
    expect(calls).toBe(2);
  });

  it('keeps a landed flight open until the hooks have stored its answer', async () => {
    let calls = 0;
    const stored = gate<void>();
    const storing: Layer = passing('L1a_ExactCache', { flight: { key: 'same' }, onSettled: () => stored.opened });
    const pipeline = createPipeline({
      layers: [storing],
      terminal: terminal(async () => {
        calls += 1;
        return whole('cloud');
      }),
    });
    await pipeline.run(REQUEST, contextOf(), journey());
    const trip = journey();
    expect(textOf(await pipeline.run(REQUEST, contextOf(), trip))).toBe('cloud');
    expect([calls, trip.coalesced]).toEqual([1, true]);
    stored.open();
  });

  it('tells a caller that the gateway turns away why', async () => {
    const controller = new AbortController();
    const pipeline = createPipeline({ layers: [sharing()], terminal: terminal(() => new Promise(() => {})) });
    const reply = pipeline.run(REQUEST, contextOf({ signal: controller.signal }), journey());
    const outcome = expect(reply).rejects.toMatchObject({ code: 'draining' });
    controller.abort(new IsartorError('draining', 'The gateway is shutting down'));
    await outcome;
  });
});
