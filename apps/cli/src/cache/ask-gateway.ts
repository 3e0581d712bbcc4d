import type { RunningGateway } from './gateway-flags.js';

/** One question to a gateway; with a body it is a POST. */
export interface Question {
  readonly path: string;
  readonly body?: object;
}

/** A JSON object that a gateway answered with. */
export type Answer = Readonly<Record<string, unknown>>;

/** Asks a running gateway. @throws Error that says why there is no answer, or why it is a refusal. */
export async function askGateway({ url, key }: RunningGateway, { path, body }: Question): Promise<Answer> {
  const response = await send(url + path, {
    headers: {
      ...(key !== undefined && { 'x-isartor-key': key }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    // Whoever the gateway points to was not meant to see its key.
    redirect: 'manual',
  });
  const answer = readObject(await textOf(response));
  if (response.ok && answer !== undefined) return answer;
  if (answer === undefined) throw new Error(`What answers at ${url} with ${response.status} is no Isartor gateway`);
  throw new Error(`The gateway refuses (${response.status} ${answer.error}): ${answer.message}`);
}

async function send(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (error) {
    throw new Error(`No gateway answers at ${url} (${reasonOf(error)}): is it running?`, { cause: error });
  }
}

async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw new Error(`The answer broke off (${reasonOf(error)}): what it said is not known`, { cause: error });
  }
}

function readObject(text: string): Answer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Answer) : undefined;
  } catch {
    return undefined;
  }
}

/** What is behind the bare `fetch failed`: the code of the system, where there is one. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause ? String(cause.code) : cause.message;
}
