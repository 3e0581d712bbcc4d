import { createDecider } from '../src/decision/create-decider.js';
import type { CandidateFeatures, Decider } from '../src/decision/decider.js';
import { MINILM_PRIOR } from '../src/decision/minilm-prior.js';
import type { Prior } from '../src/decision/prior.js';
import { falseHitsOf } from '../src/engine/false-hits.js';
import type { Judgement } from '../src/judge/judgement.js';
import { readData } from './data.js';
import { EMBEDDER_ID, makePrior } from './make-prior.js';
import { askParaphrases } from './paraphrases.js';
import { createRandom } from './random.js';
import { type Policy, type Replayed, type ReplayOptions, replay } from './replay.js';
import { createStreams, HALVES, type Stream, sparse } from './stream.js';

import { worded } from './wordings.js';

const TARGETS = [0.01, 0.02, 0.05];
const THRESHOLDS = [0.8, 0.85, 0.9, 0.95];

/** Where the labels of a replay come from: what misses and checks show, and users where they say so of every hit. */
const LABELS = {
  perfect: {},
  'perfect, one in ten wrong': { spoils: true },
  'perfect, of hits too, one in ten wrong': { spoils: true, users: true },
  judge: { judges: true },
  'judge, one in ten wrong': { judges: true, spoils: true },
} satisfies Readonly<Record<string, LabelSource>>;

interface LabelSource {
  /** The product's judge says it of five wordings; else it is so. */
  readonly judges?: boolean;
  readonly spoils?: boolean;
  readonly users?: boolean;
}

const percent = (share: number): string => (share * 100).toFixed(2);
const write = (line: string): boolean => process.stdout.write(`${line}\n`);

function line(name: string, { asked, hits, wrong, explained, explainedWrong }: Replayed): void {
  const [low, high] = falseHitsOf(hits - wrong, wrong).interval;
  const error = `${percent(hits === 0 ? 0 : wrong / hits)} % wrong (${percent(low)} to ${percent(high)})`;
  write(
    `  ${name.padEnd(52)} ${percent(hits / asked).padStart(6)} % hits, ${error}, explained ${explained} (${explainedWrong} wrong)`,
  );
}

type Says = (stored: number, fresh: number) => Judgement;

/** Turns one of ten round. */
function spoilt(says: Says, seed: number): Says {
  const random = createRandom(seed);
  return (stored, fresh) => {
    const judgement = says(stored, fresh);
    if (judgement === 'unknown' || random() >= 0.1) return judgement;
    return judgement === 'right' ? 'wrong' : 'right';
  };
}

function optionsFor({ judges, spoils, users }: LabelSource, stream: Stream, guards: boolean): ReplayOptions {
  const truth: Says = (stored, fresh) => (stream.topics[stored] === stream.topics[fresh] ? 'right' : 'wrong');
  const said = judges ? worded(stream, 2) : { judge: truth };
  return {
    guards,
    ...said,
    ...(spoils && { judge: spoilt(said.judge, 7) }),
    ...(users && { feedback: spoils ? spoilt(truth, 8) : truth }),
  };
}

function policyOf(decider: Decider, learns: boolean): Policy {
  const serve = (features: CandidateFeatures): boolean => decider.decide(features).serve;
  return learns ? { serve, notice: decider.notice, learn: decider.learn, believes: decider.believes } : { serve };
}

function measure(stream: Stream, guards: boolean, prior: Prior): void {
  for (const threshold of THRESHOLDS) {
    const policy: Policy = { serve: ({ similarity }) => similarity >= threshold };
    line(`static ${threshold}`, replay(stream, policy, { guards, shadowRate: 0 }));
  }
  const untaught = createDecider({ embedderId: EMBEDDER_ID, prior });
  line('labels none, target 0.02', replay(stream, policyOf(untaught, false), { guards }));
  for (const [name, source] of Object.entries(LABELS)) {
    for (const maxErrorRate of name === 'perfect' ? TARGETS : [0.02]) {
      const decider = createDecider({ embedderId: EMBEDDER_ID, maxErrorRate, prior });
      const done = replay(stream, policyOf(decider, true), optionsFor(source, stream, guards));
      line(`labels ${name}, target ${maxErrorRate}`, done);
    }
  }
}

function measureParaphrases(pairs: Stream): void {
  write('With guards, shipped prior: paraphrases of stored sentences, at the default floor');
  for (const alone of [true, false]) {
    for (const maxErrorRate of TARGETS) {
      const decider = createDecider({ embedderId: EMBEDDER_ID, maxErrorRate });
      const { asked, open, hits, wrong } = askParaphrases(pairs, decider, { alone, similarityFloor: 0.85 });
      const name = `${alone ? 'nothing else' : 'all the others'} stored, target ${maxErrorRate}`;
      const error = percent(hits === 0 ? 0 : wrong / hits);
      write(
        `  ${name.padEnd(52)} ${percent(hits / asked)} % hits of ${percent(open / asked)} % open, ${error} % wrong`,
      );
    }
  }
}

const data = readData();
if (data !== undefined) {
  const streams = await createStreams([...data.banking, ...data.paraphrases, ...data.own]);
  const isBanking = (topic: string): boolean => !/^(?:own|pair) /.test(topic);
  const isPayment = (topic: string): boolean => isBanking(topic) && HALVES.payments(topic);
  const isCard = (topic: string): boolean => isBanking(topic) && HALVES.cards(topic);
  const payments = streams.make(11, isPayment);
  const cards = streams.make(12, isCard);
  const all = streams.make(13, isBanking);
  const random = createRandom(31);
  const third = streams.make(31, (topic) => isBanking(topic) && random() < 0.3);
  measureParaphrases(streams.inOrder((topic) => topic.startsWith('pair ')));
  for (const guards of [true, false]) {
    const from = (name: string, stream: Stream, prior: Prior): void => {
      write(`${guards ? 'With' : 'Without'} guards: ${name} (${stream.topics.length} questions)`);
      measure(stream, guards, prior);
    };
    from('all of banking, the shipped prior', all, MINILM_PRIOR);
    from('three in ten of them, the shipped prior', third, MINILM_PRIOR);
    const fromCards = makePrior([cards, ...sparse(streams, isCard)], 'cards', guards);
    from('payments, fitted on cards', payments, fromCards);
    from('all of banking, fitted on cards', all, fromCards);
    const fromPayments = makePrior([payments, ...sparse(streams, isPayment)], 'payments', guards);
    from('cards, fitted on payments', cards, fromPayments);
  }
}
