import type { ExplainReport } from '@isartor/gateway';
import { type Column, renderTable } from '../stats/render-table.js';
import { GUARD_SENTENCES } from './guard-sentences.js';
import { reasonSentence } from './reason-sentences.js';
import { wrapText } from './wrap-text.js';

type Layer = ExplainReport['layers'][number];
type Candidate = ExplainReport['semantic']['candidates'][number];

/** Most columns that are written in, however wide the terminal is. */
const COLUMNS = 80;

const NAMES: Readonly<Record<Layer['layer'], string>> = {
  l1a: 'the exact cache',
  l1b: 'the semantic cache',
  l2: 'the local model',
  'l2.5': 'the context optimiser',
  l3: 'the provider',
};

/** What a gateway would do with a request, and why, in lines of at most 80 columns. */
export function renderExplanation(report: ExplainReport): string {
  const sections: readonly (readonly [title: string, lines: string])[] = [
    ['', renderVerdict(report)],
    ['Layers', report.layers.map(renderLayer).join('')],
    ['Asked as', renderAsked(report)],
    ['Nearest stored questions', renderCandidates(report)],
    ['What the guards say', renderGuards(report)],
  ];
  const shown = sections.filter(([, lines]) => lines !== '');
  return shown.map(([title, lines]) => (title === '' ? lines : `${title}\n${lines}`)).join('\n');
}

function renderVerdict({ layers, provider }: ExplainReport): string {
  const hit = layers.find(({ would }) => would === 'hit');
  const flat = { columns: COLUMNS, indent: '' };
  if (hit === undefined) return wrapText('Nobody would answer it: the request takes stored answers only.', flat);
  if (hit.layer === 'l3')
    return wrapText(`The provider would answer it: ${provider.name}, model ${provider.model}.`, flat);
  return wrapText(`${hit.layer.toUpperCase()}, ${NAMES[hit.layer]}, would answer it: ${reasonSentence(hit)}.`, flat);
}

function renderLayer(layer: Layer): string {
  const indent = `  ${layer.layer.toUpperCase().padEnd(6)}${layer.would.padEnd(6)}`;
  return wrapText(`${NAMES[layer.layer]}: ${reasonSentence(layer)}`, { columns: COLUMNS, indent });
}

function renderAsked({ dialect, model, scope, keys, provider }: ExplainReport): string {
  const { tenant, session, namespace } = scope;
  const served = provider.model === model ? '' : `, which is ${provider.model} of ${provider.name}`;
  const rows: readonly (readonly [label: string, value: string | null])[] = [
    ['dialect', dialect],
    ['model', `${model}${served}`],
    ['tenant', tenant],
    ['session', session],
    ['namespace', namespace && JSON.stringify(namespace)],
    ['key', keys.exact],
    ['partition', keys.partition],
  ];
  const told = rows.flatMap(([label, value]) => (value === null ? [] : [{ indent: `  ${label.padEnd(11)}`, value }]));
  return told.map(({ indent, value }) => wrapText(value, { columns: COLUMNS, indent })).join('');
}

function renderCandidates({ semantic }: ExplainReport): string {
  const { candidates } = semantic;
  if (candidates.length === 0) return '';
  return `${renderTable(COLUMNS_OF_CANDIDATES, candidates)}${wrapText(limitsOf(semantic), { columns: COLUMNS, indent: '  ' })}`;
}

/** What an open candidate is measured by. */
function limitsOf({ candidates, bound, max_error_rate, similarity_threshold }: ExplainReport['semantic']): string {
  const similarity = `its similarity is at least ${similarity_threshold}`;
  const isUncalibrated = candidates.some((candidate) => candidate.verdict === 'open' && candidate.bound === null);
  if (isUncalibrated) return `One that is open serves where ${similarity}: nothing else is known of this embedder.`;
  const certainty = bound === null ? '' : ` The decision rests on an error bound of ${figure(bound)}.`;
  return `One that is open serves where ${similarity} and its error bound at most ${max_error_rate}.${certainty}`;
}

const figure = (value: number | null): string => (value === null ? '-' : value.toFixed(4));

const COLUMNS_OF_CANDIDATES: readonly Column<Candidate>[] = [
  { title: 'entry', align: 'right', cell: ({ entry }) => String(entry) },
  { title: 'similarity', align: 'right', cell: ({ similarity }) => figure(similarity) },
  { title: 'probability', align: 'right', cell: ({ probability }) => figure(probability) },
  { title: 'bound', align: 'right', cell: ({ bound }) => figure(bound) },
  { title: 'verdict', align: 'left', cell: verdictOf },
];

/** Columns that the last cell of a row has. */
const VERDICT_COLUMNS = 34;

function verdictOf({ verdict, refused_by, explained_by }: Candidate): string {
  if (verdict === 'open') return verdict;
  const names: readonly string[] = verdict === 'refused' ? refused_by : explained_by;
  if (names.length === 0) return 'the very question';
  for (let shown = names.length; shown > 1; shown -= 1) {
    const text = `${verdict}: ${names.slice(0, shown).join(', ')}${moreThan(names.length - shown)}`;
    if (text.length <= VERDICT_COLUMNS) return text;
  }
  return `${verdict}: ${names[0]}${moreThan(names.length - 1)}`;
}

const moreThan = (left: number): string => (left === 0 ? '' : ` +${left}`);

function renderGuards({ semantic }: ExplainReport): string {
  const guards = new Set(semantic.candidates.flatMap(({ refused_by }) => refused_by));
  const width = Math.max(...[...guards].map((guard) => guard.length));
  return [...guards]
    .map((guard) =>
      // A newer gateway may have guards that are not known here.
      wrapText(GUARD_SENTENCES[guard] ?? '', { columns: COLUMNS, indent: `  ${guard.padEnd(width)}  ` }),
    )
    .join('');
}
