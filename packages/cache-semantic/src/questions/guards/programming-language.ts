import type { Guard } from './guard.js';
import { topicObjection } from './topic-objection.js';

/** Programming languages must be the same. */
export const programmingLanguageGuard: Guard = {
  name: 'programming-language',
  objection: (difference) => topicObjection(difference, 'programming-language'),
};
