import {
  type Behaviour,
  createGate,
  type DecodedMetric,
  type DecodedSpan,
  delayChunks,
  delayHeaders,
  endAfterChunks,
  errorAnswer,
  startOtlpReceiver,
  textAnswer,
  throttledAnswer,
} from '@isartor/testing';
import { vi } from 'vitest';
import { createRecordedLog, type LogLine } from './recorded-log.js';
import { CHAT, chat, startTestGateway, type TestGateway } from './test-gateway.js';

/** What must never be seen in a span, a metric or a line of the log: it is in prompts, answers, keys and headers. */
export const CANARY = 'canary';
export const KEY = `${CANARY}-key`;
const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
export const INCOMING_TRACE = { traceId: TRACE_ID, spanId: 'b7ad6b7169203331' };

/** The text of the prompt with this name, 24 bytes of UTF-8: 6 tokens by the estimate. */
export const promptOf = (name: string): string => `${CANARY} prompt é ${name}`.padEnd(23, '.').slice(0, 23);

/** What a whole session of requests left behind. */
export interface ObservedSession {
  /** By the name of the request. */
  readonly responses: ReadonlyMap<string, ObservedResponse>;
  readonly spans: readonly DecodedSpan[];
  /** The last state of each metric. */
  readonly metrics: ReadonlyMap<string, DecodedMetric>;
  readonly log: string;
  readonly lines: readonly LogLine[];
  /** Milliseconds since 1970 just before the last chunk of the request called `stream` was let go. */
  readonly streamEndedAfterMs: number;
  /** Headers of all requests to the upstream. */
  readonly upstreamHeaders: readonly object[];
}

export interface ObservedResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

interface Sending {
  readonly path?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Runs one request of every kind against a monitored gateway. Requests are called by their `x-request-id`. */
export async function observeSession(): Promise<ObservedSession> {
  const receiver = await startOtlpReceiver();
  const recorded = createRecordedLog();
  const gateway = await startTestGateway({
    env: {
      ISARTOR__ENABLE_MONITORING: 'true',
      ISARTOR__OTEL_EXPORTER_ENDPOINT: receiver.endpoint,
      ISARTOR__GATEWAY_API_KEY: KEY,
      ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '2',
    },
    log: recorded.log,
  });
  const session = new Session(gateway);
  const streamEndedAfterMs = await session.run();
  const upstreamHeaders = gateway.upstream.requests.map(({ headers }) => headers);
  await gateway.stop();
  const observed = {
    responses: session.responses,
    spans: receiver.spans(),
    metrics: new Map(receiver.metrics().map((metric) => [metric.name, metric])),
    log: recorded.text(),
    lines: recorded.lines,
    streamEndedAfterMs,
    upstreamHeaders,
  };
  await receiver.close();
  return observed;
}

class Session {
  readonly responses = new Map<string, ObservedResponse>();
  readonly #gateway: TestGateway;

  constructor(gateway: TestGateway) {
    this.#gateway = gateway;
  }

  async run(): Promise<number> {
    const { upstream } = this.#gateway;
    const gate = createGate();
    gate.release(2);
    upstream.respondWith(delayChunks(textAnswer(`${CANARY} answer, long`), gate));
    const streaming = await this.#send('stream', { body: { stream: true } });
    await this.#answers();
    await this.#failures();
    await this.#departures();
    const streamEndedAfterMs = Date.now();
    gate.open();
    await this.#keep('stream', streaming);
    return streamEndedAfterMs;
  }

  async #answers(): Promise<void> {
    await this.#ask('json', { headers: { 'user-agent': 'curl/8.5.0' } });
    await this.#ask('json-hit', { body: chat(promptOf('json')), headers: { 'user-agent': 'curl/8.5.0' } });
    await this.#ask('stream-hit', { body: chat(promptOf('json'), { stream: true }) });
    const traceparent = `00-${INCOMING_TRACE.traceId}-${INCOMING_TRACE.spanId}-01`;
    await this.#ask('traced', { headers: { traceparent, 'user-agent': 'claude-cli/2.0.1 (external, cli)' } });
    await this.#ask('native', { path: '/api/chat', body: { prompt: promptOf('json') } });
    await this.#ask('no-cache', { headers: { 'cache-control': 'no-cache' } });
    const { upstream } = this.#gateway;
    const gate = createGate();
    upstream.respondWith(delayHeaders(textAnswer(`${CANARY} answer`), gate));
    const leader = this.#send('leader', {});
    await this.#untilAsked(upstream.requests.length + 1);
    const follower = this.#send('follower', { body: chat(promptOf('leader')) });
    await this.#untilUnderWay(3);
    gate.open();
    await this.#keep('leader', await leader);
    await this.#keep('follower', await follower);
  }

