import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { createTurnstile } from './create-turnstile.js';

it('turns away who is too many, until somebody has gone', () => {
  const turnstile = createTurnstile(2);
  const come = () => {
    const outgoing = new EventEmitter() as ServerResponse;
    turnstile.admit({ outgoing });
    return outgoing;
  };
  const [first] = [come(), come()];
  expect(come).toThrowError(expect.objectContaining({ code: 'overloaded', details: { retryAfterSeconds: 1 } }));
  first?.emit('close');
  expect(come).not.toThrow();
  expect(come).toThrow();
});
