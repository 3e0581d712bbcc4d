import type { Judgement } from './judge/judgement.js';

/** Whether a stored answer is right where another was given to the same question; `unknown` rather than a guess. */
export type Judge<Value> = (given: Value, stored: Value) => Judgement;
