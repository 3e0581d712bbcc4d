import { readFileSync } from 'node:fs';
import type { Environment } from '../environment.js';
import { ENVIRONMENT_PREFIX, environmentName } from '../environment-name.js';
import { expandPath, type Folders } from '../expand-path.js';
import { reasonOf } from '../file-problem.js';
import type { EnvironmentAlias, KeyDefinition } from '../key-definition.js';
import { CONFIG_KEYS } from '../key-table.js';
import { knownVariables, ownVariables, unknownVariable } from '../unknown-key.js';
import type { Candidate, SourceReading } from './source-reading.js';

interface Reader {
  readonly environment: Environment;
  readonly folders: Folders;
  readonly candidates: Candidate[];
  readonly problems: string[];
  readonly warnings: string[];
}

/** A variable's text without the white space around it, which never means anything; undefined when nothing is left. */
function textOf(environment: Environment, variable: string): string | undefined {
  const text = environment[variable]?.trim();
  return text === '' ? undefined : text;
}

function secretFromFile(reader: Reader, path: string, variable: string): void {
  const file = textOf(reader.environment, variable);
  if (file === undefined) return;
  if (textOf(reader.environment, environmentName(path)) !== undefined) {
    reader.problems.push(`${path}: both ${environmentName(path)} and ${variable} are set; set one`);
    return;
  }
  try {
    const value = readFileSync(expandPath(file, reader.folders), 'utf8').trim();
    // The path stays out of the text: some put the secret itself there.
    if (value === '') reader.problems.push(`${path} (${variable}): the file is empty`);
    else reader.candidates.push({ path, source: variable, value, isText: true });
  } catch (error) {
    reader.problems.push(`${path} (${variable}): ${reasonOf(error)}`);
  }
}

function readAlias(reader: Reader, path: string, alias: EnvironmentAlias): void {
  const { variable, standard, combine, read = (text: string) => text } = alias;
  const text = textOf(reader.environment, variable);
  const value = text === undefined ? undefined : read(text, reader.environment);
  if (value === undefined) return;
  const taken = reader.candidates.find((candidate) => candidate.path === path && !candidate.combine);
  if (taken === undefined) {
    reader.candidates.push({ path, source: variable, value, isText: true, ...(combine && { combine }) });
    if (!standard) reader.warnings.push(`${variable} is an alias: the variable of ${path} is ${environmentName(path)}`);
  } else if (!standard) {
    reader.warnings.push(`${variable} is ignored: ${taken.source} is set`);
  }
}

function readKey(reader: Reader, path: string, definition: KeyDefinition): void {
  const variable = environmentName(path);
  const value = textOf(reader.environment, variable);
  if (value !== undefined) reader.candidates.push({ path, source: variable, value, isText: true });
  if (definition.secret) secretFromFile(reader, path, `${variable}_FILE`);
  for (const alias of definition.aliases ?? []) readAlias(reader, path, alias);
}

/** One underscore after the prefix is an easy slip, and silence would leave the setting without effect. */
function warnOfSlip(reader: Reader, variable: string, known: ReadonlySet<string>): void {
  const slip = variable.replace(ENVIRONMENT_PREFIX, 'ISARTOR_');
  if (!known.has(slip) && textOf(reader.environment, slip) !== undefined) {
    reader.warnings.push(`${slip} is not read; did you mean ${variable}?`);
  }
}

/** What the environment says. */
export function readEnvironmentSource(environment: Environment, folders: Folders): SourceReading {
  const reader: Reader = { environment, folders, candidates: [], problems: [], warnings: [] };
  const known = new Set(knownVariables());
  for (const key of CONFIG_KEYS) {
    readKey(reader, ...key);
    for (const variable of ownVariables(key)) warnOfSlip(reader, variable, known);
  }
  for (const variable of Object.keys(environment)) {
    if (variable.startsWith(ENVIRONMENT_PREFIX) && !known.has(variable))
      reader.problems.push(unknownVariable(variable));
  }
  return { candidates: reader.candidates, problems: reader.problems, warnings: reader.warnings };
}
