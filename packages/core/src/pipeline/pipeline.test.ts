import { bounded } from '@isartor/telemetry';
import { describe, expect, it } from 'vitest';
import {
  completion,
  contextOf,
  delta,
  journey,
  passing,
  REQUEST,
  read,
  story,
  streamed,
  terminal,
  textOf,
  whole,
} from '../../test/pipeline-fixtures.js';
import { DEFAULT_CACHE_CONTROLS } from '../cache-controls.js';
import type { ReplyFrame } from '../chat/event.js';
import { IsartorError } from '../errors/isartor-error.js';
import { createFlights } from '../flights/flights.js';
import type { Layer, Settlement } from './layer.js';
import { createPipeline } from './pipeline.js';

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
