import { errorAnswer, throttledAnswer } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FaultyUpstream, faultyUpstream } from './harness/faulty-upstream.js';
import { expectNoSecrets, MANNERS, outcomeOf, refusalOf, textOf } from './harness/outcome.js';
import { startTestGateway, type TestGateway } from './harness/test-gateway.js';

describe.each(MANNERS)('%s, %s', (dialect, way) => {
  let gateway: TestGateway;
  let upstream: FaultyUpstream;
  beforeAll(async () => {
    gateway = await startTestGateway({ env: { ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1' } });
    upstream = faultyUpstream(gateway.upstream);
  });
  afterAll(() => gateway.stop());

  const KEPT = [400, 401, 402, 403, 404, 405, 408, 409, 413, 415, 422, 429, 451];
  const CHANGED = [
    [500, 502],
    [501, 502],
    [502, 502],
    [503, 503],
    [504, 504],
    [520, 502],
    [529, 503],
  ] as const;

  it.each([...KEPT.map((status) => [status, status] as const), ...CHANGED])(
    'a status of %i is told as %i, and not remembered',
    async (status, told) => {
      const prompt = `Status ${status}`;
      const message = `Not with sk-upstream-secret, nor with sk-proj-${'a1B2'.repeat(8)}`;
      upstream.break(prompt, errorAnswer(status, message, { type: 'some_error', code: 'some_code' }));
      const outcome = await outcomeOf(gateway, prompt, [dialect, way]);
      expect(outcome.status).toBe(told);
      expect(refusalOf(outcome).message).toBe('Not with [masked], nor with [masked]');
      if (dialect === 'openai') expect(refusalOf(outcome)).toMatchObject({ type: 'some_error', code: 'some_code' });
      expect(outcome.headers.get('x-isartor-layer')).toBe('l3');
      expect(outcome.headers.get('x-isartor-deflected')).toBe('false');
      expectNoSecrets(outcome, gateway.upstream.url);
      expect(upstream.timesAsked(prompt)).toBe(1);

      upstream.repair(prompt);
      const repaired = await outcomeOf(gateway, prompt, [dialect, way]);
      expect(textOf(repaired)).toBe(`You said: ${prompt}`);
      expect(repaired.headers.get('x-isartor-layer')).toBe('l3');
    },
  );

  it.each([429, 503])('a status of %i keeps its Retry-After', async (status) => {
    const prompt = `Later ${status}`;
    const later = errorAnswer(status, 'Later', { headers: { 'retry-after': '12' } });
    upstream.break(prompt, status === 429 ? throttledAnswer(12) : later);
    const outcome = await outcomeOf(gateway, prompt, [dialect, way]);
    expect(outcome.status).toBe(status);
    expect(outcome.headers.get('retry-after')).toBe('12');
  });
});

describe('a status of the upstream', () => {
  it('is asked about again only where that may help, and not for long', async () => {
    const gateway = await startTestGateway();
    const upstream = faultyUpstream(gateway.upstream);
    const asks: readonly (readonly [status: number, times: number])[] = [
      ...[400, 401, 403, 404, 413, 422, 429, 501, 504].map((status) => [status, 1] as const),
      ...[500, 502, 503, 529].map((status) => [status, 3] as const),
    ];
    await Promise.all(
      asks.flatMap(([status, times]) =>
        MANNERS.map(async (manner) => {
          const prompt = `${status}, ${manner}`;
          upstream.break(prompt, errorAnswer(status, 'No'));
          const { milliseconds } = await outcomeOf(gateway, prompt, manner);
          expect(upstream.timesAsked(prompt), prompt).toBe(times);
          expect(milliseconds, prompt).toBeLessThan(8000);
        }),
      ),
    );
    await gateway.stop();
  });
});
