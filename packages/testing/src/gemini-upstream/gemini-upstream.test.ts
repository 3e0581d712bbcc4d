import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { framesOf, post, RICH_ANSWER } from '../../test/ask.js';
import type { Upstream } from '../upstream/upstream.js';
import { startGeminiUpstream } from './gemini-upstream.js';

let upstream: Upstream;
beforeEach(async () => {
  upstream = await startGeminiUpstream();
});
afterEach(() => upstream.close());

const at = (verb: string): string => `${upstream.url}/v1beta/models/gemini-test:${verb}`;
const ask = (body: object = {}, verb = 'generateContent'): Promise<Response> =>
  post(at(verb), { contents: [{ role: 'user', parts: [{ text: 'hi' }] }], ...body });
const streamed = async () => framesOf(await (await ask({}, 'streamGenerateContent?alt=sse')).text());

interface Chunk {
  readonly candidates?: readonly { readonly finishReason?: string; readonly content?: { readonly parts: unknown[] } }[];
}
const partsOf = (chunk: unknown): readonly unknown[] => (chunk as Chunk).candidates?.[0]?.content?.parts ?? [];

const USAGE = {
  promptTokenCount: 100,
  candidatesTokenCount: 30,
  thoughtsTokenCount: 20,
  cachedContentTokenCount: 30,
  totalTokenCount: 150,
};

describe('generated content', () => {
  it('tells an answer as one body whose candidates leave out thoughts', async () => {
    upstream.say(RICH_ANSWER);
    const response = await ask();
    expect(response.headers.get('content-type')).toBe('application/json; charset=UTF-8');
    const text = await response.text();
    expect(text).toContain('{"x":12345678901234567890}');
    const body = JSON.parse(text);
    expect(partsOf(body)).toMatchObject([
      { text: 'Let me think.', thought: true },
      { text: 'Hello there, you', thoughtSignature: 'c2lnbmVk' },
      { functionCall: { id: 'call_a', name: 'one' } },
      { functionCall: { id: 'call_b', name: 'two', args: {} } },
    ]);
    expect(body).toMatchObject({
      candidates: [{ content: { role: 'model' }, finishReason: 'STOP', index: 0 }],
      usageMetadata: USAGE,
      modelVersion: 'gemini-test',
      responseId: 'upstream',
    });
  });

  it('streams it in chunks: calls whole, counts in each, the finish reason in the last', async () => {
    upstream.say(RICH_ANSWER);
    const chunks = (await streamed()).map(({ data }) => data);
    const parts = chunks.flatMap(partsOf) as readonly { text?: string; thought?: boolean; functionCall?: object }[];
    const texts = parts.filter(({ text, thought }) => text !== undefined && thought === undefined);
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.map(({ text }) => text).join('')).toBe('Hello there, you');
    expect(texts.at(-1)).toEqual({ text: '', thoughtSignature: 'c2lnbmVk' });
    expect(
      parts
        .filter(({ thought }) => thought)
        .map(({ text }) => text)
        .join(''),
    ).toBe('Let me think.');
    expect(parts.slice(-2)).toMatchObject([{ functionCall: { name: 'one' } }, { functionCall: { name: 'two' } }]);
    const finishes = chunks.map((chunk) => (chunk as Chunk).candidates?.[0]?.finishReason);
    expect(finishes).toEqual([...chunks.slice(1).map(() => undefined), 'STOP']);
    expect(chunks[0]).toMatchObject({ usageMetadata: { promptTokenCount: 100, totalTokenCount: 100 } });
    expect(chunks.at(-1)).toMatchObject({ usageMetadata: USAGE });
  });

  it('ends its frames as Google does, and streams a list where events are not asked for', async () => {
    upstream.say(RICH_ANSWER, RICH_ANSWER);
    const events = await ask({}, 'streamGenerateContent?alt=sse');
    expect(events.headers.get('content-type')).toBe('text/event-stream');
    expect((await events.text()).split('\r\n\r\n').at(-1)).toBe('');
    const list = await ask({}, 'streamGenerateContent');
    expect(list.headers.get('content-type')).toContain('application/json');
    expect(((await list.json()) as unknown[]).length).toBeGreaterThan(3);
  });

  it('signs the call that comes of a thought, and sends no id where none is scripted', async () => {
    const content = [
      { type: 'reasoning', text: '', redacted: 'c2VhbGVk' },
      { type: 'toolCall', name: 'one', arguments: '{}' },
    ] as const;
    upstream.say({ content }, { content }, { content: content.slice(0, 1) });
    const expected = [{ functionCall: { name: 'one', args: {} }, thoughtSignature: 'c2VhbGVk' }];
    expect(partsOf(await (await ask()).json())).toEqual(expected);
    expect((await streamed()).flatMap(({ data }) => partsOf(data))).toEqual(expected);
    expect(partsOf(await (await ask()).json())).toEqual([{ text: '', thoughtSignature: 'c2VhbGVk' }]);
  });

  it.each([
    ['length', 'MAX_TOKENS'],
    ['content_filter', 'SAFETY'],
    [{ raw: 'MALFORMED_FUNCTION_CALL' }, 'MALFORMED_FUNCTION_CALL'],
  ] as const)('finishes for %j', async (finish, reason) => {
    upstream.say({ content: ['Hello'], finish });
    expect(await (await ask()).json()).toMatchObject({ candidates: [{ finishReason: reason }] });
  });

  it('blocks what is refused, and the prompt where nothing is said at all', async () => {
    const refused = { content: [{ type: 'refusal', text: 'I cannot help with that.' }] } as const;
    upstream.say(refused, refused, { content: [], finish: 'content_filter' });
    const blocked = [{ finishReason: 'SAFETY', finishMessage: 'I cannot help with that.', index: 0 }];
    expect(await (await ask()).json()).toMatchObject({ candidates: blocked });
    expect((await streamed()).map(({ data }) => data)).toMatchObject([{ candidates: blocked }]);
    const prompt = await (await ask()).json();
    expect(prompt).toMatchObject({ promptFeedback: { blockReason: 'SAFETY' } });
    expect(prompt).not.toHaveProperty('candidates');
  });

  it('draws as many candidates as are asked for', async () => {
    upstream.say({ content: ['Hello'] });
    const body = await (await ask({ generationConfig: { candidateCount: 2 } })).json();
    expect((body as { candidates: { index: number }[] }).candidates.map(({ index }) => index)).toEqual([0, 1]);
  });
});

