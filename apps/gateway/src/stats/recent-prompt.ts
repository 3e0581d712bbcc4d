/** One of the latest prompts, as `/debug/stats/prompts` tells it. Nothing of its text, but a hash of it. */
export interface RecentPrompt {
  /** When its answer ended, RFC 3339. */
  readonly timestamp: string;
  readonly traffic_surface: string;
  readonly client: string;
  readonly endpoint_family: string;
  readonly route: string;
  /** SHA-256 of the prompt's text, hexadecimal; absent where the prompt was not read. */
  readonly prompt_hash?: string;
  /** `l0`, `l1a`, `l1b`, `l2`, `l3`. */
  readonly final_layer: string;
  /** The same as `isartor.final_layer` of the spans names it. */
  readonly resolved_by: string;
  readonly deflected: boolean;
  readonly latency_ms: number;
  /** 499 where the client left. */
  readonly status_code: number;
  readonly tool: string;
}

/** What is kept of it besides. */
export interface KeptPrompt {
  /** Unlike that of any other, of other replicas too. */
  readonly id: string;
  /** Empty where the caller was not known. */
  readonly tenant: string;
  readonly prompt: RecentPrompt;
}

/** How many are kept: of each tenant, and of all. */
export const RECENT_PROMPTS = 200;

/** The latest of both lists, newest first. */
export function latestOf(newer: readonly KeptPrompt[], older: readonly KeptPrompt[]): readonly KeptPrompt[] {
  return [...newer, ...older].slice(0, RECENT_PROMPTS);
}
