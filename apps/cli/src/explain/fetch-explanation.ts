import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { ExplainReport } from '@isartor/gateway';
import { callGateway, type GatewayCall } from '../cache/call-gateway.js';
import { type Answer, readAnswer } from '../cache/gateway-answer.js';
import type { CliContext } from '../cli-context.js';
import type { ExplainCommandLine } from './explain-command-line.js';

/** How long a gateway may take for an answer. */
const TIMEOUT_MS = 15_000;

/** Asks a running gateway what it would do. @throws Error that says why there is no answer. */
export async function fetchExplanation(
  { gateway, asked }: ExplainCommandLine,
  context: CliContext,
): Promise<ExplainReport> {
  const request = await requestOf(asked, context);
  const call: GatewayCall = { path: '/v1/explain', type: 'application/json', signal: AbortSignal.timeout(TIMEOUT_MS) };
  const response = await callGateway(gateway, { ...call, ...request });
  const answer = await readAnswer(response);
  if (response.ok && isReport(answer)) return answer;
  // Only a gateway names its requests, and this one tells errors in the dialect of the request.
  const problem = response.headers.has('x-isartor-request-id') ? problemOf(answer) : undefined;
  if (problem === undefined) throw new Error(`What answers at ${gateway.url} with ${response.status} explains nothing`);
  throw new Error(`The gateway refuses (${response.status}): ${problem}`);
}

async function requestOf(
  asked: ExplainCommandLine['asked'],
  context: CliContext,
): Promise<Pick<GatewayCall, 'body' | 'headers'>> {
  if ('prompt' in asked) {
    const { prompt, model } = asked;
    return { body: JSON.stringify({ prompt, ...(model !== undefined && { model }) }) };
  }
  const { file, dialect } = asked;
  const body = await textOf(file, context);
  return { body, ...(dialect !== undefined && { headers: { 'x-isartor-dialect': dialect } }) };
}

async function textOf(file: string, { environment, openInput }: CliContext): Promise<string> {
  const source: Readable =
    file === '-' ? openInput() : (await open(resolve(environment.workingDirectory, file))).createReadStream();
  const pieces: Buffer[] = [];
  for await (const piece of source) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString();
}

function problemOf(answer: Answer | undefined): string | undefined {
  const { error, message } = answer ?? {};
  const told = typeof error === 'object' && error !== null && 'message' in error ? error.message : message;
  return typeof told === 'string' ? told : undefined;
}

function isReport(answer: Answer | undefined): answer is Answer & ExplainReport {
  const { layers, semantic, keys } = answer ?? {};
  return Array.isArray(layers) && [semantic, keys].every((part) => typeof part === 'object' && part !== null);
}
