import type { StatsView } from '../stats-view.js';
import { type Rates, ratesOf } from './rates.js';
import { originOf, type StatsOrigin } from './stats-origin.js';
import { figuresByTool, servedPrompts, type ToolFigures } from './tool-figures.js';

/** The figures of one calling agent. */
export interface AgentStats extends Rates {
  readonly requests: number;
  /** Look-ups in the caches as a pair: a hit when either hits. Who shared another's call has missed. */
  readonly cache_hits: number;
  readonly cache_misses: number;
  readonly l1a_hits: number;
  readonly l1a_misses: number;
  readonly l1b_hits: number;
  readonly l1b_misses: number;
  /** Of the prompts that got past the door; 0 where there was none. */
  readonly average_latency_ms: number;
  /** Attempts after the first one of a call. */
  readonly retry_count: number;
  /** Attempts that failed, and layers that broke and were passed. */
  readonly error_count: number;
}

/** What `GET /debug/stats/agents` answers. */
export interface AgentsReport extends StatsOrigin {
  readonly agents: Readonly<Record<string, AgentStats>>;
}

/** Tells what was counted of each tool. */
export function agentStats(view: StatsView): AgentsReport {
  const tools = figuresByTool(view.counters);
  return {
    agents: Object.fromEntries([...tools].map(([tool, figures]) => [tool, statsOf(figures)])),
    ...originOf(view),
  };
}

function statsOf(figures: ToolFigures): AgentStats {
  const served = servedPrompts(figures);
  return {
    requests: figures.requests,
    cache_hits: figures.cache_hits,
    cache_misses: figures.cache_misses,
    l1a_hits: figures.l1a_hits,
    l1a_misses: figures.l1a_misses,
    l1b_hits: figures.l1b_hits,
    l1b_misses: figures.l1b_misses,
    average_latency_ms: served === 0 ? 0 : Math.round(figures.latency_us / served / 10) / 100,
    retry_count: figures.retries,
    error_count: figures.errors,
    ...ratesOf(figures),
  };
}
