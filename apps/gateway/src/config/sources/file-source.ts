import { readFileSync } from 'node:fs';
import { parse, TomlError } from 'smol-toml';
import { reasonOf } from '../file-problem.js';
import { CONFIG_KEYS } from '../key-table.js';
import { unknownPath } from '../unknown-key.js';
import type { Candidate, SourceReading } from './source-reading.js';

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function isSection(path: string): boolean {
  return [...CONFIG_KEYS.keys()].some((key) => key.startsWith(`${path}.`));
}

interface Findings {
  readonly source: string;
  readonly candidates: Candidate[];
  readonly problems: string[];
}

function walk(table: Readonly<Record<string, unknown>>, prefix: string, findings: Findings): void {
  const { source, candidates, problems } = findings;
  for (const [name, value] of Object.entries(table)) {
    const path = `${prefix}${name}`;
    if (CONFIG_KEYS.has(path)) candidates.push({ path, source, value, isText: false });
    else if (isTable(value) && (isSection(path) || Object.keys(value).length > 0)) walk(value, `${path}.`, findings);
    else
      problems.push(isSection(path) ? `${path} (${source}): must be a section, [${path}]` : unknownPath(path, source));
  }
}

function syntaxProblem(error: unknown, source: string): string {
  if (!(error instanceof TomlError)) return `${source}: ${reasonOf(error)}`;
  // Only the sentence: the excerpt below it could show a secret.
  const sentence = error.message.split('\n', 1)[0] ?? '';
  return `${source}:${error.line}:${error.column}: ${sentence}`;
}

/** What the file says. `source` is its name as problems give it. */
export function readFileSource(file: string, source: string): SourceReading {
  const findings: Findings = { source, candidates: [], problems: [] };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    walk(parse(text), '', findings);
  } catch (error) {
    findings.problems.push(syntaxProblem(error, source));
  }
  return { candidates: findings.candidates, problems: findings.problems, warnings: [] };
}
