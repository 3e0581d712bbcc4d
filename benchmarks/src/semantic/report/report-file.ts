import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Picture } from '../part.js';

const FOLDER = fileURLToPath(new URL('../../../../docs/benchmarks', import.meta.url));
const FILE = join(FOLDER, 'semantic-cache.md');

const HEAD = `# The semantic cache in figures

Written by \`npm run bench semantic\`; nothing here is written by hand. Names of parts after it (\`npm run bench semantic pairs banking\`)
measure and write those only. Pairs and the stream through the engine come out the same each time for the same
\`ISARTOR_BENCH_SEED\` (1); whatever is in milliseconds does not. Data that are not in the repository are in the folder that
\`ISARTOR_BENCH_DATA\` names; what needs them is left out without them. Hits are answers from the cache; all shares are in
percent. The coefficients of the decision were fitted on banking questions too: \`packages/cache-semantic/training\` measures
categories that they were not fitted on.
`;

/** What is written of one part. */
export interface Section {
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

const markOf = (name: string): string => `<!-- part: ${name} -->`;

/** Puts a section in its place among `names`; the others stay as they are. Gives the path of the file. */
export function writeReport(names: readonly string[], measured: Section): string {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  const sections = names.map((name) => {
    if (name !== measured.name) return keptOf(before, name);
    return `${markOf(name)}\n\n## ${measured.title}\n\n${measured.text.trim()}\n`;
  });
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(FILE, [HEAD, ...sections.filter((text) => text !== '')].join('\n'));
  return FILE;
}

/** What the file has of a part. */
function keptOf(file: string, name: string): string {
  const start = file.indexOf(markOf(name));
  if (start < 0) return '';
  const end = file.indexOf('<!-- part:', start + 1);
  return `${file.slice(start, end < 0 ? undefined : end).trim()}\n`;
}

/** Puts a picture beside the report. */
export function writePicture({ name, svg }: Picture): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, name), svg);
}
