import type { Guard } from './guard.js';
import { topicObjection } from './topic-objection.js';

/** Frameworks, databases, providers, systems, devices and protocols must be the same. */
export const technologyGuard: Guard = {
  name: 'technology',
  objection: (difference) => topicObjection(difference, 'technology'),
};
