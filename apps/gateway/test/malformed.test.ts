import { Agent } from 'node:http';
import { modelAnswer, type OpenaiUpstream, startOpenaiUpstream } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GatewayProcess, startGatewayProcess } from './harness/gateway-process.js';
import { openConnection } from './harness/raw-connection.js';
import { faultOfAnswer, faultOfUpstreamBody } from './malformed/assess.js';
import { hugeRequest, type MalformedRequest, malformedRequest } from './malformed/malformed-request.js';
import { createRandom } from './malformed/random.js';
import { pipeline, rawGarbage } from './malformed/raw-garbage.js';
import { sendMalformed } from './malformed/send.js';

const SEED = Number(process.env.ISARTOR_TEST_SEED ?? Date.now() % 2 ** 32);
const REQUESTS = 8800;
const CONNECTIONS = 1000;
const PIPELINES = 50;
/** Requests after which the process has come to its size; every 40th of them is a huge one. */
const WARM = 1000;
/** A heap with little slack: what V8 leaves uncollected for want of need would hide what nobody lets go of. */
const LEAN = ['--max-old-space-size=96', '--max-semi-space-size=2'];
const AT_ONCE = 16;
/** They are many: on a machine that does other things, too, they take their time. */
const PATIENCE_MS = 60_000;

describe(`malformed requests (ISARTOR_TEST_SEED=${SEED})`, () => {
  const random = createRandom(SEED);
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  let upstream: OpenaiUpstream;
  let gateway: GatewayProcess;
  let warmBytes = 0;
  beforeAll(async () => {
    upstream = await startOpenaiUpstream();
    upstream.respondAlways(modelAnswer({ content: ['A whole answer'] }));
    gateway = await startGatewayProcess({
      nodeFlags: LEAN,
      env: {
        ISARTOR__CACHE_MAX_CAPACITY: '100',
        ISARTOR__EXTERNAL_LLM_URL: upstream.url,
        ISARTOR__EXTERNAL_LLM_API_KEY: 'sk-upstream-secret',
      },
    });
  });
  afterAll(async () => {
    agent.destroy();
    await gateway.dispose();
    await upstream.close();
  });

  /** Runs `work` so many times, some at once, and returns what it returned. */
  const repeat = async <Result>(count: number, work: () => Promise<Result>): Promise<Result[]> => {
    const results: Result[] = [];
    let left = count;
    const worker = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        results.push(await work());
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return results;
  };

  let sent = 0;
  const sendOne = async (): Promise<{ fault?: string; status: number }> => {
    sent += 1;
    const request = sent < WARM && sent % 40 === 0 ? hugeRequest(random) : malformedRequest(random);
    const received = await sendMalformed(gateway.url, request, agent).catch((error: Error) => error.message);
    const fault = typeof received === 'string' ? received : faultOfAnswer(request, received);
    const status = typeof received === 'string' ? 0 : received.status;
    return fault === undefined ? { status } : { fault: `${fault} <- ${described(request)}`, status };
  };

  it('are answered whole or refused in their dialect', { timeout: PATIENCE_MS }, async () => {
    const first = await repeat(WARM, sendOne);
    warmBytes = gateway.residentBytes();
    const answers = [...first, ...(await repeat(REQUESTS - WARM, sendOne))];
    expect(answers.flatMap(({ fault }) => fault ?? []).slice(0, 5)).toEqual([]);
    const share = (status: number): number => answers.filter((answer) => answer.status === status).length / REQUESTS;
    // The mutations must neither miss nor destroy everything.
    expect(share(200)).toBeGreaterThan(0.1);
    expect(share(400)).toBeGreaterThan(0.3);
    for (const status of [404, 405, 413, 415]) expect([status, share(status)]).not.toEqual([status, 0]);
  });

  it('may be no HTTP at all', async () => {
    const answers = await repeat(CONNECTIONS, async () => {
      const bytes = rawGarbage(random);
      const connection = openConnection(gateway.url);
      connection.send(bytes);
      connection.end();
      const received = await connection.closed;
      const statuses = [...received.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
      const isFit = statuses.every((status) => status === 200 || (status >= 400 && status < 500));
      return { statuses, fault: isFit ? undefined : `${received} <- ${JSON.stringify(bytes.toString('latin1'))}` };
    });
    expect(answers.flatMap(({ fault }) => fault ?? []).slice(0, 5)).toEqual([]);
    expect(answers.filter(({ statuses }) => statuses.length > 0).length).toBeGreaterThan(CONNECTIONS / 3);
  });

  it('may come all at once on one connection, and are answered in their order', async () => {
    await repeat(PIPELINES, async () => {
      const { bytes, ids } = pipeline(random);
      const connection = openConnection(gateway.url);
      connection.send(bytes);
      const received = await connection.closed;
      const answered = [...received.matchAll(/^x-isartor-request-id: (\S+)\r$/gim)].map(([, id]) => id);
      expect(answered, received).toEqual(ids);
      expect(received).not.toMatch(/^HTTP\/1\.1 [15]/m);
    });
  });

  it('reach the paid upstream only where they mean something', () => {
    expect(upstream.requests.length).toBeGreaterThan(100);
    expect(upstream.requests.flatMap((request) => faultOfUpstreamBody(request) ?? []).slice(0, 5)).toEqual([]);
  });

  it('leave the gateway as it was', async () => {
    const inFlight = async () =>
      ((await (await fetch(`${gateway.url}/health`)).json()) as { in_flight_requests: number }).in_flight_requests;
    await expect.poll(inFlight).toBe(0);
    expect(gateway.output).not.toMatch(/ERROR|Request failed/);
  });

  it.runIf(process.platform === 'linux')('leave nothing behind in its memory', () => {
    expect(gateway.residentBytes() / warmBytes).toBeLessThanOrEqual(1.2);
  });
});

function described({ method, path, headers, body, chunked }: MalformedRequest): string {
  const shown = { ...headers, ...(chunked && { chunked }) };
  const start = body.subarray(0, 400).toString('latin1');
  return `${method} ${path.slice(0, 100)} ${JSON.stringify(shown).slice(0, 400)} (${body.byteLength} bytes) ${start}`;
}
