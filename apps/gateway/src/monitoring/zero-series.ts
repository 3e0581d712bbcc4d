import { type Bounded, bounded, type EndpointFamily, statusCodeLabel, TOOL_LABELS } from '@isartor/telemetry';
import { GEMINI_PROMPT_ROUTES, PROMPT_ROUTES, type Route } from '../http/routes.js';
import { metrics } from '../telemetry.js';

/** The layers of this version that can save a call, and those that can answer at all. */
const SAVING_LAYERS = ['L1a_ExactCache', 'L1b_SemanticCache'] as const;
const ANSWERING_LAYERS = [...SAVING_LAYERS, 'L3_Cloud'] as const;
const CACHE_LAYERS = ['L1', 'L1a', 'L1b'] as const;

const TOOLS = TOOL_LABELS.map((tool) => bounded(tool, TOOL_LABELS));

/**
 * Starts the counters that savings and ratios are made of at 0, for each set of labels that this version can count by: of
 * a series that begins with its first count, `increase()` does not see that count.
 */
export function startSeriesAtZero(): void {
  for (const door of promptDoors()) startDoor(door);
  for (const tool of TOOLS) startTool(tool);
}

function startDoor(door: Door): void {
  const unknown = bounded('unknown', TOOL_LABELS);
  for (const final_layer of ANSWERING_LAYERS) {
    metrics.requests.add(0, { ...door, final_layer, ...ANSWERED, tool: unknown });
  }
  for (const final_layer of SAVING_LAYERS) {
    for (const tool of TOOLS) metrics.tokensSaved.add(0, { ...door, final_layer, tool });
  }
}

function startTool(tool: Bounded): void {
  for (const final_layer of SAVING_LAYERS) metrics.costSaved.add(0, { final_layer, tool });
  for (const cache_layer of CACHE_LAYERS) {
    for (const outcome of ['hit', 'miss'] as const) metrics.cacheEvents.add(0, { cache_layer, outcome, tool });
  }
}

const ANSWERED = { status_code: statusCodeLabel(200), status: 'ok' } as const;

interface Door {
  readonly traffic_surface: 'gateway';
  readonly client: Route['client'];
  readonly endpoint_family: EndpointFamily;
}

/** Each family of routes with the client it implies. */
function promptDoors(): readonly Door[] {
  const byFamily = new Map<EndpointFamily, Door>();
  for (const { family, client } of [...PROMPT_ROUTES, ...GEMINI_PROMPT_ROUTES]) {
    byFamily.set(family, { traffic_surface: 'gateway', client, endpoint_family: family });
  }
  return [...byFamily.values()];
}
