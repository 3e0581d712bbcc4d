import { once } from 'node:events';
import { connect } from 'node:net';
import { createGate, delayChunks, endAfterChunks, textAnswer } from '@isartor/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { type MonitoredGateway, startMonitoredGateway } from '../harness/monitored-gateway.js';
import { spanTree } from '../harness/span-tree.js';
import { CHAT, chat } from '../harness/test-gateway.js';
import { text, type WireAttributes, whole, wireAttributes, yes } from '../harness/wire-attributes.js';

let gateway: MonitoredGateway;
afterEach(() => gateway.end());

const rootAttributes = async (request: string): Promise<WireAttributes> =>
  wireAttributes(spanTree((await gateway.end()).spans).rootOf(request));

describe('[17] [44] the final layer', () => {
  it('of who followed a call that broke is the cloud, and nothing was saved', async () => {
    gateway = await startMonitoredGateway();
    const gate = createGate();
    gate.release(2);
    const answer = delayChunks(textAnswer('One two three four'), gate);
    gateway.upstream.respondWith(endAfterChunks(answer, 4, 'cut'));
    const body = chat('Hi', { stream: true });
    const leader = await gateway.post(CHAT, body, { 'x-request-id': 'leader' });
    const follower = await gateway.post(CHAT, body, { 'x-request-id': 'follower' });
    expect(follower.headers.get('x-isartor-coalesced')).toBe('true');
    gate.open();
    await Promise.all([leader.text(), follower.text()]);
    expect(await rootAttributes('follower')).toMatchObject({
      'isartor.final_layer': text('L3_Cloud'),
      'isartor.coalesced': yes,
      'error.type': text('stream_broken'),
    });
    const saved = (await gateway.end()).metrics.get('isartor_tokens_saved_total')?.points ?? [];
    expect(saved.every(({ value }) => value === 0)).toBe(true);
  });

  it('of a client that left while it was still sending is the door', async () => {
    gateway = await startMonitoredGateway();
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    await once(socket, 'connect');
    const head = `POST ${CHAT} HTTP/1.1\r\nHost: 127.0.0.1\r\nx-request-id: left\r\ncontent-length: 100\r\n\r\n{`;
    socket.write(head);
    const inside = async () => (await (await gateway.get('/health')).json()) as { in_flight_requests: number };
    await expect.poll(async () => (await inside()).in_flight_requests).toBe(1);
    socket.destroy();
    await expect.poll(async () => (await inside()).in_flight_requests).toBe(0);
    expect(await rootAttributes('left')).toMatchObject({
      'isartor.final_layer': text('L0_Rejected'),
      'isartor.client_aborted': yes,
      'http.status_code': whole(499),
    });
  });
});
