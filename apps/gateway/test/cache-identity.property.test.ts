import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHAT_FIELDS, type ChatBody, chatBody, idleFields, message, shuffled } from './harness/chat-arbitraries.js';
import { answerText, numberedAnswers } from './harness/numbered-answers.js';
import { CHAT, startTestGateway, type TestGateway } from './harness/test-gateway.js';

const RUNS = 300;

/** A body, and another that differs from it in one member. */
const siblings: fc.Arbitrary<readonly [ChatBody, ChatBody]> = chatBody
  .chain((body) => fc.tuple(fc.constant(body), fc.oneof(changedField(body), changedMessage(body))))
  .filter(
    ([body, sibling]) => !isDeepStrictEqual(JSON.parse(JSON.stringify(body)), JSON.parse(JSON.stringify(sibling))),
  );

function changedField(body: ChatBody): fc.Arbitrary<ChatBody> {
  return fc
    .constantFrom(...Object.keys(CHAT_FIELDS))
    .chain((field) =>
      fc.record({ ...asConstants(body), [field]: fc.option(CHAT_FIELDS[field] ?? fc.constant(1), { nil: undefined }) }),
    );
}

function changedMessage(body: ChatBody): fc.Arbitrary<ChatBody> {
  const messages = body.messages as readonly unknown[];
  return fc
    .tuple(fc.nat(messages.length), message)
    .map(([at, changed]) => ({ ...body, messages: [...messages.slice(0, at), changed, ...messages.slice(at + 1)] }));
}

const asConstants = (body: ChatBody) =>
  Object.fromEntries(Object.entries(body).map(([field, value]) => [field, fc.constant(value)]));

describe('the identity of any request', () => {
  let gateway: TestGateway;
  let namespaces = 0;
  beforeAll(async () => {
    // A request without a model must not equal one of those that the property asks for.
    gateway = await startTestGateway({ env: { ISARTOR__EXTERNAL_LLM_MODEL: 'gpt-by-default' } });
    gateway.upstream.respondAlways(numberedAnswers());
  });
  afterAll(() => gateway.stop());

  it('is no other request’s, and is the same however it is written', async () => {
    const property = fc.asyncProperty(siblings, idleFields, fc.integer(), async ([one, other], idle, seed) => {
      namespaces += 1;
      const headers = { 'x-isartor-cache-namespace': `run-${namespaces}` };
      const ask = async (body: unknown) => {
        const response = await gateway.post(CHAT, JSON.stringify(body), headers);
        const answer = await answerText(response);
        expect(response.status, answer).toBe(200);
        return { layer: response.headers.get('x-isartor-layer'), answer };
      };
      const first = await ask(one);
      const second = await ask(other);
      expect([first.layer, second.layer]).toEqual(['l3', 'l3']);
      expect(second.answer).not.toBe(first.answer);
      expect(await ask(shuffled({ ...one, ...idle }, seed))).toEqual({ layer: 'l1a', answer: first.answer });
      expect(await ask(shuffled({ ...other, ...idle }, seed))).toEqual({ layer: 'l1a', answer: second.answer });
    });
    await fc.assert(property, { numRuns: RUNS });
  });
});
