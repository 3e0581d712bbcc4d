import type { ModelAnswer } from '../upstream/model-answer.js';
import type { Behaviour } from '../upstream/reply-plan.js';
import { toldBy } from '../upstream/told-by.js';
import { DIALECTS } from './dialects.js';

/** Says `answer` in the dialect that the request's path is of, so that one script serves every upstream. */
export const modelAnswer = (answer: ModelAnswer): Behaviour => toldBy(Object.values(DIALECTS), answer);
