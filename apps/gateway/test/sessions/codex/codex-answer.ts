import { type Behaviour, rawAnswer, sseAnswer } from '@isartor/testing';
import { codexItems, type OutputItem, type TypedEvent } from './codex-items.js';
import { inputDeltas, messageDeltas, summaryDeltas } from './text-deltas.js';

/** Tells the items of one turn as OpenAI does: numbered events, or one JSON object. */
export function codexAnswer(turn: number): Behaviour {
  const headers = {
    'x-request-id': `req_turn_${turn}`,
    'openai-processing-ms': String(100 + turn),
    'openai-version': '2020-10-01',
    'x-ratelimit-remaining-tokens': String(100_000 - turn),
  };
  return (request) => {
    if (request.json.stream === true) return sseAnswer(frames(turn), headers)(request);
    const body = withBigNumber(JSON.stringify(ended(turn), null, 2));
    return rawAnswer({ headers: { 'content-type': 'application/json', ...headers }, body })(request);
  };
}

/** Stands for a number beyond 2^53 until all is printed. */
const BIG = 'a number beyond 2^53';
const withBigNumber = (text: string): string => text.replaceAll(`"${BIG}"`, '9007199254740993');

const begun = (turn: number): object => ({
  id: `resp_${turn}`,
  object: 'response',
  created_at: 1_700_000_000,
  status: 'in_progress',
  model: 'gpt-5-codex',
  output: [],
  parallel_tool_calls: true,
  store: false,
  future: { n: BIG, z: null },
  usage: null,
});

const ended = (turn: number): object => ({
  ...begun(turn),
  status: 'completed',
  output: codexItems(turn),
  usage: {
    input_tokens: 5000 + turn,
    input_tokens_details: { cached_tokens: 4000 },
    output_tokens: 100 + turn,
    output_tokens_details: { reasoning_tokens: 64 },
    total_tokens: 5100 + 2 * turn,
  },
});

const frames = (turn: number): readonly string[] =>
  [
    { type: 'response.created', response: begun(turn) },
    { type: 'response.in_progress', response: begun(turn) },
    ...codexItems(turn).flatMap(itemEvents),
    { type: 'response.completed', response: ended(turn) },
  ].map(frame);

function itemEvents(item: OutputItem, output_index: number): readonly TypedEvent[] {
  const opening = Object.entries(item).map(([name, value]) => [name, EMPTY[name] ?? value]);
  return [
    { type: 'response.output_item.added', output_index, item: Object.fromEntries(opening) },
    ...messageDeltas(item, output_index),
    ...summaryDeltas(item, output_index),
    ...inputDeltas(item, output_index),
    { type: 'response.output_item.done', output_index, item },
  ];
}

/** The fields that an item fills as it is told. */
const EMPTY: Readonly<Record<string, unknown>> = {
  status: 'in_progress',
  content: [],
  summary: [],
  arguments: '',
  input: '',
};

const frame = ({ type, ...fields }: TypedEvent, sequence_number: number): string =>
  withBigNumber(`event: ${type}\ndata: ${JSON.stringify({ type, sequence_number, ...fields })}\n\n`);
