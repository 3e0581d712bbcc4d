import { setTimeout as pause } from 'node:timers/promises';
import { type Figure, fixed } from '../../report.js';
import { askChat, type ChatAnswer, type ChatMessage } from '../gateway/ask-chat.js';
import { semanticHealth } from '../gateway/start-semantic-gateway.js';
import { type Added, addedAt } from './added.js';
import { type Asking, alternate, type Gateways, type Round, startGateways } from './gateways.js';
import { questionOf } from './synthetic.js';

const ROUNDS = 5;
const PACED = 60;
/** Long enough for what a miss leaves to do in the background. */
const PAUSE_MS = 15;
const UNPACED = 200;
const CLIENTS = 32;
const EACH_CLIENT = 15;
const TARGETS = { emptyP50: 0.3, modelP95: 10 };

let asked = 0;
type Requests = readonly (readonly ChatMessage[])[];

/** Requests with questions that nobody asked before; each below instructions of its own where partitions are to be empty. */
function fresh(count: number, { isPartitionEmpty }: { readonly isPartitionEmpty: boolean }): Requests {
  return Array.from({ length: count }, () => {
    asked += 1;
    const content = isPartitionEmpty ? `You answer for customer number ${asked}.` : 'You answer for all customers.';
    return [
      { role: 'system', content },
      { role: 'user', content: questionOf(asked) },
    ];
  });
}

const rounds = (count: number, isPartitionEmpty: boolean): readonly Requests[] =>
  Array.from({ length: ROUNDS }, () => fresh(count, { isPartitionEmpty }));

const oneByOne =
  (pauseMs: number): Asking =>
  async (url, requests) => {
    const answers: ChatAnswer[] = [];
    for (const messages of requests) {
      answers.push(await askChat(url, messages));
      if (pauseMs > 0) await pause(pauseMs);
    }
    return answers;
  };

const sideBySide: Asking = async (url, requests) => {
  const answers: ChatAnswer[] = [];
  const left = [...requests];
  const client = async (): Promise<void> => {
    for (let messages = left.shift(); messages !== undefined; messages = left.shift()) {
      answers.push(await askChat(url, messages));
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return answers;
};

/** What the semantic cache adds to a request that it cannot answer, through the gateway. */
export async function measureMissTax(): Promise<readonly Figure[]> {
  const gateways = await startGateways();
  try {
    // Code that runs for the first time is slow.
    await alternate(gateways, [fresh(UNPACED, { isPartitionEmpty: false })], oneByOne(0));
    const figures = [
      ...emptyFigures(
        'empty partition, paced',
        await alternate(gateways, rounds(PACED, true), oneByOne(PAUSE_MS)),
        true,
      ),
      ...emptyFigures(
        'empty partition, back to back',
        await alternate(gateways, rounds(UNPACED, true), oneByOne(0)),
        false,
      ),
      ...modelFigures(await alternate(gateways, rounds(UNPACED, false), oneByOne(0))),
    ];
    return [...figures, ...(await concurrentFigures(gateways))];
  } finally {
    await gateways.stop();
  }
}

const milliseconds = ({ off, on, added }: Added): string =>
  `${fixed(off)} ms without, ${fixed(on)} ms with: ${fixed(added)} ms more, ${fixed(on / off)} of it`;

function emptyFigures(name: string, done: readonly Round[], isBound: boolean): readonly Figure[] {
  const p50 = addedAt('p50', done);
  const bound = { target: `<= ${TARGETS.emptyP50} ms more`, met: p50.added <= TARGETS.emptyP50 };
  return [{ name: `${name}, p50`, value: milliseconds(p50), ...(isBound && bound) }];
}

function modelFigures(done: readonly Round[]): readonly Figure[] {
  const p95 = addedAt('p95', done);
  return [
    { name: 'with the model, p50', value: milliseconds(addedAt('p50', done)) },
    {
      name: 'with the model, p95',
      value: milliseconds(p95),
      target: `<= ${TARGETS.modelP95} ms more`,
      met: p95.added <= TARGETS.modelP95,
    },
    hitsFigure('with the model', done),
  ];
}

/** Every question is another: whatever is answered from the cache is wrong. */
function hitsFigure(name: string, done: readonly Round[]): Figure {
  const answers = done.flatMap(({ on }) => on);
  const hits = answers.filter(({ layer }) => layer !== 'l3').length;
  return { name: `${name}, hits, all of them wrong`, value: `${hits} of ${answers.length}` };
}

async function concurrentFigures(gateways: Gateways): Promise<readonly Figure[]> {
  const name = `${CLIENTS} clients`;
  const before = await semanticHealth(gateways.on.url);
  const done = await alternate(gateways, rounds(CLIENTS * EACH_CLIENT, false), sideBySide);
  const after = await semanticHealth(gateways.on.url);
  const answers = done.flatMap(({ on }) => on);
  const skipped = answers.filter(({ semanticStatus }) => /busy|unavailable/.test(semanticStatus)).length;
  return [
    ...(['p50', 'p95', 'p99'] as const).map((at) => ({
      name: `${name}, ${at}`,
      value: milliseconds(addedAt(at, done)),
    })),
    { name: `${name}, passed because the model was busy`, value: `${skipped} of ${answers.length}` },
    {
      name: `${name}, failures that /health has counted`,
      value: `${after.failures - before.failures}`,
      target: `>= ${skipped}`,
      met: after.failures - before.failures >= skipped,
    },
    hitsFigure(name, done),
  ];
}
