import type { Completion } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { readFixture } from '../../test/fixtures.ts';
import { readStream } from '../../test/streams.ts';

const frame = (chunk: unknown): string => `data: ${typeof chunk === 'string' ? chunk : JSON.stringify(chunk)}\n\n`;
const delta = (fields: object, finish: string | null = null): object => ({
  choices: [{ index: 0, delta: fields, finish_reason: finish }],
});
const onlyChoice = (stream: Uint8Array | string): Completion['choices'][number] => {
  const [choice, ...others] = readStream(stream).completion.choices;
  if (choice === undefined || others.length > 0) throw new Error('not one choice');
  return choice;
};

describe('tool calls in a stream', () => {
  const call = (fields: object, name?: string, input?: string): object => ({
    ...fields,
    function: { ...(name !== undefined && { name }), ...(input !== undefined && { arguments: input }) },
  });
  const callsOf = (...deltas: readonly object[][]): unknown => {
    const chunks = deltas.map((calls) => delta({ tool_calls: calls }));
    const stream = [{ id: 'r1', choices: [] }, ...chunks, delta({}, 'tool_calls'), '[DONE]'].map(frame).join('');
    const { content } = onlyChoice(stream);
    return content.map((part) => (part.type === 'tool-call' ? [part.id, part.name, part.input] : part.type));
  };

  it('takes whole calls without index and id', () => {
    expect(onlyChoice(readFixture('streams/whole-tool-calls.sse'))).toMatchObject({
      content: [
        { id: 'call_chatcmpl-77_0_0', input: '{"city":"Paris"}' },
        { id: 'call_chatcmpl-77_0_1', input: '{"city":"Rome"}' },
      ],
      finishReason: { unified: 'tool_calls', raw: 'stop' },
    });
  });

  it('takes id and name again in each delta', () => {
    const calls = callsOf(
      [call({ index: 0, id: 'a', type: 'function' }, 'f', '{"x"')],
      [call({ index: 0, id: 'a', type: 'function' }, 'f', ':1}')],
    );
    expect(calls).toEqual([['a', 'f', '{"x":1}']]);
  });

  it('takes an empty id and name in later deltas', () => {
    const calls = callsOf([call({ index: 0, id: 'a' }, 'f', '{')], [call({ index: 0, id: '' }, '', '}')]);
    expect(calls).toEqual([['a', 'f', '{}']]);
  });

  it('takes whole calls that all have index 0', () => {
    const calls = callsOf([call({ index: 0, id: 'a' }, 'f', '{}')], [call({ index: 0, id: 'b' }, 'g', '[]')]);
    expect(calls).toEqual([
      ['a', 'f', '{}'],
      ['b', 'g', '[]'],
    ]);
  });

  it('takes pieces without an index by their id, and without both as the last call’s', () => {
    const calls = callsOf(
      [call({ id: 'a' }, 'f', '{')],
      [call({ id: 'b' }, 'g', '[')],
      [call({ id: 'a' }, undefined, '}')],
      [call({}, undefined, ']')],
    );
    expect(calls).toEqual([
      ['a', 'f', '{}'],
      ['b', 'g', '[]'],
    ]);
  });

  it('takes pieces whose index does not start at 0 or come in order', () => {
    const calls = callsOf(
      [call({ index: 3, id: 'a' }, 'f', '{')],
      [call({ index: 1, id: 'b' }, 'g', '[')],
      [call({ index: 3 }, undefined, '}'), call({ index: 1 }, undefined, ']')],
    );
    expect(calls).toEqual([
      ['a', 'f', '{}'],
      ['b', 'g', '[]'],
    ]);
  });

  it('waits for the name, and makes up an id that differs between answers', () => {
    const calls = callsOf([call({ index: 0 }, undefined, '{')], [call({ index: 0 }, 'f', '}')]);
    expect(calls).toEqual([['call_r1_0_0', 'f', '{}']]);
  });

  it('refuses a call that never gets a name', () => {
    expect(() => callsOf([call({ index: 0, id: 'a' }, undefined, '{}')])).toThrowError(
      expect.objectContaining({ code: 'upstream_invalid' }),
    );
  });
});
