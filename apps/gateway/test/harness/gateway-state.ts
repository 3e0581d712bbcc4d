import { expect } from 'vitest';
import type { TestGateway } from './test-gateway.js';

interface Health {
  /** Figures and states; absent while the semantic cache is off. */
  readonly semantic_cache?: Readonly<Record<string, unknown>>;
  readonly in_flight_requests: number;
  readonly exact_cache: { readonly entries: number };
}

/** What the gateway says of itself. */
export async function healthOf(gateway: TestGateway): Promise<Health> {
  return (await (await gateway.get('/health')).json()) as Health;
}

/** Waits until so many prompts are under way. */
export async function underWay(gateway: TestGateway, count: number): Promise<void> {
  const inFlight = async () => (await healthOf(gateway)).in_flight_requests;
  await expect.poll(inFlight, { interval: 5, timeout: 10_000 }).toBe(count);
  // A prompt counts from its headers on; by the time of these answers its body, sent right behind, was read, too.
  for (let time = 0; time < 3; time += 1) await healthOf(gateway);
}
