import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Prior } from '../src/decision/prior.js';
import type { Terms } from '../src/decision/terms.js';
import { ROOT, readData } from './data.js';
import { makePrior } from './make-prior.js';
import { createStreams, sparse } from './stream.js';

const FILE = join(ROOT, 'packages/cache-semantic/src/decision/minilm-prior.ts');
const PROVENANCE = 'banking77 (CC-BY-4.0) and own questions: training/README.md';
const CELLS_A_LINE = 6;

const rounded = (values: readonly number[]): string =>
  `[${values.map((value) => Number(value.toFixed(6))).join(', ')}]`;

/** Terms in thousandths, a candidate's joined by commas, some candidates a line. */
function rows(traffic: readonly Terms[]): string {
  const cells = traffic.map((terms) => terms.map((term) => Math.round(term * 1000)).join(','));
  const lines = cells.map((cell, index) => `${cell}${index % CELLS_A_LINE === CELLS_A_LINE - 1 ? '\n' : ' '}`);
  return lines.join('').replaceAll(' \n', '\n').trim();
}

const sourceOf = ({
  embedderId,
  provenance,
  standard,
  weights,
  information,
  observations,
  sameAnswerFrom,
  traffic,
}: Prior): string =>
  `import type { Prior } from './prior.js';
import { readTerms } from './read-terms.js';

/** What is known of the packaged model's similarities; written by training/fit-prior.ts. */
export const MINILM_PRIOR: Prior = {
  embedderId: '${embedderId}',
  provenance: '${provenance}',
  standard: {
    centre: ${rounded(standard.centre)},
    scale: ${rounded(standard.scale)},
  },
  weights: ${rounded(weights)},
  information: [
${information.map((row) => `    ${rounded(row)},`).join('\n')}
  ],
  observations: ${observations},
  sameAnswerFrom: ${sameAnswerFrom},
  traffic: readTerms(\`
${rows(traffic)}\`),
};
`;

const data = readData();
if (data !== undefined) {
  const streams = await createStreams([...data.banking, ...data.own]);
  const prior = makePrior([streams.make(1, () => true), ...sparse(streams)], PROVENANCE);
  writeFileSync(FILE, sourceOf(prior));
  process.stdout.write(`Written: ${FILE}\n`);
}
