import {
  type Behaviour,
  endAfterBytes,
  errorAnswer,
  jsonAnswer,
  rawAnswer,
  socketAnswer,
  sseAnswer,
  textAnswer,
  unusedUrl,
  withHeaders,
} from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FaultyUpstream, faultyUpstream } from './harness/faulty-upstream.js';
import { breakOf, expectNoSecrets, MANNERS, outcomeOf, refusalOf, textOf } from './harness/outcome.js';
import { startTestGateway, type TestGateway } from './harness/test-gateway.js';

const SECRET = 'sk-upstream-secret';
const JSON_TYPE = { 'content-type': 'application/json' };
const text = textAnswer('One two three four');
const chunk = (delta: object, finish: string | null = null): string =>
  `data: ${JSON.stringify({ id: 'c', model: 'm', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
const FIRST = chunk({ role: 'assistant', content: 'One' });
const LAST = chunk({}, 'stop');
const DONE = 'data: [DONE]\n\n';
const toldIn = (message: string, code: unknown = null) => ({ error: { message, type: 'server_error', code } });

/** What an upstream can do wrong, and the status with which it is told; `broken` once a stream has begun. */
interface Fault {
  readonly name: string;
  readonly behaviour: Behaviour;
  readonly json: number;
  readonly stream: number | 'broken';
  readonly message?: string;
}

const always = (name: string, behaviour: Behaviour, told = 502): Fault => ({
  name,
  behaviour,
  json: told,
  stream: told,
});

/** A fault of streams; JSON is answered with an empty body, which is none either. */
const midway = (name: string, frames: readonly string[], more: Partial<Fault> = {}): Fault => ({
  name,
  behaviour: (request) =>
    (request.json.stream === true ? sseAnswer(frames) : rawAnswer({ headers: JSON_TYPE }))(request),
  json: 502,
  stream: 'broken',
  ...more,
});

const FAULTS: readonly Fault[] = [
  always('hangs up before it answers', socketAnswer()),
  always('speaks no HTTP', socketAnswer('hello, who is there?\r\n\r\n')),
  always('sends half of its headers', socketAnswer('HTTP/1.1 200 OK\r\ncontent-type: applica')),
  always('cuts the connection after the headers', endAfterBytes(text, 0, 'cut')),
  { name: 'cuts the body', behaviour: endAfterBytes(text, 300, 'cut'), json: 502, stream: 'broken' },
  {
    name: 'ends the body early and cleanly',
    behaviour: endAfterBytes(text, 300, 'complete'),
    json: 502,
    stream: 'broken',
  },
  always('promises more than it sends', withHeaders(endAfterBytes(text, 120, 'cut'), { 'content-length': '9999' })),
  always('promises less than it sends', withHeaders(text, { 'content-length': '90' })),
  always('answers with an empty JSON body', rawAnswer({ headers: JSON_TYPE })),
  always('answers with an empty stream', sseAnswer([])),
  always('answers with HTML', rawAnswer({ headers: { 'content-type': 'text/html' }, body: '<h1>Sign in</h1>' })),
  always('answers with no content', rawAnswer({ status: 204 })),
  always('answers with the wrong JSON', jsonAnswer({ status: 'ok' })),
  always('answers with no choices', jsonAnswer({ model: 'm', choices: [] })),
  always('answers packed', withHeaders(text, { 'content-encoding': 'gzip' })),
  {
    ...always('tells an error in a 200', jsonAnswer(toldIn(`Key ${SECRET} fell over`))),
    message: 'Key [masked] fell over',
  },
  { ...always('tells an error in a 200, with a status', jsonAnswer(toldIn('Slow down', 429))), message: 'Slow down' },
  {
    ...always('tells an error as the first frame', sseAnswer([`data: ${JSON.stringify(toldIn('No GPU left'))}\n\n`])),
    message: 'No GPU left',
  },
  always('sends garbage as a stream', sseAnswer(['data: {oops\n\n'])),
  always('sends [DONE] and nothing else', sseAnswer([DONE])),
  ...[301, 302, 303, 307, 308].map((status) =>
    always(`answers ${status}`, (request) =>
      rawAnswer({ status, headers: { location: `http://${request.headers.host}/v1/chat/completions` } })(request),
    ),
  ),
  midway('cuts a stream cleanly after its first frame', [FIRST]),
  midway('forgets [DONE]', [FIRST, LAST]),
  midway('sends [DONE] without a finish reason', [FIRST, DONE]),
  midway('leaves the last frame half', [FIRST, LAST, 'data: [DON']),
  midway('sends garbage in the middle', [FIRST, 'data: <html>\n\n', LAST, DONE]),
  midway('sends JSON of another kind in the middle', [FIRST, 'data: {"hello":"world"}\n\n', LAST, DONE]),
  midway('sends a list in the middle', [FIRST, 'data: []\n\n', LAST, DONE]),
  midway('tells an error in the middle', [FIRST, `data: ${JSON.stringify(toldIn(`${SECRET} overloaded`))}\n\n`, DONE], {
    message: '[masked] overloaded',
  }),
  midway('tells an error as an event', [FIRST, 'event: error\ndata: {"message":"gone"}\n\n', LAST, DONE], {
    message: 'gone',
  }),
  midway('tells an error after the finish reason', [FIRST, LAST, `data: ${JSON.stringify(toldIn('late'))}\n\n`, DONE], {
    message: 'late',
  }),
];

