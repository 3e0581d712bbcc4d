import { describeIssue } from './describe-issue.js';
import { expandPath, type Folders } from './expand-path.js';
import type { KeyDefinition } from './key-definition.js';
import { readValue } from './read-value.js';
import { valueKind, writtenDefault } from './schema-facts.js';
import { showSetting } from './show-setting.js';
import type { Candidate } from './sources/source-reading.js';

/** What is in effect for one key. */
export interface ResolvedKey {
  readonly path: string;
  readonly definition: KeyDefinition;
  /** Where the value stands; undefined for the default. */
  readonly source?: string;
  /** The value as one would write it in the file, paths made absolute. */
  readonly written: unknown;
  /** The value is the default, set or not. */
  readonly isDefault: boolean;
  /** The value as the code gets it. */
  readonly value: unknown;
  readonly problems: readonly string[];
}

type Judgement = Pick<ResolvedKey, 'written' | 'value'> | Pick<ResolvedKey, 'problems'>;

function placed(definition: KeyDefinition, written: unknown, folders: Folders): unknown {
  return definition.path && typeof written === 'string' ? expandPath(written, folders) : written;
}

function judge(candidate: Candidate, definition: KeyDefinition, folders: Folders): Judgement {
  const { path, source } = candidate;
  const options = { secret: definition.secret === true, source };
  const read = readValue(candidate, valueKind(definition.schema));
  if ('problem' in read) return { problems: [`${showSetting(path, candidate.value, options)}: ${read.problem}`] };
  const written = placed(definition, read.value, folders);
  const parsed = definition.schema.safeParse(written);
  if (parsed.success) return { written, value: parsed.data };
  const setting = showSetting(path, written, options);
  return { problems: parsed.error.issues.map((issue) => `${setting}: ${describeIssue(issue)}`) };
}

/** What is in effect for a key, given the candidate that won; a bad candidate leaves the default and its problems. */
export function resolveKey(
  [path, definition]: readonly [string, KeyDefinition],
  candidate: Candidate | undefined,
  folders: Folders,
): ResolvedKey {
  const written = placed(definition, writtenDefault(definition.schema), folders);
  const value = definition.schema.parse(written);
  const fallback: ResolvedKey = { path, definition, written, isDefault: true, value, problems: [] };
  if (candidate === undefined) return fallback;
  const judgement = judge(candidate, definition, folders);
  if ('problems' in judgement) return { ...fallback, ...judgement };
  const isDefault = JSON.stringify(judgement.written) === JSON.stringify(written);
  return { ...fallback, ...judgement, isDefault, source: candidate.source };
}
