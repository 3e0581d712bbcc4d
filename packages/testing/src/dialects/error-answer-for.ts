import type { ErrorDetails } from '../upstream/dialect.js';
import type { Behaviour } from '../upstream/reply-plan.js';
import { DIALECTS, type UpstreamDialect } from './dialects.js';

/** Fails with this status in the shape of a dialect; what `details` leave out is what the provider usually says. */
export const errorAnswerFor = (dialect: UpstreamDialect, status: number, details: ErrorDetails = {}): Behaviour =>
  DIALECTS[dialect].error(status, details);
