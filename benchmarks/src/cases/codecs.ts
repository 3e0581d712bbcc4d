import type { ChatEvent, ChatRequest } from '@isartor/core';
import {
  anthropicClientCodec,
  anthropicProviderCodec,
  type ClientCodec,
  createFrameSplitter,
  geminiProviderCodec,
  geminiStreamClientCodec,
  openaiClientCodec,
  openaiProviderCodec,
  type ProviderCodec,
  responsesClientCodec,
  responsesProviderCodec,
} from '@isartor/wire';
import { median } from '../load/percentiles.js';
import { fixed, printFigures } from '../report.js';
import { dialectBody } from '../servers/dialect-bodies.js';

interface Dialect {
  readonly name: 'Chat Completions' | 'Responses' | 'Anthropic' | 'Gemini';
  readonly client: ClientCodec;
  readonly provider: ProviderCodec;
}

const DIALECTS: readonly Dialect[] = [
  { name: 'Chat Completions', client: openaiClientCodec, provider: openaiProviderCodec },
  { name: 'Responses', client: responsesClientCodec, provider: responsesProviderCodec },
  { name: 'Anthropic', client: anthropicClientCodec, provider: anthropicProviderCodec },
  { name: 'Gemini', client: geminiStreamClientCodec, provider: geminiProviderCodec },
];

const BYTES = 10_000;
const CHUNKS = 1000;
const ROUNDS = 9;
const IDENTITY = { id: 'bench', created: 1_700_000_000, layer: 3, requestId: 'bench' } as const;

/** CPU of reading a request in one dialect and writing it in another, and of the same for a stream, chunk by chunk. */
export async function measureCodecs(): Promise<void> {
  const requests: string[] = [];
  const streams: string[] = [];
  for (const client of DIALECTS) {
    for (const provider of DIALECTS) {
      const pair = `${client.name} -> ${provider.name}`;
      requests.push(`${pair}\t${requestCost(client, provider)}`);
      streams.push(`${provider.name} -> ${client.name}\t${streamCost(provider, client)}`);
    }
  }
  print(`A request of ${BYTES / 1000} kB, from the client's dialect to the provider's`, 'JSON.parse of it', requests);
  print(`${CHUNKS} chunks of a stream, from the provider's dialect to the client's`, 'JSON.parse of each', streams);
}

function print(title: string, baseline: string, lines: readonly string[]): void {
  printFigures(
    `${title}, median of ${ROUNDS} rounds; in brackets to ${baseline}`,
    lines.map((line) => {
      const [name = '', value = ''] = line.split('\t');
      return { name, value };
    }),
  );
}

function requestCost(from: Dialect, to: Dialect): string {
  const body = Buffer.from(dialectBody(from.client.format, BYTES));
  const translate = (): unknown => {
    const draft = from.client.parseRequest({ body, mediaType: 'application/json', model: 'm' });
    const request: ChatRequest = { ...draft, provider: 'p', model: draft.model ?? 'm', features: {} };
    return to.provider.buildRequest(request, { stream: false, withUsage: false });
  };
  return compared(translate, () => JSON.parse(body.toString()), 200);
}

function streamCost(from: Dialect, to: Dialect): string {
  const stream = Buffer.from(streamOf(from.client));
  const frames = splitFrames(stream);
  const translate = (): unknown => {
    const parser = from.provider.createEventParser();
    const renderer = to.client.createEventRenderer(IDENTITY, ASKED);
    let bytes = 0;
    for (const frame of frames) bytes += renderer.render(parser.push(frame)).length;
    return bytes + renderer.end().length;
  };
  const parse = (): unknown => {
    let fields = 0;
    for (const { data } of frames) fields += data.startsWith('{') ? Object.keys(JSON.parse(data)).length : 0;
    return fields;
  };
  return compared(translate, parse, 5);
}

const ASKED: ChatRequest = {
  operation: 'chat',
  provider: 'p',
  model: 'm',
  messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
  tools: [],
  sampling: {},
  stream: true,
  streamUsage: true,
  extensions: {},
  hints: {},
  features: {},
};

/** A stream as a provider of this dialect frames it. */
function streamOf(client: ClientCodec): string {
  const renderer = client.createEventRenderer(IDENTITY, ASKED);
  const words = Array.from({ length: CHUNKS }, (_, index): ChatEvent => {
    return { type: 'text-delta', choice: 0, text: ` word${index}` };
  });
  const frames = words.map((event) => renderer.render([event]));
  const start = renderer.render([{ type: 'start', model: 'm' }]);
  const end = renderer.render([
    { type: 'finish', choice: 0, reason: { unified: 'stop' } },
    { type: 'usage', usage: { inputTokens: 10, outputTokens: CHUNKS } },
  ]);
  return start + frames.join('') + end + renderer.end();
}

function splitFrames(stream: Uint8Array) {
  const splitter = createFrameSplitter({ maxFrameBytes: 1_000_000 });
  return [...splitter.push(stream), ...splitter.end()];
}

/** Milliseconds of one run, and how many times those of the baseline it is, measured in turns. */
function compared(measured: () => unknown, baseline: () => unknown, runs: number): string {
  timed(measured, runs);
  timed(baseline, runs);
  const rounds = Array.from({ length: ROUNDS }, () => [timed(measured, runs), timed(baseline, runs)] as const);
  const ratio = median(rounds.map(([one, other]) => one / other));
  return `${fixed(median(rounds.map(([one]) => one)), 3)} ms  (${fixed(ratio, 1)} x)`;
}

function timed(work: () => unknown, runs: number): number {
  const startedAt = performance.now();
  for (let run = 0; run < runs; run += 1) work();
  return (performance.now() - startedAt) / runs;
}