  async #failures(): Promise<void> {
    const refused = errorAnswer(400, `${CANARY}: cannot take "${promptOf('rejected')}"`);
    const failed = errorAnswer(500, `${CANARY}: cannot answer "${promptOf('failed')}"`);
    await this.#askWith('retried', failed, textAnswer(`${CANARY} answer`));
    await this.#askWith('failed', failed, failed);
    await this.#askWith('rejected', refused);
    await this.#askWith('throttled', throttledAnswer(1));
    this.#gateway.upstream.respondWith(endAfterChunks(textAnswer(`${CANARY} one two three`), 3, 'cut'));
    await this.#ask('broken', { body: { stream: true } });
    await this.#ask('unauthorized', { headers: { 'x-isartor-key': `${CANARY}-wrong-key` } });
    await this.#ask('malformed', { body: { messages: [{ role: CANARY, content: CANARY }] } });
    await this.#ask('not-cached', { headers: { 'cache-control': 'only-if-cached' } });
    await this.#ask('nowhere', { path: `/v1/nothing?key=${KEY}&x=${CANARY}` });
    await this.#ask('models', { path: '/v1/models' });
    await this.#ask('health', { path: '/health' });
  }

  /** Clients that leave: before the answer, and in the middle of a stream. */
  async #departures(): Promise<void> {
    const { upstream } = this.#gateway;
    for (const [name, stream] of [
      ['left-waiting', false],
      ['left-streaming', true],
    ] as const) {
      const asked = upstream.requests.length;
      const gate = createGate();
      gate.release(stream ? 2 : 0);
      const answer = textAnswer(`${CANARY} answer, cut short`);
      upstream.respondWith(stream ? delayChunks(answer, gate) : delayHeaders(answer, gate));
      const leaving = new AbortController();
      const sent = this.#send(name, { body: { stream }, signal: leaving.signal });
      sent.catch(() => {});
      await this.#untilAsked(asked + 1);
      if (stream) await sent;
      leaving.abort();
      await upstream.whenAborted(asked);
      await this.#untilUnderWay(1);
    }
  }

  async #askWith(name: string, ...behaviours: readonly Behaviour[]): Promise<void> {
    this.#gateway.upstream.respondWith(...behaviours);
    await this.#ask(name, {});
  }

  async #ask(name: string, sending: Sending): Promise<void> {
    await this.#keep(name, await this.#send(name, sending));
  }

  #send(name: string, { path = CHAT, body = {}, headers = {}, signal }: Sending): Promise<Response> {
    const isPrompt = path === CHAT || path.startsWith('/api/');
    const prompt = 'messages' in body || 'prompt' in body ? body : chat(promptOf(name), body);
    return fetch(`${this.#gateway.url}${path}${path === CHAT ? `?x=${CANARY}` : ''}`, {
      method: isPrompt ? 'POST' : 'GET',
      headers: {
        'content-type': 'application/json',
        'x-isartor-key': KEY,
        'x-request-id': name,
        'x-forwarded-for': '203.0.113.9, 10.0.0.1',
        'x-secret': CANARY,
        cookie: `session=${CANARY}`,
        ...headers,
      },
      ...(isPrompt ? { body: JSON.stringify(prompt) } : {}),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  async #keep(name: string, response: Response): Promise<void> {
    const text = await response.text().catch((error: Error) => `broken: ${error.message}`);
    this.responses.set(name, { status: response.status, headers: response.headers, text });
  }

  #untilAsked(count: number): Promise<void> {
    return settled(async () => this.#gateway.upstream.requests.length, count);
  }

  #untilUnderWay(count: number): Promise<void> {
    return settled(async () => {
      const health = await (await this.#gateway.get('/health', { 'x-request-id': 'poll' })).json();
      return (health as { in_flight_requests: number }).in_flight_requests;
    }, count);
  }
}

/** Waits until `read` gives `value`. */
function settled(read: () => Promise<number>, value: number): Promise<void> {
  const check = async (): Promise<void> => {
    const current = await read();
    if (current !== value) throw new Error(`${current} is not ${value} yet`);
  };
  return vi.waitFor(check, { interval: 5, timeout: 5000 });
}
