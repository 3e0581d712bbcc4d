import type { Part } from '../part.js';
import { figureTable } from '../report/figure-table.js';
import { measureEngine } from '../speed/engine-runs.js';
import { measureMissTax } from '../speed/miss-tax.js';

const GATEWAY = `Through the gateway: a request that finds no answer, with the semantic cache beside the same gateway without it, by turns;
medians of five rounds. Each question is asked for the first time. \`paced\` leaves 15 ms between two requests, so that the
vector of the one is not made while the other is measured; \`back to back\` does not.`;
const ENGINE = `The engine without its model: vectors of 384 numbers are given and cost nothing, each question asked is not stored and is compared
with its eight nearest. A process for each row.`;

/** What the semantic cache costs. */
export const speedPart: Part = {
  title: 'Speed and memory',
  async run() {
    const gateway = figureTable(await measureMissTax());
    const engine = figureTable(await measureEngine());
    return { text: `${GATEWAY}\n\n${gateway}\n\n${ENGINE}\n\n${engine}` };
  },
};
