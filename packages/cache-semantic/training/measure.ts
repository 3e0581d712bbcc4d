import { createDecider } from '../src/decision/create-decider.js';
import type { CandidateFeatures } from '../src/decision/decider.js';
import { MINILM_PRIOR } from '../src/decision/minilm-prior.js';
import type { Prior } from '../src/decision/prior.js';
import { falseHitsOf } from '../src/engine/false-hits.js';
import { readData } from './data.js';
import { EMBEDDER_ID, makePrior } from './make-prior.js';
import { createRandom } from './random.js';
import { type Policy, type Replayed, type ReplayOptions, replay } from './replay.js';
import { createStreams, HALVES, type Stream } from './stream.js';

import { worded } from './wordings.js';

const TARGETS = [0.01, 0.02, 0.05];
const THRESHOLDS = [0.8, 0.85, 0.9, 0.95];
const LABELS = [
  'none',
  'perfect',
  'perfect, one in ten wrong',
  'judge',
  'judge, keys shared',
  'judge, keys shared, one in ten wrong',
  'judge, one in ten wrong',
] as const;

/** What the labels of a replay are. */
type Labels = (typeof LABELS)[number];

const percent = (share: number): string => (share * 100).toFixed(2);
const write = (line: string): boolean => process.stdout.write(`${line}\n`);

function line(name: string, { asked, hits, wrong, explained, explainedWrong }: Replayed): void {
  const [low, high] = falseHitsOf(hits - wrong, wrong).interval;
  const error = `${percent(hits === 0 ? 0 : wrong / hits)} % wrong (${percent(low)} to ${percent(high)})`;
  write(
    `  ${name.padEnd(34)} ${percent(hits / asked).padStart(6)} % hits, ${error}, explained ${explained} (${explainedWrong} wrong)`,
  );
}

/** Turns one label in ten round. */
function spoilt({ judge, ...options }: ReplayOptions, stream: Stream): ReplayOptions {
  const random = createRandom(7);
  const sound = judge ?? ((stored, fresh) => (stream.topics[stored] === stream.topics[fresh] ? 'right' : 'wrong'));
  return {
    ...options,
    judge: (stored, fresh) => {
      const judgement = sound(stored, fresh);
      if (judgement === 'unknown' || random() >= 0.1) return judgement;
      return judgement === 'right' ? 'wrong' : 'right';
    },
  };
}

function optionsFor(labels: Labels, stream: Stream, guards: boolean): ReplayOptions {
  const sharesKeys = labels.includes('keys shared');
  const base: ReplayOptions = labels.startsWith('judge') ? { guards, sharesKeys, ...worded(stream, 2) } : { guards };
  return labels.endsWith('wrong') ? spoilt(base, stream) : base;
}

function measure(stream: Stream, guards: boolean, prior: Prior | undefined): void {
  for (const threshold of THRESHOLDS) {
    line(
      `static ${threshold}`,
      replay(stream, { serve: ({ similarity }) => similarity >= threshold }, { guards, shadowRate: 0 }),
    );
  }
  for (const labels of LABELS) {
    for (const maxErrorRate of labels === 'perfect' ? TARGETS : [0.02]) {
      const decider = createDecider({ embedderId: EMBEDDER_ID, maxErrorRate, ...(prior && { prior }) });
      const learn = (features: CandidateFeatures, isRight: boolean): void => decider.learn(features, isRight);
      const policy = { serve: (features: CandidateFeatures) => decider.decide(features).serve };
      const done = replay(
        stream,
        labels === 'none' ? policy : { ...policy, learn },
        optionsFor(labels, stream, guards),
      );
      line(`labels ${labels}, target ${maxErrorRate}`, done);
    }
  }
}

function asShipped(): Policy {
  const decider = createDecider({ embedderId: EMBEDDER_ID });
  return { serve: (features) => decider.decide(features).serve };
}

const data = readData();
if (data !== undefined) {
  const streams = await createStreams([...data.banking, ...data.paraphrases, ...data.own]);
  const isBanking = (topic: string): boolean => !/^(?:own|pair) /.test(topic);
  const payments = streams.make(11, (topic) => isBanking(topic) && HALVES.payments(topic));
  const cards = streams.make(12, (topic) => isBanking(topic) && HALVES.cards(topic));
  const all = streams.make(13, isBanking);
  const pairs = streams.make(14, (topic) => topic.startsWith('pair '));
  for (const guards of [true, false]) {
    const fromCards = makePrior([cards], 'cards', guards);
    const fromPayments = makePrior([payments], 'payments', guards);
    const from = (name: string, stream: Stream, prior?: Prior): void => {
      write(`${guards ? 'With' : 'Without'} guards: ${name} (${stream.topics.length} questions)`);
      measure(stream, guards, prior);
    };
    from('payments, fitted on cards', payments, fromCards);
    from('cards, fitted on payments', cards, fromPayments);
    from('all of banking, fitted on cards', all, fromCards);
    from('all of banking, the shipped prior', all, MINILM_PRIOR);
    write(`${guards ? 'With' : 'Without'} guards, shipped prior: paraphrases whose original is stored`);
    line('paraphrases', replay(pairs, asShipped(), { guards, shadowRate: 0 }));
  }
}
