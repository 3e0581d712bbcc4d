import { modelAnswer } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WAYS } from '../harness/openai-client.js';
import type { TestGateway } from '../harness/test-gateway.js';
import { apart } from './harness/apart.js';
import type { Ask } from './harness/ask.js';
import { NATIVE_SDK } from './harness/native-client.js';
import { sentBody, sentManner } from './harness/sent-body.js';
import { PLAIN_TEXT } from './harness/text-scenarios.js';
import { startGatewayFor, UPSTREAM_KINDS } from './harness/upstream-kinds.js';

const { system = '', turns } = PLAIN_TEXT.ask;
const ASK: Ask = { system, turns };

/** Where each upstream gets the texts; limits and sampling are not the native dialect's to give. */
const CONVERSATION = ['messages', 'input', 'system', 'contents', 'systemInstruction'];

describe.each(UPSTREAM_KINDS)('behind $dialect', (kind) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGatewayFor(kind);
  });
  afterAll(() => gateway.stop());

  it.each(WAYS)('the native client gets a text as %s, and again from the cache', async (way) => {
    gateway.upstream.respondAlways(modelAnswer(PLAIN_TEXT.answer));
    const client = NATIVE_SDK.create({ url: gateway.url, model: kind.model, headers: apart() });
    const before = gateway.upstream.requests.length;
    const fresh = await client.tell(ASK, way);
    expect(fresh).toMatchObject({ text: PLAIN_TEXT.said.text, model: kind.model });
    expect(fresh.headers.get('x-isartor-layer')).toBe('l3');
    const request = gateway.upstream.requests.at(-1);
    if (request === undefined) throw new Error('Nothing arrived upstream');
    const expected = Object.entries(PLAIN_TEXT.sent[kind.dialect] ?? {}).filter(([name]) =>
      CONVERSATION.includes(name),
    );
    expect(expected).not.toEqual([]);
    expect(sentBody(kind.dialect, request)).toMatchObject(Object.fromEntries(expected));
    expect(sentManner(kind.dialect, request)).toEqual({ stream: way === 'stream', model: kind.model });
    for (const again of WAYS) {
      const told = await client.tell(ASK, again);
      expect(told).toMatchObject({ text: PLAIN_TEXT.said.text, model: kind.model });
      expect(told.headers.get('x-isartor-layer')).toBe('l1a');
    }
    expect(gateway.upstream.requests).toHaveLength(before + 1);
  });
});
