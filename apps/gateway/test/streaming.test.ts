import { Agent, request } from 'node:http';
import { createGate, delayChunks, delayHeaders, errorAnswer, type Gate, sseAnswer, textAnswer } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { underWay } from './harness/gateway-state.js';
import { askLive, openStream } from './harness/live-stream.js';
import { MANNERS, outcomeOf, requestOf, textOf } from './harness/outcome.js';
import { rawPost } from './harness/raw-client.js';
import { CHAT, chat, startTestGateway, type TestGateway } from './harness/test-gateway.js';

let gateway: TestGateway;
let gate: Gate;
beforeEach(async () => {
  gateway = await startTestGateway();
  gate = createGate();
});
afterEach(() => gateway.stop());

const PROMPT = 'Tell me as you go';
const chunk = (delta: object, finish: string | null = null): string =>
  `data: ${JSON.stringify({ id: 'c', model: 'm', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
const WORDS = ['one', ' two', ' three', ' four'];
const FRAMES = [
  chunk({ role: 'assistant', content: '' }),
  ...WORDS.map((content) => chunk({ content })),
  ': still there\n\n',
  chunk({}, 'stop'),
  'data: [DONE]\n\n',
];

describe('a chunk leaves when it arrives', () => {
  it('for the client that speaks the dialect of the upstream', async () => {
    gateway.upstream.respondWith(delayChunks(sseAnswer(FRAMES), gate));
    const asked = openStream(gateway, PROMPT);
    for (const [index, frame] of FRAMES.entries()) {
      gate.release();
      expect(await (await asked).next(), `frame ${index}`).toBe(frame);
    }
    gate.open();
    expect(await (await asked).next()).toBeUndefined();
  });

  it('for a client of another dialect', async () => {
    gateway.upstream.respondWith(delayChunks(sseAnswer(FRAMES), gate));
    const asked = openStream(gateway, PROMPT, 'native');
    gate.release();
    for (const word of WORDS) {
      gate.release();
      expect(await (await asked).next()).toBe(`event: delta\ndata: ${JSON.stringify({ delta: word })}\n\n`);
    }
    gate.open();
    const done = JSON.stringify({ layer: 3, message: WORDS.join(''), model: 'm' });
    expect(await (await asked).rest()).toBe(`event: done\ndata: ${done}\n\n`);
  });

  it('for those who share the call of another', async () => {
    gateway.upstream.respondWith(delayChunks(sseAnswer(FRAMES), gate));
    const first = openStream(gateway, PROMPT);
    gate.release();
    await (await first).next();
    const follower = await openStream(gateway, PROMPT);
    const native = await openStream(gateway, PROMPT, 'native');
    let role: string | undefined;
    for (const word of WORDS) {
      gate.release();
      const told = JSON.stringify(word).slice(1);
      role ??= await follower.next();
      expect(await follower.next()).toContain(`"content":"${told}`);
      expect(await native.next()).toContain(`"delta":"${told}`);
    }
    expect(role).toContain('"role":"assistant"');
    gate.open();
    expect(await follower.rest()).toMatch(/"finish_reason":"stop".*data: \[DONE\]\n\n$/s);
  });

  it('once it is whole, however it was cut on its way', async () => {
    const bytes = Buffer.from(FRAMES[1] ?? '');
    const halves = [bytes.subarray(0, 20), bytes.subarray(20)];
    const frames = [FRAMES[0] ?? '', ...halves, ...FRAMES.slice(2)].map((frame) => Buffer.from(frame));
    const plan = {
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      chunks: frames,
      ending: 'complete',
    } as const;
    gateway.upstream.respondWith(delayChunks(() => plan, gate));
    const asked = openStream(gateway, PROMPT);
    gate.release(2);
    const stream = await asked;
    expect(await stream.next()).toBe(FRAMES[0]);
    const second = stream.next();
    gate.release();
    expect(await second).toBe(FRAMES[1]);
    gate.open();
    expect(await stream.rest()).toBe(FRAMES.slice(2).join(''));
  });

  it('with the head of the answer, which says that it is a stream', async () => {
    gateway.upstream.respondWith(delayChunks(sseAnswer(FRAMES), gate));
    const asked = openStream(gateway, PROMPT);
    gate.release();
    const { response, leave } = await asked;
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      'transfer-encoding': 'chunked',
      'x-isartor-layer': 'l3',
      'x-isartor-deflected': 'false',
      'x-isartor-provider': 'openai',
      'cache-status': 'isartor-l1a; fwd=miss',
      'server-timing': expect.stringMatching(/^l1a;dur=[\d.]+, l3;dur=[\d.]+$/),
      'x-isartor-request-id': expect.stringMatching(/^[\w-]{36}$/),
    });
    expect(response.headers.has('content-length')).toBe(false);
    leave();
  });
});

