import {
  createGate,
  delayChunks,
  delayHeaders,
  endAfterChunks,
  errorAnswer,
  type OpenaiUpstream,
  textAnswer,
} from '@isartor/testing';
import { expect, vi } from 'vitest';
import { GATEWAY_KEY, type Stack } from './stack.js';

/** What one prompt came to, as its client saw it. */
export interface Sent {
  readonly client: string;
  readonly tool: string;
  /** 499 for a client that left. */
  readonly status: string;
  /** Empty where the client left before it knew. */
  readonly layer: string;
}

interface Asking {
  readonly path: string;
  readonly client: string;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** The label, and a User-Agent that it is known by. */
  readonly tool?: readonly [label: string, userAgent: string];
}

const AUTHORIZED = { authorization: `Bearer ${GATEWAY_KEY}` };
const CURL = ['curl', 'curl/8.5.0'] as const;
const CLAUDE = ['claude-code', 'claude-cli/2.0.1 (external, cli)'] as const;
const CURSOR = ['cursor', 'Cursor/1.7'] as const;
const UNKNOWN = ['unknown', 'made-up/1.0'] as const;

const user = (content: string) => ({ messages: [{ role: 'user', content }] });
const chat = (text: string, more: object = {}): Asking => ({
  path: '/v1/chat/completions',
  client: 'openai',
  body: { model: 'gpt-4o-mini', ...user(text), ...more },
});
const messages = (text: string, more: object = {}): Asking => ({
  path: '/v1/messages',
  client: 'anthropic',
  body: { model: 'gpt-4o-mini', max_tokens: 100, ...user(text), ...more },
  tool: CLAUDE,
});
const gemini = (text: string): Asking => ({
  path: '/v1beta/models/gpt-4o-mini:generateContent',
  client: 'gemini',
  body: { contents: [{ role: 'user', parts: [{ text }] }] },
});
const native = (prompt: string): Asking => ({ path: '/api/chat', client: 'direct', body: { prompt } });

/** Sends prompts to the gateway of a stack and keeps account of them. */
export class Traffic {
  /** Every prompt that has ended. */
  readonly sent: Sent[] = [];
  readonly #url: string;
  readonly #upstream: OpenaiUpstream;

  constructor({ ports, upstream }: Stack) {
    this.#url = `http://127.0.0.1:${ports.gateway}`;
    this.#upstream = upstream;
  }

  /** A round of every kind there is; `name` makes its prompts new. */
  async round(name: string): Promise<void> {
    await this.#answers(name);
    await this.#failures(name);
    await this.#departures(name);
    const repeated = { ...chat(`${name}: repeated`), tool: CURSOR };
    for (let index = 0; index < 150; index += 1) await this.#ask(repeated);
  }

  async #answers(name: string): Promise<void> {
    for (const tool of [CURL, CURSOR, UNKNOWN]) await this.#ask({ ...chat(`${name}: a ${tool[0]}`), tool });
    for (const stream of [false, true]) {
      await this.#ask(chat(`${name}: streamed ${stream}`, { stream }));
      await this.#ask(chat(`${name}: streamed ${stream}`, { stream: !stream }));
      await this.#ask(messages(`${name}: message ${stream}`, { stream }));
      await this.#ask(messages(`${name}: message ${stream}`, { stream }));
      await this.#ask(gemini(`${name}: content`));
      await this.#ask(native(`${name}: prompt`));
    }
    const gate = createGate();
    this.#upstream.respondWith(delayHeaders(textAnswer('shared'), gate));
    const shared = [1, 2, 3].map(() => this.#ask(chat(`${name}: at once`)));
    await this.#untilUnderWay(shared.length);
    await this.#ask(chat(`${name}: no room`));
    gate.open();
    await Promise.all(shared);
  }

  async #failures(name: string): Promise<void> {
    const failed = errorAnswer(500, 'cannot');
    this.#upstream.respondWith(failed, textAnswer('at last'));
    await this.#ask({ ...chat(`${name}: tried again`), tool: CURL });
    this.#upstream.respondWith(failed, failed);
    await this.#ask({ ...chat(`${name}: tried in vain`), tool: CURL });
    this.#upstream.respondWith(errorAnswer(400, 'will not'));
    await this.#ask(chat(`${name}: refused`));
    this.#upstream.respondWith(endAfterChunks(textAnswer('one two three four'), 3, 'cut'));
    await this.#ask(chat(`${name}: cut`, { stream: true }));
    await this.#ask({ ...chat(`${name}: who`), headers: { authorization: 'Bearer wrong' } });
    await this.#ask({ ...chat(`${name}: what`), body: { messages: 'none' } });
    await this.#ask({ ...chat(`${name}: not there`), headers: { 'cache-control': 'only-if-cached' } });
  }

  /** A client that leaves in the middle of a stream. */
  async #departures(name: string): Promise<void> {
    const gate = createGate();
    gate.release(2);
    this.#upstream.respondWith(delayChunks(textAnswer('never told to its end'), gate));
    const asked = this.#upstream.requests.length;
    const leaving = new AbortController();
    const response = await this.#fetch(chat(`${name}: left`, { stream: true }), leaving.signal);
    const layer = response.headers.get('x-isartor-layer') ?? '';
    leaving.abort();
    await this.#upstream.whenAborted(asked);
    this.sent.push({ client: 'openai', tool: 'unknown', status: '499', layer });
  }

  async #untilUnderWay(count: number): Promise<void> {
    const health = async () =>
      (await (await fetch(`${this.#url}/health`, { headers: AUTHORIZED })).json()) as { in_flight_requests: number };
    await vi.waitFor(async () => expect((await health()).in_flight_requests).toBe(count), {
      timeout: 5000,
      interval: 5,
    });
  }

  async #ask(asking: Asking): Promise<void> {
    const response = await this.#fetch(asking);
    await response.text().catch(() => 'cut');
    this.sent.push({
      client: asking.client,
      tool: (asking.tool ?? UNKNOWN)[0],
      status: String(response.status),
      layer: response.headers.get('x-isartor-layer') ?? '',
    });
  }

  #fetch({ path, body, headers = {}, tool = UNKNOWN }: Asking, signal?: AbortSignal): Promise<Response> {
    return fetch(`${this.#url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': tool[1],
        ...AUTHORIZED,
        ...headers,
      },
      body: JSON.stringify(body),
      ...(signal === undefined ? {} : { signal }),
    });
  }
}
