import { benchData, DATA_FOLDER } from '../semantic/data/bench-data.js';
import { openEmbedder } from '../semantic/open-embedder.js';
import type { Bench, Part } from '../semantic/part.js';
import { agentsPart } from '../semantic/parts/agents.js';
import { bankingPart } from '../semantic/parts/banking.js';
import { gatewayPart } from '../semantic/parts/gateway.js';
import { pairsPart } from '../semantic/parts/pairs.js';
import { speedPart } from '../semantic/parts/speed.js';
import { machine } from '../semantic/report/machine.js';
import { writePicture, writeReport } from '../semantic/report/report-file.js';

const PARTS: Readonly<Record<string, Part>> = {
  pairs: pairsPart,
  banking: bankingPart,
  gateway: gatewayPart,
  agents: agentsPart,
  speed: speedPart,
};

/** Names of the parts, in the order of the report. */
export const SEMANTIC_PARTS: readonly string[] = Object.keys(PARTS);

/** What is measured, and whether the report is written. */
export interface SemanticOptions {
  /** By default all. */
  readonly parts: readonly string[];
  readonly writes: boolean;
}

/** How often the semantic cache answers, how often wrongly, and what it costs; beside similarity alone. */
export async function measureSemantic({ parts, writes }: SemanticOptions): Promise<void> {
  const where = machine();
  const data = benchData();
  console.log(`\nThe semantic cache: ${where}; data ${data ?? `not there (${DATA_FOLDER})`}`);
  const seed = Number(process.env.ISARTOR_BENCH_SEED ?? 1);
  const embedder = await openEmbedder();
  try {
    for (const [name, part] of Object.entries(PARTS)) {
      if (parts.length > 0 && !parts.includes(name)) continue;
      const { section, picture } = await measurePart(name, part, { embedder, data, seed });
      if (!writes) continue;
      if (picture !== undefined) writePicture(picture);
      // Part by part: what was measured is kept where a later part fails.
      const file = writeReport(SEMANTIC_PARTS, { ...section, text: `${section.text} On ${where}.` });
      console.log(`Written: ${file}`);
    }
  } finally {
    await embedder.close();
  }
}

/** Measures and prints one part. */
async function measurePart(name: string, { title, run }: Part, bench: Bench) {
  const startedAt = performance.now();
  const { text, picture } = await run(bench);
  const took = `Measured in ${Math.round((performance.now() - startedAt) / 1000)} s.`;
  console.log(`\n${title}\n\n${text}\n\n${took}`);
  const shown = picture === undefined ? '' : `![${picture.title}](${picture.name})\n\n`;
  return { section: { name, title, text: `${text}\n\n${shown}${took}` }, picture };
}
