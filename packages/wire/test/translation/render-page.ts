import { ANSWER_FEATURES } from './answer-features.js';
import { DIALECTS, type Dialect, type Fate, type PerDialect, TITLES } from './dialects.js';
import { fateOfAnswer } from './fate-of-answer.js';
import { fateOfRequest } from './fate-of-request.js';
import { REQUEST_FEATURES } from './request-features.js';

const MARKS: Readonly<Record<Fate, string>> = {
  kept: 'kept',
  mapped: 'mapped',
  refused: '400',
  'left out': 'left out',
};

interface Table {
  /** Rows are features, columns the dialects they come from. */
  readonly features: readonly { readonly name: string; readonly mapped?: PerDialect<string> }[];
  readonly fateOf: (row: number, from: Dialect) => Fate | undefined;
  readonly to: Dialect;
}

function renderTable({ features, fateOf, to }: Table): string {
  const columns = DIALECTS.filter((from) => from !== to);
  const notes: string[] = [];
  const rows = features.flatMap(({ name, mapped }, row) => {
    const fates = columns.map((from) => fateOf(row, from));
    if (fates.every((fate) => fate === undefined)) return [];
    if (fates.includes('mapped')) notes.push(`- ${name}: ${mapped?.[to]}.`);
    return [[name, ...fates.map((fate) => (fate === undefined ? '' : MARKS[fate]))]];
  });
  const table = alignedTable([['', ...columns.map((from) => `from ${TITLES[from]}`)], ...rows]);
  return notes.length === 0 ? table : `${table}\n\nMapped:\n\n${notes.join('\n')}`;
}

function alignedTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[], filler = ' '): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, filler)).join(' | ')} |`;
  const rule = line(
    head.map(() => ''),
    '-',
  );
  return [line(head), rule, ...rows.map((row) => line(row))].join('\n');
}

const requestTable = (provider: Dialect): string =>
  renderTable({
    features: REQUEST_FEATURES,
    to: provider,
    fateOf: (row, client) => {
      const feature = REQUEST_FEATURES[row];
      return feature && fateOfRequest(feature, client, provider);
    },
  });

const answerTable = (client: Dialect): string =>
  renderTable({
    features: ANSWER_FEATURES,
    to: client,
    fateOf: (row, provider) => {
      const feature = ANSWER_FEATURES[row];
      return feature && fateOfAnswer(feature, provider, client);
    },
  });

const INTRODUCTION = `# What travels between dialects

This page is generated: each cell is what the codecs did when the tests of \`packages/wire\` ran. \`vitest run -u\` there
writes it anew.

A client whose dialect the provider speaks loses nothing: bodies and frames pass as they were received, fields that nobody
knows included; only the model, \`stream\`, \`stream_options\` and the gateway's own fields are edited. This page is about all
other pairs.

- **kept**: it arrives and means the same.
- **mapped**: it arrives in another form, which is told below the table.
- **400**: it cannot be carried and would change the answer: the request is refused with \`unsupported_feature\` in the
  caller's own error shape, and nothing is sent.
- **left out**: it changes no answer (in requests), or the client's dialect has no place for it (in answers).
- An empty cell: the dialect it would come from has no such thing.

Also mapped, whatever the pair: a wish for **no reasoning** becomes the least that the model can be told; **call ids** that
Anthropic would refuse are replaced, the same way in calls and results; a request without a **limit of output tokens** gets
the model's own when Anthropic requires one; **thoughts** that another maker has signed are not sent, but for their text
where a dialect takes one; Gemini 3 gets Google's documented stand-in where a call comes without its **thought signature**.
A client's **feature headers** (\`anthropic-beta\`, \`openai-beta\`) go to providers of its own dialect only: what they switch on
is asked for in the body, and it is the body that is refused where it cannot be carried.`;

/** The page that tells what each pair of dialects keeps, maps and cannot carry. */
export function renderPage(): string {
  const requests = DIALECTS.map((provider) => `### To a provider of ${TITLES[provider]}\n\n${requestTable(provider)}`);
  const answers = DIALECTS.map((client) => `### To a client of ${TITLES[client]}\n\n${answerTable(client)}`);
  return `${[INTRODUCTION, '## Requests', ...requests, '## Answers', ...answers].join('\n\n')}\n`;
}
