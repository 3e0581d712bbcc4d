import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerText, numberedAnswers } from './harness/numbered-answers.js';
import { RICH_REQUEST, withValueAt } from './harness/rich-request.js';
import { CHAT, chat, startTestGateway, type TestGateway } from './harness/test-gateway.js';

/** Members of the rich request, and another value that they may have. */
const CHANGES: readonly (readonly [path: string, value: unknown])[] = [
  ['model', 'gpt-4o'],
  ['messages.0.content', 'Answer at length.'],
  ['messages.0.content', 'Answer briefly. '],
  ['messages.0.role', 'developer'],
  ['messages.0.role', 'user'],
  ['messages.0.name', 'house'],
  ['messages.0.x_vendor', 1],
  ['messages.1.name', 'bob'],
  ['messages.1.name', undefined],
  ['messages.1.content.0.text', 'What is in those?'],
  ['messages.1.content.0.x_vendor', true],
  ['messages.1.content.1.image_url.url', 'https://images.example/dog.png'],
  ['messages.1.content.1.image_url.detail', 'low'],
  ['messages.1.content.1.image_url.detail', undefined],
  ['messages.1.content.1.image_url.x_vendor', 1],
  ['messages.1.content.2.image_url.url', 'data:image/png;base64,AAAB'],
  ['messages.1.content.2.image_url.url', 'data:image/jpeg;base64,AAAA'],
  ['messages.1.content.3.input_audio.data', 'BBBC'],
  ['messages.1.content.3.input_audio.format', 'mp3'],
  ['messages.1.content.4.file.filename', 'two.pdf'],
  ['messages.1.content.4.file.file_data', 'data:application/pdf;base64,CCCD'],
  ['messages.1.content.5.file.file_id', 'file-2'],
  ['messages.1.content.5', { type: 'x_video', x_video: { url: 'https://videos.example/1' } }],
  ['messages.2.content', 'Let me see.'],
  ['messages.2.content', null],
  ['messages.2.refusal', 'No.'],
  ['messages.2.x_vendor', 'a'],
  ['messages.2.tool_calls.0.id', 'call_2'],
  ['messages.2.tool_calls.0.function.name', 'listen'],
  ['messages.2.tool_calls.0.function.arguments', '{"at": "cat"}'],
  ['messages.2.tool_calls', undefined],
  ['messages.3.tool_call_id', 'call_2'],
  ['messages.3.content', 'A dog.'],
  ['messages.3.name', 'look'],
  ['messages.4.content', 'which colour?'],
  ['messages.5', { role: 'user', content: 'Please.' }],
  ['tools.0.function.name', 'view'],
  ['tools.0.function.description', 'Looks at things'],
  ['tools.0.function.description', undefined],
  ['tools.0.function.parameters.properties.at.type', 'number'],
  ['tools.0.function.strict', false],
  ['tools.0.function.x_vendor', 1],
  ['tools.2', { type: 'function', function: { name: 'smell' } }],
  ['tools', RICH_REQUEST.tools.slice(0, 1)],
  ['tools', [...RICH_REQUEST.tools].reverse()],
  ['tools', undefined],
  ['tool_choice', 'none'],
  ['tool_choice', undefined],
  ['tool_choice', { type: 'function', function: { name: 'look' } }],
  ['tool_choice', { type: 'allowed_tools', allowed_tools: { mode: 'auto', tools: [] } }],
  ['parallel_tool_calls', true],
  ['response_format', { type: 'json_object' }],
  ['response_format', undefined],
  ['response_format.json_schema.name', 'color'],
  ['response_format.json_schema.strict', false],
  ['response_format.json_schema.description', 'A colour'],
  ['response_format.json_schema.schema.properties.colour', { type: 'string' }],
  ['temperature', 0.6],
  ['temperature', undefined],
  ['top_p', 0.8],
  ['max_tokens', 101],
  ['max_tokens', undefined],
  ['max_completion_tokens', 200],
  ['stop', ['END', 'STOP']],
  ['stop', undefined],
  ['seed', 8],
  ['seed', -7],
  ['n', 3],
  ['n', undefined],
  ['presence_penalty', 0.6],
  ['frequency_penalty', -0.5],
  ['logit_bias', { '50256': -99 }],
  ['logit_bias', { '50257': -100 }],
  ['logprobs', false],
  ['top_logprobs', 3],
  ['reasoning_effort', 'high'],
  ['verbosity', 'high'],
  ['modalities', ['text', 'audio']],
  ['prediction', { type: 'content', content: 'brown' }],
  ['x_vendor.mode', 'b'],
  ['x_vendor.mode', null],
  ['x_vendor', undefined],
  ['x_other', 0],
  ['x_other', false],
  ['x_other', ''],
  ['x_other', null],
];

