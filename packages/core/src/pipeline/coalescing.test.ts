import { describe, expect, it } from 'vitest';
import {
  contextOf,
  delta,
  gate,
  journey,
  passing,
  REQUEST,
  read,
  streamed,
  terminal,
  textOf,
  whole,
} from '../../test/pipeline-fixtures.js';
import { DEFAULT_CACHE_CONTROLS } from '../cache-controls.js';
import type { ReplyFrame } from '../chat/event.js';
import type { ChatReply } from '../chat/reply.js';
import { IsartorError } from '../errors/isartor-error.js';
import type { Layer, Settlement } from './layer.js';
import { createPipeline } from './pipeline.js';

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

describe('an answer that is being made elsewhere', () => {
  const REPLY = whole('from elsewhere');

  /** A flight whose leader asks elsewhere, above a terminal that counts its calls. */
  function away(elsewhere: (signal: AbortSignal) => Promise<ChatReply | undefined>) {
    const state = { calls: 0, asked: 0, settled: [] as Settlement[] };
    const layer = passing('L1a_ExactCache', {
      flight: {
        key: 'same',
        elsewhere: (signal: AbortSignal) => {
          state.asked += 1;
          return elsewhere(signal);
        },
      },
      onSettled: (settlement: Settlement) => void state.settled.push(settlement),
    });
    const pipeline = createPipeline({
      layers: [layer],
      terminal: terminal(async () => {
        state.calls += 1;
        return whole('from here');
      }),
    });
    return { pipeline, state };
  }

  it('is waited for once, answers all, and counts as coalesced for each of them', async () => {
    const answer = gate<ChatReply>();
    const { pipeline, state } = away(() => answer.opened);
    const journeys = Array.from({ length: 5 }, journey);
    const replies = journeys.map((trip) => pipeline.run(REQUEST, contextOf(), trip));
    answer.open(REPLY);
    expect((await Promise.all(replies)).map(textOf)).toEqual(Array(5).fill('from elsewhere'));
    expect(state).toMatchObject({ asked: 1, calls: 0 });
    expect(state.settled).toMatchObject([{ status: 'completed', resolvedBy: 'L1a_ExactCache' }]);
    for (const trip of journeys) {
      expect(trip).toMatchObject({ coalesced: true, layer: 'L1a_ExactCache' });
      expect(trip.steps.map(({ layer, outcome }) => [layer, outcome])).toEqual([
        ['L1a_ExactCache', 'pass'],
        ['L1a_ExactCache', 'hit'],
      ]);
    }
  });

  it.each([
    ['there is none', async () => undefined],
    ['asking for it fails', () => Promise.reject(new Error('connection lost'))],
  ])('is made here when %s', async (_case, elsewhere) => {
    const { pipeline, state } = away(elsewhere);
    const trip = journey();
    expect(textOf(await pipeline.run(REQUEST, contextOf(), trip))).toBe('from here');
    expect(trip).toMatchObject({ coalesced: false, layer: 'L3_Cloud' });
    expect(state.settled).toMatchObject([{ status: 'completed', resolvedBy: 'L3_Cloud' }]);
  });

  it('is waited for no longer when the last caller has left', async () => {
    const { pipeline, state } = away(
      (signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    );
    const caller = new AbortController();
    const reply = pipeline.run(REQUEST, contextOf({ signal: caller.signal }), journey());
    const outcome = expect(reply).rejects.toMatchObject({ code: 'client_closed' });
    await expect.poll(() => state.asked).toBe(1);
    caller.abort();
    await outcome;
    await expect.poll(() => state.settled).toEqual([{ status: 'abandoned' }]);
    expect(state.calls).toBe(0);
  });

  it('is nothing for a caller who takes only what is stored', async () => {
    const { pipeline, state } = away(async () => REPLY);
    const controls = { ...DEFAULT_CACHE_CONTROLS, onlyIfCached: true };
    const reply = pipeline.run(REQUEST, contextOf({ controls }), journey());
    await expect(reply).rejects.toMatchObject({ code: 'not_cached' });
    expect(state.asked).toBe(0);
  });
});
