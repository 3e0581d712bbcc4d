import type { ModelAnswer } from '../upstream/model-answer.js';
import type { Behaviour } from '../upstream/reply-plan.js';
import { DIALECTS, type UpstreamDialect } from './dialects.js';

/** Says `answer` in one dialect, whatever the path: as JSON or as a stream, whichever the request wants. */
export const answerFor = (dialect: UpstreamDialect, answer: ModelAnswer): Behaviour => DIALECTS[dialect].answer(answer);
