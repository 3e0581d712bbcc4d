import { CONFIG_KEYS } from '../key-table.js';
import { unknownPath } from '../unknown-key.js';
import type { Candidate, SourceReading } from './source-reading.js';

/** One value from the command line. */
export interface ConfigFlag {
  /** As typed: `--host-port`. */
  readonly flag: string;
  /** The key it gives: `host_port`. */
  readonly path: string;
  readonly value: string;
}

/** What the command line says; a later flag beats an earlier one. */
export function readFlagSource(flags: readonly ConfigFlag[]): SourceReading {
  const candidates: Candidate[] = [];
  const problems: string[] = [];
  for (const { flag, path, value } of flags) {
    const text = value.trim();
    if (!CONFIG_KEYS.has(path)) problems.push(unknownPath(path, flag));
    else if (text !== '') candidates.push({ path, source: flag, value: text, isText: true });
  }
  return { candidates, problems, warnings: [] };
}