const user = (content: string): string => `{"role":"user","content":${content}}`;
const plain = (fields: string): string => `{"model":"gpt-4o-mini",${fields},"messages":[${user('"Hi"')}]}`;
const saying = (content: string): string => `{"model":"gpt-4o-mini","messages":[${user(content)}]}`;

/** Pairs of bodies that a careless reader takes for one. */
const LOOKALIKES: readonly (readonly [what: string, one: string, other: string])[] = [
  ['integers beyond 2^53', plain('"seed":9007199254740993'), plain('"seed":9007199254740992')],
  [
    'integers beyond 2^53 that change places',
    plain('"x":9007199254740993,"y":9007199254740992'),
    plain('"y":9007199254740993,"x":9007199254740992'),
  ],
  ['huge integers', plain('"x":123456789012345678901234567890'), plain('"x":123456789012345678901234567891')],
  ['a text and the number it spells', plain('"x":"1"'), plain('"x":1')],
  ['a text and the word it spells', plain('"x":"true"'), plain('"x":true')],
  ['null and its text', plain('"x":null'), plain('"x":"null"')],
  ['an empty list and an empty object', plain('"x":[]'), plain('"x":{}')],
  ['a list and an object with its indices', plain('"x":["a"]'), plain('"x":{"0":"a"}')],
  ['nested lists', plain('"x":[["a"],"b"]'), plain('"x":["a",["b"]]')],
  ['a member that ends where another begins', plain('"ab":"c"'), plain('"a":"bc"')],
  ['a member called __proto__', plain('"x":{"__proto__":{"a":1}}'), plain('"x":{"__proto__":{"a":2}}')],
  ['a top member called __proto__', plain('"__proto__":{"a":1}'), plain('"__proto__":{"a":2}')],
  ['a member called constructor', plain('"x":{"constructor":1}'), plain('"x":{}')],
  ['lone surrogates', saying('"\\ud800"'), saying('"\\ud801"')],
  ['a lone surrogate and what replaces it', saying('"\\ud800"'), saying('"\\ufffd"')],
  ['composed and decomposed letters', saying('"caf\\u00e9"'), saying('"cafe\\u0301"')],
  ['upper and lower case', saying('"Polish"'), saying('"polish"')],
  ['a trailing space', saying('"a"'), saying('"a "')],
  ['an escaped zero', saying('"a\\u0000b"'), saying('"ab"')],
  [
    'a text in one part and in two',
    saying('[{"type":"text","text":"ab"}]'),
    saying('[{"type":"text","text":"a"},{"type":"text","text":"b"}]'),
  ],
  ['a turn and two turns', saying('"a\\nb"'), `{"model":"gpt-4o-mini","messages":[${user('"a"')},${user('"b"')}]}`],
];

/** Other ways to say what the rich request says, or to say something that cannot change an answer. */
const SAME: readonly (readonly [what: string, path: string, value: unknown])[] = [
  ['a stream', 'stream', true],
  ['no stream', 'stream', false],
  ['null', 'stream', null],
  ['stream options', 'stream_options', { include_usage: true }],
  ['a provider before the model', 'model', 'openai/gpt-4o-mini'],
  ['an alias of the model', 'model', 'small'],
  ['an end user', 'user', 'user-1'],
  ['metadata', 'metadata', { order: '1' }],
  ['a prompt cache key', 'prompt_cache_key', 'a'],
  ['a safety identifier', 'safety_identifier', 'b'],
  ['a service tier', 'service_tier', 'flex'],
  ['a call that is not stored', 'store', false],
  ['one stop text', 'stop', 'END'],
  ['one part of text', 'messages.4.content', [{ type: 'text', text: 'Which colour?' }]],
];

/** Values that say what leaving the member out says. */
const NEUTRAL: readonly (readonly [path: string, value: unknown])[] = [
  ['n', 1],
  ['stop', []],
  ['logit_bias', {}],
  ['presence_penalty', 0],
  ['frequency_penalty', 0],
  ['parallel_tool_calls', true],
  ['response_format', { type: 'text' }],
  ['tools', []],
  ['tool_choice', 'none'],
  ['logprobs', false],
  ['temperature', null],
  ['top_p', null],
  ['seed', null],
  ['n', null],
  ['max_tokens', null],
  ['tools', null],
  ['tool_choice', null],
  ['reasoning_effort', null],
  ['stream_options', null],
  ['metadata', null],
];

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
};

