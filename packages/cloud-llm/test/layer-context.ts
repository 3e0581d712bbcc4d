import { DEFAULT_CACHE_CONTROLS, type LayerContext, SILENT_LOGGER } from '@isartor/core';
import { bounded } from '@isartor/telemetry';
import { ROOT_CONTEXT } from '@opentelemetry/api';

/** The context of a caller that never leaves, without a trace. */
export function layerContext(more: Partial<LayerContext> = {}): LayerContext {
  return {
    requestId: 'request-1',
    scope: { tenant: 'local' },
    controls: DEFAULT_CACHE_CONTROLS,
    signal: new AbortController().signal,
    parent: ROOT_CONTEXT,
    tool: bounded('codex', ['codex']),
    log: SILENT_LOGGER,
    defer: () => {},
    ...more,
  };
}
