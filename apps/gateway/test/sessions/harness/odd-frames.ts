import { type Behaviour, splitChunks } from '@isartor/testing';

/** An event that nobody knows, with a number that JavaScript cannot hold. */
export const UNKNOWN_EVENT =
  'event: future_event\ndata: {"type" : "future_event","n":9007199254740993, "s":"\\u00E9\\/é"}\n\n';
/** A frame that tells nothing. */
export const COMMENT = ': still here\n\n';

/** Tells a stream with these frames, which clients have to skip, after its first; what is no stream stays as it is. */
export function withOddFrames(behaviour: Behaviour, frames: readonly string[]): Behaviour {
  return (request) => {
    const plan = behaviour(request);
    const [first, ...rest] = plan.chunks;
    if (first === undefined || rest.length === 0) return plan;
    return { ...plan, chunks: [first, ...frames.map((frame) => Buffer.from(frame)), ...rest] };
  };
}

/** Every third stream comes in pieces that end anywhere, within letters too. */
export const cutAnywhere = (behaviour: Behaviour, turn: number): Behaviour =>
  turn % 3 === 0 ? splitChunks(behaviour, 40 + turn) : behaviour;
