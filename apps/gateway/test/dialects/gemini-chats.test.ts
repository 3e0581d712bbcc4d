import { type Chat, GoogleGenAI } from '@google/genai';
import type { UpstreamDialect } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestGateway } from '../harness/test-gateway.js';
import { apart } from './harness/apart.js';
import type { JsonObject } from './harness/ask.js';
import { CLIENT_KEY } from './harness/dialect-client.js';
import { sentBody } from './harness/sent-body.js';
import { startGatewayFor, UPSTREAM_KINDS } from './harness/upstream-kinds.js';

const FIRST = 'A word, or two, or three.';

/** The whole conversation, as each upstream gets it with the second message. */
const CONVERSATION: Readonly<Record<UpstreamDialect, JsonObject>> = {
  openai: {
    messages: [
      { role: 'user', content: 'A word?' },
      { role: 'assistant', content: FIRST },
      { role: 'user', content: 'Another?' },
    ],
  },
  responses: {
    input: [
      { role: 'user', content: [{ text: 'A word?' }] },
      { role: 'assistant', content: [{ text: FIRST }] },
      { role: 'user', content: [{ text: 'Another?' }] },
    ],
  },
  anthropic: {
    messages: [
      { role: 'user', content: [{ text: 'A word?' }] },
      { role: 'assistant', content: [{ text: FIRST }] },
      { role: 'user', content: [{ text: 'Another?' }] },
    ],
  },
  // The SDK's own bytes: its history has a turn for each chunk.
  gemini: {},
};

describe.each(UPSTREAM_KINDS)('behind $dialect', (kind) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGatewayFor(kind);
  });
  afterAll(() => gateway.stop());

  it.each([false, true])(
    "Google's chats keep their history (stream %s), and once more from the cache",
    async (stream) => {
      const { chats } = new GoogleGenAI({
        apiKey: CLIENT_KEY,
        httpOptions: { baseUrl: gateway.url, headers: apart() },
      });
      const before = gateway.upstream.requests.length;
      gateway.upstream.say({ content: [FIRST] }, { content: ['And another.'] });
      const say = async (chat: Chat, message: string): Promise<string | undefined> => {
        if (!stream) return (await chat.sendMessage({ message })).text;
        let text = '';
        for await (const chunk of await chat.sendMessageStream({ message })) text += chunk.text ?? '';
        return text;
      };
      const converse = async () => {
        const chat = chats.create({ model: kind.model });
        return [await say(chat, 'A word?'), await say(chat, 'Another?')];
      };
      expect(await converse()).toEqual([FIRST, 'And another.']);
      const request = gateway.upstream.requests[before + 1];
      if (request === undefined) throw new Error('The second request did not arrive');
      expect(sentBody(kind.dialect, request)).toMatchObject(CONVERSATION[kind.dialect]);
      expect(await converse()).toEqual([FIRST, 'And another.']);
      expect(gateway.upstream.requests).toHaveLength(before + 2);
    },
  );
});
