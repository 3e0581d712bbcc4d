import type { Dialect, UpstreamOperation } from './dialect.js';
import type { ModelAnswer } from './model-answer.js';
import type { RecordedRequest } from './recorded-request.js';
import type { Behaviour } from './reply-plan.js';

/** What a request asks for, and in which dialect. */
export interface Route {
  readonly dialect: Dialect;
  readonly operation: UpstreamOperation;
}

/** The first of the dialects that knows the request's path. */
export function routeOf(dialects: readonly Dialect[], request: RecordedRequest): Route | undefined {
  for (const dialect of dialects) {
    const operation = dialect.operationOf(request);
    if (operation !== undefined) return { dialect, operation };
  }
  return undefined;
}

/** Tells `answer` in the dialect that the request's path is of; what is no chat is answered as if nothing was scripted. */
export function toldBy(dialects: readonly Dialect[], answer: ModelAnswer): Behaviour {
  return (request) => {
    const route = routeOf(dialects, request);
    if (route === undefined) throw new Error(`No dialect has the path ${request.path}`);
    const behaviour = route.operation === 'chat' ? undefined : route.dialect.unscripted[route.operation];
    return (behaviour ?? route.dialect.answer(answer))(request);
  };
}