describe('the identity of a request', () => {
  let gateway: TestGateway;
  let namespaces = 0;
  beforeAll(async () => {
    gateway = await startTestGateway({ env: { ISARTOR__MODEL_ALIASES: '{"small":"gpt-4o-mini"}' } });
    gateway.upstream.respondAlways(numberedAnswers());
  });
  afterAll(() => gateway.stop());

  /** Asks in a namespace of its own, so that no other test has stored anything there. */
  const freshNamespace = () => {
    namespaces += 1;
    const headers = { 'x-isartor-cache-namespace': `test-${namespaces}` };
    return async (body: unknown, more: Readonly<Record<string, string>> = {}) => {
      const response = await gateway.post(CHAT, body, { ...headers, ...more });
      const answer = await answerText(response);
      expect(response.status, answer).toBe(200);
      return { layer: response.headers.get('x-isartor-layer'), answer };
    };
  };

  const expectApart = async (one: unknown, other: unknown): Promise<void> => {
    const ask = freshNamespace();
    const [first, second] = [await ask(one), await ask(other)];
    expect([first.layer, second.layer]).toEqual(['l3', 'l3']);
    expect(second.answer).not.toBe(first.answer);
    expect(await ask(one)).toEqual({ layer: 'l1a', answer: first.answer });
    expect(await ask(other)).toEqual({ layer: 'l1a', answer: second.answer });
  };

  const expectShared = async (one: unknown, other: unknown): Promise<void> => {
    const ask = freshNamespace();
    const { layer, answer } = await ask(one);
    expect(layer).toBe('l3');
    expect(await ask(other)).toEqual({ layer: 'l1a', answer });
  };

  it.each(CHANGES)('has %s in it (%j)', async (path, value) => {
    await expectApart(RICH_REQUEST, withValueAt(RICH_REQUEST, path, value));
  });

  it.each(LOOKALIKES)('tells apart %s', async (_what, one, other) => {
    await expectApart(one, other);
  });

  it.each([
    ['at the top', plain('"temperature":0,"temperature":1')],
    ['in two spellings', plain('"temperature":0,"t\\u0065mperature":1')],
    ['further down', plain('"x":{"a":1,"a":1}')],
    ['in a message', saying('"a","content":"b"')],
  ])('has no body that gives a name twice %s: it reads differently to different readers', async (_where, body) => {
    const response = await gateway.post(CHAT, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { message: 'The body holds an object that has a field twice' },
    });
  });

  it('has the OpenAI-Beta header in it', async () => {
    const ask = freshNamespace();
    const betas: Readonly<Record<string, string>>[] = [{}, { 'openai-beta': 'a=v1' }, { 'openai-beta': 'a=v2' }];
    const answers = [];
    for (const beta of betas) answers.push((await ask(chat('Hi'), beta)).answer);
    expect(new Set(answers).size).toBe(3);
    for (const [index, beta] of betas.entries()) {
      expect(await ask(chat('Hi'), beta)).toEqual({ layer: 'l1a', answer: answers[index] });
    }
  });

  it.each(SAME)('has nothing in it of %s (%s: %j)', async (_what, path, value) => {
    await expectShared(RICH_REQUEST, withValueAt(RICH_REQUEST, path, value));
  });

  it.each(NEUTRAL)('takes a neutral value for none: %s %j', async (path, value) => {
    await expectShared(chat('Hi'), chat('Hi', { [path]: value }));
  });

  it('does not depend on the order of members, on white space, escapes or retired spellings', async () => {
    await expectShared(RICH_REQUEST, reversed(RICH_REQUEST));
    await expectShared(RICH_REQUEST, JSON.stringify(RICH_REQUEST, undefined, '\t'));
    await expectShared(chat('Hi', { max_tokens: 9 }), chat('Hi', { max_completion_tokens: 9 }));
    await expectShared(saying('"A cat\\/dog"'), saying('"\\u0041 cat/dog"'));
  });

  it('does not depend on the dialect', async () => {
    const ask = freshNamespace();
    const { answer } = await ask(chat('Hi'));
    const namespace = { 'x-isartor-cache-namespace': `test-${namespaces}` };
    const native = await gateway.post('/api/chat', { prompt: 'Hi' }, namespace);
    expect([native.headers.get('x-isartor-layer'), await answerText(native)]).toEqual(['l1a', answer]);
    const text = await gateway.post('/api/v1/chat', 'Hi', { ...namespace, 'content-type': 'text/plain' });
    expect([text.headers.get('x-isartor-layer'), await answerText(text)]).toEqual(['l1a', answer]);
  });
});