describe('what nobody scripted', () => {
  const parameters = { type: 'OBJECT', properties: { city: { type: 'STRING' }, days: { type: 'INTEGER' } } };
  const tools = [{ functionDeclarations: [{ name: 'weather', parameters }, { name: 'time' }] }];
  const partsFor = async (body: object) => partsOf(await (await ask(body)).json());

  it('calls the offered functions, and none once their results are there', async () => {
    expect(await partsFor({ tools })).toEqual([
      { functionCall: { name: 'weather', args: { city: 'text', days: 1 } } },
      { functionCall: { name: 'time', args: {} } },
    ]);
    const only = { functionCallingConfig: { mode: 'ANY', allowedFunctionNames: ['time'] } };
    expect(await partsFor({ tools, toolConfig: only })).toMatchObject([{ functionCall: { name: 'time' } }]);
    const none = { functionCallingConfig: { mode: 'NONE' } };
    expect(await partsFor({ tools, toolConfig: none })).toEqual([{ text: 'You said: hi' }]);
    const result = { role: 'user', parts: [{ functionResponse: { name: 'time', response: {} } }] };
    const contents = [{ parts: [{ text: 'what time' }] }, { role: 'model', parts: [] }, result];
    expect(await partsFor({ tools, contents })).toEqual([{ text: 'You said: what time' }]);
  });

  it('gives an instance of the schema', async () => {
    const generationConfig = { responseMimeType: 'application/json', responseSchema: parameters };
    expect(await partsFor({ generationConfig })).toEqual([{ text: '{"city":"text","days":1}' }]);
  });

  it('counts tokens, embeds, lists models and knows no other path', async () => {
    expect(await (await ask({}, 'countTokens')).json()).toMatchObject({ totalTokens: 12 });
    const content = { parts: [{ text: 'a' }] };
    const one = (await (await ask({ content }, 'embedContent')).json()) as { embedding: { values: number[] } };
    const requests = [{ content }, { content: { parts: [{ text: 'b' }] }, outputDimensionality: 3 }];
    const batch = await (await ask({ requests }, 'batchEmbedContents')).json();
    const { embeddings } = batch as { embeddings: { values: number[] }[] };
    expect(embeddings[0]).toEqual(one.embedding);
    expect(embeddings[1]?.values).toHaveLength(3);
    expect(upstream.requests).toHaveLength(3);
    const models = await (await fetch(`${upstream.url}/v1beta/models?pageSize=5`)).json();
    expect(models).toMatchObject({ models: [{ name: 'models/gemini-2.5-flash' }] });
    const unknown = await ask({}, 'predict');
    expect([unknown.status, await unknown.json()]).toMatchObject([404, { error: { code: 404, status: 'NOT_FOUND' } }]);
  });
});
