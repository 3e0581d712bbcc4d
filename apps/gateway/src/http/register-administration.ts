import type { Hono } from 'hono';
import { handleExport } from '../admin/export-handler.js';
import { handleFeedback } from '../admin/feedback-handler.js';
import { handleImport } from '../admin/import-handler.js';
import { handlePurge } from '../admin/purge-handler.js';
import type { AppHost } from './app-host.js';
import { enter } from './enter.js';
import { type Bindings, forMethod, type Handler, type Serve } from './route-handler.js';
import { EXPORT_ROUTE, FEEDBACK_ROUTE, IMPORT_ROUTE, PURGE_ROUTE, type Route } from './routes.js';

/** The routes below `/admin`. */
export function registerAdministration(app: Hono<Bindings>, serve: Serve, host: AppHost): void {
  const register = (route: Route, method: 'GET' | 'POST', handler: Handler): void => {
    app.all(
      route.path,
      serve(() => route, forMethod(method, handler)),
    );
  };
  register(PURGE_ROUTE, 'POST', (exchange, runtime) =>
    handlePurge(exchange, runtime, { caller: enter(exchange, runtime), purge: host.purge }),
  );
  register(FEEDBACK_ROUTE, 'POST', (exchange, runtime) =>
    handleFeedback(exchange, runtime, { caller: enter(exchange, runtime), presence: host.semanticCache.presence }),
  );
  register(EXPORT_ROUTE, 'GET', (exchange, runtime) =>
    handleExport(exchange, runtime, { caller: enter(exchange, runtime), cache: host.cache() }),
  );
  register(IMPORT_ROUTE, 'POST', (exchange, runtime) =>
    handleImport(exchange, runtime, {
      ...{ caller: enter(exchange, runtime), cache: host.cache() },
      takeTime: host.takeTime,
    }),
  );
}