describe.each(MANNERS)('%s, %s', (dialect, way) => {
  let gateway: TestGateway;
  let upstream: FaultyUpstream;
  beforeAll(async () => {
    gateway = await startTestGateway({ env: { ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1' } });
    upstream = faultyUpstream(gateway.upstream);
  });
  afterAll(() => gateway.stop());

  it.each(FAULTS)('an upstream that $name', async (fault) => {
    upstream.break(fault.name, fault.behaviour);
    // A connection that was used before and is lost says nothing, and is tried again; this test is not about that.
    gateway.upstream.closeIdleConnections();
    const outcome = await outcomeOf(gateway, fault.name, [dialect, way]);
    const told = fault[way] === 'broken' ? breakOf(outcome) : refusalOf(outcome);
    if (fault[way] !== 'broken') expect(outcome.status).toBe(fault[way]);
    if (fault.message !== undefined && (way === 'stream' || fault.stream !== 'broken')) {
      expect(told.message).toBe(fault.message);
    }
    expect(outcome.milliseconds).toBeLessThan(8000);
    expectNoSecrets(outcome, gateway.upstream.url);
    expect(upstream.timesAsked(fault.name)).toBe(1);

    upstream.repair(fault.name);
    const repaired = await outcomeOf(gateway, fault.name, [dialect, way]);
    expect(textOf(repaired)).toBe(`You said: ${fault.name}`);
    expect(repaired.headers.get('x-isartor-layer')).toBe('l3');
    expect(upstream.timesAsked(fault.name)).toBe(2);
  });

  it('is healthy after all that', async () => {
    expect((await gateway.get('/readyz')).status).toBe(200);
    const health = async () => await (await gateway.get('/health')).json();
    await expect.poll(health).toMatchObject({ status: 'ok', in_flight_requests: 0 });
    const outcome = await outcomeOf(gateway, 'Still there?', [dialect, way]);
    expect(textOf(outcome)).toBe('You said: Still there?');
  });

  it('an upstream that refuses connections', async () => {
    const refused = await unusedUrl();
    const other = await startTestGateway({
      env: { ISARTOR__EXTERNAL_LLM_URL: refused, ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '2' },
    });
    const outcome = await outcomeOf(other, 'Anybody?', [dialect, way]);
    expect(outcome.status).toBe(502);
    expect(refusalOf(outcome).code).toBe('upstream_unreachable');
    expectNoSecrets(outcome, refused);
    other.configure({});
    expect(textOf(await outcomeOf(other, 'Anybody?', [dialect, way]))).toBe('You said: Anybody?');
    await other.stop();
  });

  it('an upstream that stumbles once is not noticed', async () => {
    const patient = await startTestGateway({ env: { ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '2' } });
    patient.upstream.respondWith(errorAnswer(500, 'Oops'));
    expect(textOf(await outcomeOf(patient, 'Go on', [dialect, way]))).toBe('You said: Go on');
    expect(patient.upstream.requests).toHaveLength(2);
    await patient.stop();
  });
});
