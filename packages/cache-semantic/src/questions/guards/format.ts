import type { Guard } from './guard.js';
import { topicObjection } from './topic-objection.js';

/** The forms in which something is given or wanted must be the same. */
export const formatGuard: Guard = {
  name: 'format',
  objection: (difference) => topicObjection(difference, 'format'),
};
