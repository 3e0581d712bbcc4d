import type { RequestDraft } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { jsonBody } from '../../test/requests.ts';
import { parseRequest } from './parse-request.js';

const parse = (body: unknown, model = 'gemini-2.5-flash'): RequestDraft => parseRequest({ ...jsonBody(body), model });

const user = { role: 'user', parts: [{ text: 'Hello' }] };

describe('tool calls in a request', () => {
  const contents = (...calls: readonly object[]): object[] => [
    user,
    { role: 'model', parts: calls.map((call) => ({ functionCall: call })) },
  ];
  const results = (...given: readonly object[]): object => ({
    parts: given.map((result) => ({ functionResponse: { response: {}, ...result } })),
  });
  const idsOf = (turns: readonly object[]): unknown[] =>
    parse({ contents: turns }).messages.flatMap(({ content }) =>
      content.flatMap((part) => {
        if (part.type === 'tool-call') return [part.id];
        return part.type === 'tool-result' ? [part.callId] : [];
      }),
    );

  it('get ids that are distinct and stable where they have none', () => {
    const turns = [...contents({ name: 'f' }, { name: 'f' }), results({ name: 'f' }), ...contents({ name: 'f' })];
    const ids = idsOf(turns);
    expect(new Set(ids).size).toBe(3);
    expect(idsOf(turns)).toEqual(ids);
    expect(idsOf([...turns, user]).slice(0, ids.length)).toEqual(ids);
  });

  it.each([
    [
      'by id',
      [
        { name: 'f', id: 'a' },
        { name: 'f', id: 'b' },
      ],
      [
        { name: 'f', id: 'b' },
        { name: 'f', id: 'a' },
      ],
      [1, 0],
    ],
    [
      'by name and order',
      [{ name: 'f' }, { name: 'g' }, { name: 'f' }],
      [{ name: 'f' }, { name: 'f' }, { name: 'g' }],
      [0, 2, 1],
    ],
    [
      'by name where only one of the two has an id',
      [{ name: 'f', id: 'a' }, { name: 'g' }],
      [{ name: 'g', id: 'z' }, { name: 'f' }],
      [1, 0],
    ],
  ])('are matched to their results %s', (...[, calls, given, expected]) => {
    const ids = idsOf([...contents(...calls), results(...given)]);
    expect(ids.slice(calls.length)).toEqual(expected.map((call) => ids[call]));
  });

  it('keeps the name of a result whose call does not tell it', () => {
    expect(parse({ contents: [user, results({ name: 'f', id: 'x' })] }).messages[1]?.content).toEqual([
      { type: 'tool-result', callId: 'x', name: 'f', content: [{ type: 'text', text: '{}' }] },
    ]);
  });

  it('makes results that follow one another a turn and keeps what stands between them', () => {
    const turns = [
      ...contents({ name: 'f' }),
      { parts: [...(results({ name: 'f' }) as { parts: [] }).parts, { text: 'and' }] },
    ];
    expect(parse({ contents: turns }).messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool', 'user']);
  });

  it('leaves calls that come in pieces as they are', () => {
    const functionCall = { name: 'f', willContinue: true };
    expect(parse({ contents: contents(functionCall) }).messages[1]?.content).toEqual([
      { type: 'unknown', format: 'gemini', value: { functionCall } },
    ]);
  });
});

describe('parts that only this dialect has', () => {
  const partsOf = (...parts: readonly object[]): unknown =>
    parse({ contents: [{ role: 'model', parts }] }).messages[0]?.content;

  it('reads thoughts, with a signature of their maker', () => {
    expect(
      partsOf(
        { text: 'a', thought: true },
        { text: 'b', thought: true, thoughtSignature: 's' },
        { text: '', thought: true, thoughtSignature: 'isartor.anthropic.redacted.xyz' },
        { text: 'c', thought: false, thoughtSignature: 't' },
      ),
    ).toEqual([
      { type: 'reasoning', text: 'ab', signature: 's', maker: 'gemini' },
      { type: 'reasoning', text: '', redacted: 'xyz', maker: 'anthropic' },
      { type: 'text', text: 'c', extensions: { gemini: { thoughtSignature: 't' } } },
    ]);
  });

  it('takes files that Google keeps for file ids', () => {
    const id = 'https://generativelanguage.googleapis.com/v1beta/files/a';
    expect(
      partsOf({ fileData: { fileUri: id, mimeType: 'image/png' } }, { fileData: { fileUri: 'gs://b/a.pdf' } }),
    ).toEqual([
      {
        type: 'image',
        source: { kind: 'file-id', id },
        extensions: { gemini: { fileData: { mimeType: 'image/png' } } },
      },
      { type: 'file', source: { kind: 'file-id', id: 'gs://b/a.pdf' } },
    ]);
  });

  it('keeps what it does not know', () => {
    expect(partsOf({ executable_code: { code: '1' } }, { toolCall: {} })).toEqual([
      { type: 'unknown', format: 'gemini', value: { executableCode: { code: '1' } } },
      { type: 'unknown', format: 'gemini', value: { toolCall: {} } },
    ]);
  });

  it('reads results: output, error, or an object as a whole', () => {
    const content = (response: object): unknown =>
      parse({ contents: [{ parts: [{ functionResponse: { name: 'f', response } }] }] }).messages[0]?.content[0];
    const text = (value: string): object => ({ content: [{ type: 'text', text: value }] });
    expect(content({ output: 'x' })).toMatchObject(text('x'));
    expect(content({ output: { a: 1 } })).toMatchObject(text('{"a":1}'));
    expect(content({ error: 'bad' })).toMatchObject({ ...text('bad'), isError: true });
    expect(content({ error: 'bad', output: 'x' })).toMatchObject(text('{"error":"bad","output":"x"}'));
    expect(content({ error: 'bad', output: 'x' })).not.toHaveProperty('isError');
  });
});
