import { stringify } from 'smol-toml';
import type { KeyDefinition } from './key-definition.js';
import { KEY_GROUPS } from './key-table.js';
import { schemaDescription, valueKind, valueRange, writtenDefault } from './schema-facts.js';

const WIDTH = 100;

const HEAD = `# The configuration of Isartor. What starts with "#" is a comment and shows the default.
#
#   1. Give the gateway a provider: take the "#" off external_llm_api_key below and put your key there.
#   2. Start it:                    isartor up
#   3. See what is in effect:       isartor config
#
# Every key can be given in the environment too, where it beats this file: cache_exact.max_bytes is
# ISARTOR__CACHE_EXACT__MAX_BYTES, and ISARTOR__EXTERNAL_LLM_API_KEY_FILE names a file that holds the secret.
# All keys, those of parts that are not in this version included: isartor config --docs
`;

/** Text in lines of comment. */
function comment(text: string): string {
  const lines: string[] = [];
  let line = '#';
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = '#';
    }
    line += ` ${word}`;
  }
  return [...lines, line].join('\n');
}

/** One value in TOML, on one line. */
function tomlValue(value: unknown): string {
  return stringify({ value })
    .trim()
    .replace(/^value = /, '');
}

function entry(path: string, definition: KeyDefinition): string {
  const { schema, example, firstChoice } = definition;
  const shown = example ?? tomlValue(firstChoice ?? writtenDefault(schema));
  const range = ['number', 'choice'].includes(valueKind(schema)) ? ` (${valueRange(schema)})` : '';
  return `${comment(`${schemaDescription(schema)}${range}`)}\n${firstChoice === undefined ? '# ' : ''}${path} = ${shown}\n`;
}

function group([title, keys]: (typeof KEY_GROUPS)[number]): string {
  const built = Object.entries(keys).filter(([, { part }]) => part === undefined);
  const entries = built.map(([path, definition]) => entry(path, definition));
  return entries.length === 0 ? '' : `# ---- ${title} ----\n\n${entries.join('\n')}`;
}

/**
 * A configuration file for a newcomer: every key that this version can act on, explained, and commented out but for first choices.
 * Dotted keys instead of sections let each line be taken into use on its own.
 */
export function renderConfigFile(): string {
  return [HEAD, ...KEY_GROUPS.map(group).filter((text) => text !== '')].join('\n');
}
