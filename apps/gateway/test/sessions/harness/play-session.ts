import { expect } from 'vitest';
import { expectArrived, expectSameAnswer } from './expect-same.js';
import type { Incident, Scene } from './incidents.js';
import type { SessionRequest } from './session-client.js';

/** How far a session goes, and how. */
export interface Play {
  readonly turns: number;
  readonly stream: boolean;
  /** By the turn they come before. */
  readonly incidents?: Readonly<Record<number, Incident>>;
  /** Runs before every turn. */
  readonly beforeTurn?: () => Promise<void>;
  readonly credentials?: SessionRequest['credentials'];
}

/** Plays a session turn by turn: what arrives upstream and what comes back is the same as it is without the gateway. */
export async function playSession(scene: Scene, { turns, stream, incidents, beforeTurn, credentials }: Play) {
  const { client, twins, session } = scene;
  for (let turn = 1; turn <= turns; turn += 1) {
    const request = (): SessionRequest => ({
      body: session.body(stream),
      stream,
      headers: { 'idempotency-key': `turn-${turn}` },
      ...(credentials && { credentials }),
    });
    await beforeTurn?.();
    await incidents?.[turn]?.(scene, request());
    const asked = request();
    const exchange = await twins.ask(asked, () => session.answer());
    expectArrived(client, asked, exchange);
    expectSameAnswer(exchange);
    expect(exchange.direct.outcome).toHaveProperty('final');
    session.goOn();
  }
}
