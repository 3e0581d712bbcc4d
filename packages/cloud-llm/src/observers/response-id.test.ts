import type { WireFormat } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { responseId, streamedResponseId } from './response-id.js';

describe('the id of a whole answer', () => {
  it.each<readonly [format: WireFormat, body: object, id: string | undefined]>([
    ['openai', { object: 'chat.completion', id: 'chatcmpl-1', choices: [{ id: 'no' }] }, 'chatcmpl-1'],
    ['responses', { output: [{ id: 'msg_2' }], id: 'resp_1' }, 'resp_1'],
    ['anthropic', { model: 'claude', id: 'msg_1' }, 'msg_1'],
    ['gemini', { candidates: [{ id: 'no' }], responseId: 'r1' }, 'r1'],
    ['openai', { choices: [{ id: 'no' }] }, undefined],
    ['openai', { id: 7 }, undefined],
    ['openai', { id: 'x'.repeat(257) }, undefined],
    ['native', { id: 'x' }, undefined],
  ])('%s: %j', (format, body, id) => {
    expect(responseId({ format, body: Buffer.from(JSON.stringify(body)) })).toBe(id);
  });
});

describe('the id of a streamed answer', () => {
  const frame = (format: WireFormat, text: string) =>
    ({ events: [{ type: 'start', model: 'm' }], raw: { format, bytes: Buffer.from(text) } }) as const;

  it.each<readonly [format: WireFormat, text: string, id: string | undefined]>([
    ['openai', 'data: {"id":"chatcmpl-1"}\n\n', 'chatcmpl-1'],
    [
      'responses',
      'event: response.created\ndata: {"type":"response.created","response":{"id":"resp_1"}}\n\n',
      'resp_1',
    ],
    ['anthropic', 'event: message_start\r\ndata: {"message":{"id":"msg_1"}}\r\n\r\n', 'msg_1'],
    ['gemini', 'data: {"candidates":[],"responseId":"r1"}\r\n\r\n', 'r1'],
    ['openai', 'data: {"choices":[]}\n\n', undefined],
    ['openai', 'data: {"id":\ndata: "chatcmpl-1"}\n\n', undefined],
  ])('%s: %j', (format, text, id) => {
    expect(streamedResponseId(frame(format, text))).toBe(id);
  });

  it('is told by the frame that begins the answer alone', () => {
    const raw = { format: 'openai', bytes: Buffer.from('data: {"id":"chatcmpl-1"}\n\n') } as const;
    expect(streamedResponseId({ events: [], raw })).toBeUndefined();
    expect(streamedResponseId({ events: [{ type: 'start', model: 'm' }] })).toBeUndefined();
  });
});
