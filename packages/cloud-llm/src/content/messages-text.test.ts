import type { Message } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { CUT } from './fit-json.js';
import { capturedAnswer, capturedRequest } from './messages-text.js';

const says = (role: Message['role'], text: string): Message => ({ role, content: [{ type: 'text', text }] });

describe('what is captured of a request', () => {
  it('is roles and parts, with the instructions apart', () => {
    const captured = capturedRequest([
      says('system', 'Be brief.'),
      says('developer', 'In French.'),
      says('user', 'Weather?'),
      { role: 'assistant', content: [{ type: 'tool-call', id: 'c1', name: 'weather', input: '{}', kind: 'function' }] },
      { role: 'tool', content: [{ type: 'tool-result', callId: 'c1', content: [{ type: 'text', text: 'rain' }] }] },
      says('system', 'Now in German.'),
      { role: 'user', content: [{ type: 'image', source: { kind: 'url', url: 'https://host/?sig=secret' } }] },
    ]);
    expect(JSON.parse(captured['gen_ai.system_instructions'] ?? '')).toEqual([
      { type: 'text', content: 'Be brief.' },
      { type: 'text', content: 'In French.' },
    ]);
    expect(JSON.parse(captured['gen_ai.input.messages'])).toEqual([
      { role: 'user', parts: [{ type: 'text', content: 'Weather?' }] },
      { role: 'assistant', parts: [{ type: 'tool_call', id: 'c1', name: 'weather', arguments: '{}' }] },
      {
        role: 'tool',
        parts: [{ type: 'tool_call_response', id: 'c1', response: [{ type: 'text', content: 'rain' }] }],
      },
      { role: 'system', parts: [{ type: 'text', content: 'Now in German.' }] },
      { role: 'user', parts: [{ type: 'blob', modality: 'image' }] },
    ]);
  });

  it('has no instructions where there were none', () => {
    expect(capturedRequest([says('user', 'hi')])).not.toHaveProperty('gen_ai.system_instructions');
  });

  it('has its long texts cut between characters, and says so', () => {
    const { 'gen_ai.input.messages': text } = capturedRequest([
      says('user', '\u{1f600}'.repeat(5000)),
      says('user', 'short'),
    ]);
    expect(text.length).toBeLessThanOrEqual(4096);
    const [long, short] = JSON.parse(text) as [object, object];
    expect(JSON.stringify(long)).toMatch(new RegExp(`\u{1f600}${CUT.replaceAll(/[[\]]/g, '\\$&')}`, 'u'));
    expect(short).toEqual({ role: 'user', parts: [{ type: 'text', content: 'short' }] });
  });

  it('has its first turns left out where there are too many, and says how many', () => {
    const turns = Array.from({ length: 500 }, (_, index) => says('user', `turn ${index}`));
    const { 'gen_ai.input.messages': text } = capturedRequest(turns);
    expect(text.length).toBeLessThanOrEqual(4096);
    const told = JSON.parse(text) as { role: string; parts: { content: string }[] }[];
    expect(told.at(-1)?.parts[0]?.content).toBe('turn 499');
    expect(told[0]).toEqual({
      role: 'isartor',
      parts: [{ type: 'text', content: `[${500 - (told.length - 1)} before this were cut]` }],
    });
  });

  it('has no secrets', () => {
    const { 'gen_ai.input.messages': text } = capturedRequest([says('user', 'use sk-proj-1234567890')]);
    expect(text).toBe('[{"role":"user","parts":[{"type":"text","content":"use [masked]"}]}]');
  });
});

it('what is captured of an answer says why it ended', () => {
  const content = [
    { type: 'reasoning', text: 'Hm.' },
    { type: 'text', text: 'Yes.' },
  ] as const;
  expect(
    JSON.parse(capturedAnswer([{ index: 0, content, finishReason: { unified: 'stop', raw: 'end_turn' } }])),
  ).toEqual([
    {
      role: 'assistant',
      parts: [
        { type: 'reasoning', content: 'Hm.' },
        { type: 'text', content: 'Yes.' },
      ],
      finish_reason: 'end_turn',
    },
  ]);
});
