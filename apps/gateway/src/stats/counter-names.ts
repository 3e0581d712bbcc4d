import { latencyBucket } from './latency-buckets.js';

/** What is counted for each tool, as it ends the counter's name. */
export const TOOL_COUNTS = [
  'requests',
  'deflected',
  'from_cache',
  'cache_hits',
  'cache_misses',
  'l1a_hits',
  'l1a_misses',
  'l1b_hits',
  'l1b_misses',
  'retries',
  'errors',
  'saved_tokens',
  'saved_nano_usd',
  'latency_us',
] as const;
export type ToolCount = (typeof TOOL_COUNTS)[number];

/** A tool's counters: their names, made once. */
export type ToolNames = Readonly<Record<ToolCount, string>> & { readonly tool: string; readonly latency: string[] };

const toolNames = new Map<string, ToolNames>();

/** The names of the counters of `tool`, whose values are few. */
export function namesOfTool(tool: string): ToolNames {
  let names = toolNames.get(tool);
  if (names === undefined) {
    const counts = TOOL_COUNTS.map((count) => [count, `tool:${tool}:${count}`]);
    names = { ...(Object.fromEntries(counts) as Record<ToolCount, string>), tool, latency: [] };
    toolNames.set(tool, names);
  }
  return names;
}

/** The name of the counter of a tool's prompts that took about so long. */
export function latencyName({ tool, latency }: ToolNames, milliseconds: number): string {
  const bucket = latencyBucket(milliseconds);
  latency[bucket] ??= `tool:${tool}:latency:${bucket}`;
  return latency[bucket];
}

/** Makes the names of counters by one label, whose values are few; each is made once. */
function namesBy(kind: string): (value: string) => string {
  const made = new Map<string, string>();
  return (value) => {
    let name = made.get(value);
    if (name === undefined) {
      name = `${kind}:${value}`;
      made.set(value, name);
    }
    return name;
  };
}

export const layerName = namesBy('layer');
export const surfaceName = namesBy('surface');
export const clientName = namesBy('client');

/** The name of a counter of one provider's calls. */
export const providerName = (provider: string, count: 'requests' | 'errors'): string => `provider:${provider}:${count}`;
