import type { RequestDraft } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { readFixture } from '../../test/fixtures.ts';
import { jsonBody } from '../../test/requests.ts';
import { geminiArrayClientCodec, geminiStreamClientCodec } from './codec.js';
import { parseRequest } from './parse-request.js';

const parse = (body: unknown, model = 'gemini-2.5-flash'): RequestDraft => parseRequest({ ...jsonBody(body), model });

/** What a cache key is made of. */
const meaning = (draft: RequestDraft): object => {
  const { stream: _stream, streamUsage: _usage, hints: _hints, source: _source, ...rest } = draft;
  return rest;
};

const user = { role: 'user', parts: [{ text: 'Hello' }] };
const asked = (fields: object): object => meaning(parse({ contents: [user], ...fields }));
const plain = asked({});

describe('parseRequest', () => {
  it.each(['text', 'tools', 'thoughts'])('reads both spellings of every name in %s alike', (name) => {
    const text = readFixture(`requests/${name}.json`, 'gemini').toString();
    const snake = text.replaceAll(/"(?!additionalProperties)[a-z]+(?:[A-Z][a-z]+)+":/g, (spelled) =>
      spelled.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    );
    expect(snake).toContain('_');
    expect(meaning(parse(snake))).toEqual(meaning(parse(text)));
  });

  it('takes one value for a list of one, and any role for the instruction', () => {
    expect(
      asked({ systemInstruction: { role: 'system', parts: { text: 'S' } }, contents: { parts: { text: 'Hello' } } }),
    ).toEqual(asked({ systemInstruction: { parts: [{ text: 'S' }] } }));
  });

  it('takes the model from the path and leaves one that says the same out of the key', () => {
    expect(parse({ contents: [user], model: 'models/gemini-2.5-flash' })).toMatchObject({
      model: 'gemini-2.5-flash',
      extensions: {},
    });
    expect(parse({ contents: [user], model: 'models/other' })).toMatchObject({
      model: 'gemini-2.5-flash',
      extensions: { gemini: { model: 'models/other' } },
    });
    expect(parseRequest(jsonBody({ contents: [user], model: 'models/x' }))).toMatchObject({
      model: 'x',
      extensions: {},
    });
    expect(parseRequest(jsonBody({ contents: [user] }))).not.toHaveProperty('model');
  });

  it('streams where the path says so', () => {
    const incoming = { ...jsonBody({ contents: [user] }), model: 'm' };
    expect(parseRequest(incoming)).toMatchObject({ stream: false });
    expect(geminiStreamClientCodec.parseRequest(incoming)).toMatchObject({ stream: true, streamUsage: true });
    expect(geminiArrayClientCodec.parseRequest(incoming)).toMatchObject({ stream: true, streamUsage: true });
  });

  it('keeps what can change the answer and sets aside what cannot', () => {
    const draft = parse({
      contents: [{ ...user, x_note: 1 }],
      safetySettings: [{ category: 'c', threshold: 't' }],
      labels: { a: 'b' },
      serviceTier: 'flex',
      toolConfig: { retrievalConfig: {} },
      generationConfig: { logprobs: 2, speechConfig: {}, thinkingConfig: { new: 1 } },
    });
    expect(draft.extensions).toEqual({
      gemini: {
        safetySettings: [{ category: 'c', threshold: 't' }],
        toolConfig: { retrievalConfig: {} },
        generationConfig: { logprobs: 2, speechConfig: {}, thinkingConfig: { new: 1 } },
      },
    });
    expect(draft.hints).toEqual({ gemini: { labels: { a: 'b' }, serviceTier: 'flex' } });
    expect(draft.messages[0]?.extensions).toEqual({ gemini: { xNote: 1 } });
  });

  it('reads the fields that are meant for the gateway', () => {
    expect(parse({ contents: [user], session_id: 's', cache: { ttl: 1 } })).toMatchObject({
      sessionId: 's',
      cache: { ttl: 1 },
      extensions: {},
    });
    expect(parse({ contents: [user], labels: { session_id: 'l' } })).toMatchObject({ sessionId: 'l' });
  });

  it('keeps the body as received', () => {
    const body = Buffer.from('{"contents":[{"parts":[{"text":"a"}]}], "cache": null}');
    expect(parseRequest({ body, mediaType: '' }).source).toMatchObject({
      format: 'gemini',
      body,
      json: { cache: null },
    });
  });
});

describe('tools and settings that only this dialect has', () => {
  const choice = (calling: object): unknown =>
    parse({
      contents: [user],
      tools: [{ functionDeclarations: [{ name: 'f' }] }],
      toolConfig: { functionCallingConfig: calling },
    }).toolChoice;

  it('keeps them as they are', () => {
    expect(parse({ contents: [user], tools: [{ google_search: { a: 1 }, codeExecution: {} }] }).tools).toEqual([
      { kind: 'unknown', format: 'gemini', value: { googleSearch: { a: 1 } } },
      { kind: 'unknown', format: 'gemini', value: { codeExecution: {} } },
    ]);
  });

  it.each([
    [{}, undefined],
    [{ mode: 'MODE_UNSPECIFIED' }, undefined],
    [{ mode: 'AUTO' }, undefined],
    [{ mode: 'NONE' }, { kind: 'none' }],
    [{ mode: 'ANY' }, { kind: 'required' }],
    [
      { mode: 'ANY', allowedFunctionNames: ['f'] },
      { kind: 'tool', name: 'f', toolKind: 'function' },
    ],
  ])('reads the choice %j', (calling, expected) => {
    expect(choice(calling)).toEqual(expected);
  });

  it.each([
    { mode: 'VALIDATED' },
    { mode: 'ANY', allowedFunctionNames: ['f', 'g'] },
    { mode: 'AUTO', allowedFunctionNames: ['f'] },
    { mode: 'AUTO', streamFunctionCallArguments: true },
  ])('keeps the choice %j', (calling) => {
    expect(choice(calling)).toEqual({ kind: 'unknown', format: 'gemini', value: calling });
  });

  it.each([
    [{ thinkingBudget: 0 }, { mode: 'off' }],
    [{ thinkingBudget: -1 }, { mode: 'adaptive' }],
    [
      { thinkingBudget: 512, includeThoughts: true },
      { budgetTokens: 512, summary: 'auto' },
    ],
    [{ thinkingLevel: 'high' }, { effort: 'high' }],
    [{ thinkingLevel: 'THINKING_LEVEL_UNSPECIFIED' }, undefined],
    [{}, undefined],
  ])('reads the thinking config %j', (thinkingConfig, expected) => {
    expect(parse({ contents: [user], generationConfig: { thinkingConfig } }).reasoning).toEqual(expected);
  });

  it.each([
    { responseMimeType: 'text/x.enum', responseSchema: { type: 'STRING' } },
    { responseSchema: { type: 'STRING' } },
    { responseMimeType: 'application/json', responseSchema: {}, responseJsonSchema: {} },
  ])('keeps the answer shape %j', (generationConfig) => {
    expect(parse({ contents: [user], generationConfig }).responseFormat).toEqual({
      kind: 'unknown',
      format: 'gemini',
      value: generationConfig,
    });
  });

  it('adds to a plain request nothing that nobody sent', () => {
    expect(plain).toEqual({
      operation: 'chat',
      model: 'gemini-2.5-flash',
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }],
      tools: [],
      sampling: {},
      extensions: {},
    });
  });
});