describe('a client that leaves', () => {
  const expectAborted = async (leave: () => void): Promise<void> => {
    const left = performance.now();
    leave();
    await gateway.upstream.whenAborted(0);
    expect(performance.now() - left).toBeLessThan(2000);
    await underWay(gateway, 0);
    const again = await outcomeOf(gateway, PROMPT, ['openai', 'json']);
    expect(again.headers.get('x-isartor-layer')).toBe('l3');
  };

  it.each(MANNERS)('before its answer begins ends the upstream call (%s, %s)', async (...manner) => {
    gateway.upstream.respondWith(delayHeaders(textAnswer('late'), gate));
    const { leave } = askLive(gateway, { prompt: PROMPT, manner });
    await gateway.upstream.nextRequest();
    await expectAborted(leave);
  });

  it.each(['openai', 'native'] as const)('in the middle of its stream ends the upstream call (%s)', async (dialect) => {
    gateway.upstream.respondWith(delayChunks(sseAnswer(FRAMES), gate));
    const asked = openStream(gateway, PROMPT, dialect);
    await gateway.upstream.nextRequest();
    gate.release(3);
    const stream = await asked;
    await stream.next();
    await expectAborted(stream.leave);
  });

  it('in the middle of a JSON answer that the upstream is still sending', async () => {
    gateway.upstream.respondWith(delayChunks(textAnswer('late'), gate));
    const { leave } = askLive(gateway, { prompt: PROMPT, manner: ['openai', 'json'] });
    await gateway.upstream.nextRequest();
    await expectAborted(leave);
  });

  it('by breaking its connection, without a word', async () => {
    gateway.upstream.respondWith(delayChunks(sseAnswer(FRAMES), gate));
    const { path, body } = requestOf(PROMPT, 'openai', 'stream');
    const client = await rawPost(gateway, path, body);
    await gateway.upstream.nextRequest();
    gate.release(2);
    await client.readUntil('"one"');
    await expectAborted(client.leave);
  });
});

describe('HEAD', () => {
  it.each(['/healthz', '/readyz', '/health', '/v1/models'])(
    'of %s has the headers of GET and no body',
    async (path) => {
      const response = await fetch(gateway.url + path, { method: 'HEAD' });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(await response.text()).toBe('');
    },
  );

  it.each([CHAT, '/api/chat'])('of %s is not served', async (path) => {
    const response = await fetch(gateway.url + path, { method: 'HEAD' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await response.text()).toBe('');
  });
});

describe('the connection of a client', () => {
  /** Asks over a pool of one connection and tells whether it had been used before. */
  const askOver = (agent: Agent, manner: (typeof MANNERS)[number]): Promise<boolean> => {
    const { path, body } = requestOf(PROMPT, ...manner);
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json' };
      const asked = request(gateway.url + path, { method: 'POST', agent, headers }, (response) => {
        response.resume().on('end', () => resolve(asked.reusedSocket));
      });
      asked.on('error', reject).end(JSON.stringify(body));
    });
  };

  it('is used again after any answer, broken streams included', async () => {
    gateway.configure({ ISARTOR__CACHE_MODE: 'off' });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const answers = [textAnswer('fine'), errorAnswer(400, 'No'), sseAnswer(FRAMES.slice(0, 3))];
    const reused: boolean[] = [];
    for (const answer of answers) {
      for (const manner of MANNERS) {
        gateway.upstream.respondWith(answer);
        reused.push(await askOver(agent, manner));
      }
    }
    expect(reused).toEqual([false, ...Array(11).fill(true)]);
    agent.destroy();
  });
});

describe('connections to the upstream', () => {
  it('are used again, whatever came over them', async () => {
    const answers = [
      textAnswer('fine'),
      errorAnswer(400, 'No'),
      errorAnswer(429, 'Slow down'),
      textAnswer('fine again'),
    ];
    let prompts = 0;
    for (const answer of answers) {
      for (const manner of MANNERS) {
        gateway.upstream.respondWith(answer);
        prompts += 1;
        await outcomeOf(gateway, `${PROMPT} ${prompts}`, manner);
      }
    }
    expect(gateway.upstream.requests).toHaveLength(16);
    expect(gateway.upstream.connections).toBe(1);
  });

  it("that the upstream has closed meanwhile are nobody else's business", async () => {
    for (let time = 0; time < 5; time += 1) {
      const outcome = await outcomeOf(gateway, `${PROMPT} ${time}`, ['openai', 'json']);
      expect(textOf(outcome)).toBe(`You said: ${PROMPT} ${time}`);
      gateway.upstream.closeIdleConnections();
    }
    expect(gateway.upstream.requests).toHaveLength(5);
  });

  it('are as many as there are requests at a time, and then no more', async () => {
    gateway.upstream.respondAlways(delayHeaders(textAnswer('fine'), gate));
    const ask = (count: number, name: string) =>
      Array.from({ length: count }, (_, index) => gateway.post(CHAT, chat(`${name} ${index}`)));
    const first = ask(20, 'first');
    await underWay(gateway, 20);
    gate.open();
    for (const response of await Promise.all(first)) await response.text();
    for (const response of await Promise.all(ask(20, 'second'))) await response.text();
    expect(gateway.upstream.requests).toHaveLength(40);
    expect(gateway.upstream.connections).toBe(20);
  });
});
