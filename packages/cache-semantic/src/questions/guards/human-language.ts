import type { Guard } from './guard.js';
import { topicObjection } from './topic-objection.js';

/** Languages, nationalities and countries must be the same. */
export const humanLanguageGuard: Guard = {
  name: 'human-language',
  objection: (difference) => topicObjection(difference, 'human-language'),
};
