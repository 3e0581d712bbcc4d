import type { Behaviour } from '../upstream/reply-plan.js';
import { routeOf } from '../upstream/told-by.js';
import { DIALECTS } from './dialects.js';

/**
 * A model that does what it is asked in the plainest way, in the dialect that the request's path is of: it calls every
 * offered tool once when the last turn is the user's, gives an instance of the schema where JSON is wanted, and repeats
 * the last user text otherwise.
 */
export const automaticAnswer: Behaviour = (request) => {
  const { dialect, operation } = routeOf(Object.values(DIALECTS), request) ?? {
    dialect: DIALECTS.openai,
    operation: 'chat',
  };
  const behaviour = dialect.unscripted[operation];
  if (behaviour === undefined) throw new Error(`Nothing to say to ${request.path}`);
  return behaviour(request);
};
