import type { RecentPrompt } from '../recent-prompt.js';
import type { StatsSubject, StatsView } from '../stats-view.js';
import { type Rates, ratesOf } from './rates.js';
import { originOf, type StatsOrigin } from './stats-origin.js';
import { figuresByTool, sumOfFigures } from './tool-figures.js';

type Counts = Readonly<Record<string, number>>;

/** What `GET /debug/stats/prompts` answers. */
export interface PromptStats extends StatsOrigin, Rates {
  readonly total_prompts: number;
  /** Settled by a layer before the provider; what was turned away at the door is not among them. */
  readonly total_deflected_prompts: number;
  /** `l0`, `l1a`, `l1b`, `l2` and `l3`, and any other layer that settled one. */
  readonly by_layer: Counts;
  readonly by_surface: Counts;
  readonly by_client: Counts;
  readonly by_tool: Counts;
  /** Newest first; with the tenant where those of all tenants are told. */
  readonly recent: readonly (RecentPrompt & { readonly tenant?: string })[];
}

const LAYERS = ['l0', 'l1a', 'l1b', 'l2', 'l3'];

/** Tells what was counted, with at most `limit` of the latest prompts. */
export function promptStats(view: StatsView, subject: StatsSubject, limit: number): PromptStats {
  const { counters } = view;
  const tools = figuresByTool(counters);
  const all = sumOfFigures(tools.values());
  const used = [...tools].filter(([, { requests }]) => requests > 0);
  return {
    total_prompts: all.requests,
    total_deflected_prompts: all.deflected,
    ...ratesOf(all),
    by_layer: { ...Object.fromEntries(LAYERS.map((layer) => [layer, 0])), ...countsBy('layer', counters) },
    by_surface: countsBy('surface', counters),
    by_client: countsBy('client', counters),
    by_tool: Object.fromEntries(used.map(([tool, { requests }]) => [tool, requests])),
    ...originOf(view),
    recent: view.recent
      .slice(0, limit)
      .map(({ prompt, tenant }) => (subject === undefined && tenant !== '' ? { ...prompt, tenant } : prompt)),
  };
}

function countsBy(kind: string, counters: ReadonlyMap<string, number>): Counts {
  const prefix = `${kind}:`;
  const found = [...counters].filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(found.map(([name, amount]) => [name.slice(prefix.length), amount]).sort());
}
