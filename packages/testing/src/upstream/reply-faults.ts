import type { Gate } from './gate.js';
import type { Behaviour, ReplyPlan } from './reply-plan.js';

const changed =
  (behaviour: Behaviour, change: (plan: ReplyPlan) => ReplyPlan): Behaviour =>
  (request) =>
    change(behaviour(request));

/** Waits at `gate` before the status line. */
export const delayHeaders = (behaviour: Behaviour, gate: Gate): Behaviour =>
  changed(behaviour, (plan) => ({ ...plan, beforeHeaders: gate }));

/** Waits at `gate` before every chunk and before the end. */
export const delayChunks = (behaviour: Behaviour, gate: Gate): Behaviour =>
  changed(behaviour, (plan) => ({ ...plan, beforeChunks: gate }));

/** Sends the first `count` chunks (frames, in a stream) and then ends in the given way. */
export const endAfterChunks = (behaviour: Behaviour, count: number, ending: ReplyPlan['ending']): Behaviour =>
  changed(behaviour, (plan) => ({ ...plan, chunks: plan.chunks.slice(0, count), ending }));

/** Sends the first `count` bytes of the body and then ends in the given way. */
export const endAfterBytes = (behaviour: Behaviour, count: number, ending: ReplyPlan['ending']): Behaviour =>
  changed(behaviour, (plan) => ({ ...plan, chunks: [Buffer.concat(plan.chunks).subarray(0, count)], ending }));

/** Sends the body in writes of `size` bytes each, wherever that cuts it. */
export const splitChunks = (behaviour: Behaviour, size: number): Behaviour =>
  changed(behaviour, (plan) => {
    const whole = Buffer.concat(plan.chunks);
    const count = Math.ceil(whole.length / size);
    const chunks = Array.from({ length: count }, (_, index) => whole.subarray(index * size, (index + 1) * size));
    return { ...plan, chunks };
  });

/** Adds headers, or replaces those of the same name. */
export const withHeaders = (behaviour: Behaviour, headers: Readonly<Record<string, string>>): Behaviour =>
  changed(behaviour, (plan) => ({ ...plan, headers: { ...plan.headers, ...headers } }));
