import { environmentName } from './environment-name.js';
import type { KeyDefinition } from './key-definition.js';
import { KEY_GROUPS } from './key-table.js';
import { schemaDescription, valueRange, writtenDefault } from './schema-facts.js';

const HEAD = `# Configuration

This page is generated: \`isartor config --docs > docs/configuration.md\`.

## Rules

- **File**: \`--config FILE\`, else \`isartor.toml\` in the working directory, else \`~/.isartor/isartor.toml\`.
  \`isartor init\` writes one to start from.
- **Environment**: \`ISARTOR__\` and the key in upper case, levels joined by two underscores: \`cache_exact.max_bytes\` is
  \`ISARTOR__CACHE_EXACT__MAX_BYTES\`. Lists and maps are JSON in one variable. White space around a value means nothing.
- **Secrets**: every secret \`X\` may be given as \`X_FILE\`, the name of a file that holds it.
- **Order**: defaults, then the file, then the environment, then flags; the later one wins.
- **Booleans** are \`true\`, \`false\`, \`yes\`, \`no\`, \`on\`, \`off\`, \`1\`, \`0\`. An empty text is "not set".
- An unknown key or variable, and a value out of range, stop the start; the message names the nearest known key.
- The file is read again when it changes and on SIGHUP. What is marked *restart* takes effect at the next start.
- \`isartor config\` shows what would be in effect, and where each value comes from.
- Durations end in \`_secs\` or \`_ms\`, sizes in \`_bytes\`. Relative paths start at the working directory.
`;

const LATER = `
## Known, but not in this version

These keys belong to parts that this version does not have. Their defaults are accepted in silence. A value that would need
such a part stops the start and names it; a value for a part that is switched off anyway only gets a warning.

`;

function valueColumn({ schema, secret, path }: KeyDefinition): string {
  const range = valueRange(schema);
  if (secret) return range === 'text' ? 'secret' : `secret ${range}`;
  return path ? 'path' : range;
}

function defaultColumn(schema: KeyDefinition['schema']): string {
  const written = writtenDefault(schema);
  return written === undefined ? 'not set' : `\`${JSON.stringify(written)}\``;
}

function notes(path: string, { aliases, valueParts, part, needsRestart }: KeyDefinition): string {
  const names = aliases?.map(({ variable }) => `\`${variable}\``).join(', ');
  const values = Object.entries(valueParts ?? {}).map(([value, missing]) => `\`${value}\` needs ${missing.name}.`);
  return [
    ...(needsRestart ? ['*Restart*.'] : []),
    ...(names === undefined ? [] : [`Aliases of \`${environmentName(path)}\`: ${names}.`]),
    ...(values.length === 0 ? [] : [`Not in this version: ${values.join(' ')}`]),
    ...(part === undefined ? [] : [`Needs ${part.name}.`]),
  ].join(' ');
}

function row([path, definition]: readonly [string, KeyDefinition]): string {
  const meaning = `${schemaDescription(definition.schema)} ${notes(path, definition)}`.trim().replaceAll('|', '\\|');
  return `| \`${path}\` | ${defaultColumn(definition.schema)} | ${valueColumn(definition)} | ${meaning} |`;
}

function table(keys: readonly (readonly [string, KeyDefinition])[]): string {
  return `| Key | Default | Value | Meaning |\n|---|---|---|---|\n${keys.map(row).join('\n')}\n`;
}

/** The reference page of all keys, in Markdown. */
export function renderConfigTable(): string {
  const groups = KEY_GROUPS.map(([title, keys]) => ({ title, keys: Object.entries(keys) }));
  const isBuilt = ([, { part }]: readonly [string, KeyDefinition]): boolean => part === undefined;
  const built = groups.map(({ title, keys }) => ({ title, keys: keys.filter(isBuilt) }));
  const sections = built
    .filter(({ keys }) => keys.length > 0)
    .map(({ title, keys }) => `\n## ${title}\n\n${table(keys)}`);
  const later = groups.flatMap(({ keys }) => keys.filter((key) => !isBuilt(key)));
  return `${HEAD}${sections.join('')}${LATER}${table(later)}`;
}
