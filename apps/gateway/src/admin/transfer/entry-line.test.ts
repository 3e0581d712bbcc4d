import { hash } from 'node:crypto';
import type { RestorableEntry } from '@isartor/cache-exact';
import type { Completion } from '@isartor/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completions } from '../../../test/harness/completion-arbitraries.js';
import { readEntryLine, renderEntryLine } from './entry-line.js';
import { sealLine } from './file-seal.js';

const NOW_MS = Date.UTC(2030, 0, 31, 12);
const KEY = hash('sha256', 'key');

const ANSWER: Completion = {
  provider: 'openai',
  model: 'gpt',
  choices: [{ index: 0, content: [{ type: 'text', text: 'Hëllo' }], finishReason: { unified: 'stop' } }],
};

const entryOf = (value: Completion, facts: Partial<RestorableEntry<Completion>> = {}): RestorableEntry<Completion> => ({
  ...{ value, tenant: 'acme', tags: ['a', 'b'] },
  ...{ storedAtMs: NOW_MS - 1_000, freshUntilMs: NOW_MS + 1_000, expiresAtMs: NOW_MS + 2_000 },
  ...facts,
});

const render = (entry: RestorableEntry<Completion>): Buffer =>
  Buffer.from(renderEntryLine([KEY, { ...entry, sizeBytes: 1, sequence: 1 }]));

/** A line of other members whose checksum is right. */
function forged(change: (members: Record<string, unknown>) => void): Buffer {
  const members = JSON.parse(render(entryOf(ANSWER)).toString());
  const { sha256: _, ...rest } = members;
  change(rest);
  return Buffer.from(sealLine(JSON.stringify(rest).slice(0, -1)));
}

describe('the line of an entry', () => {
  it('is read as what was told', () => {
    const tags = fc.uniqueArray(fc.string({ unit: 'grapheme' }), { maxLength: 3 });
    const times = fc
      .array(fc.integer({ min: 0, max: 9e9 }), { minLength: 3, maxLength: 3 })
      .map((gaps) => gaps.sort((one, other) => one - other).map((gap) => NOW_MS - 5e9 + gap))
      .filter(([storedAtMs = 0]) => storedAtMs <= NOW_MS + 60_000);
    const entries = fc.record({ value: completions, tenant: fc.string(), tags });
    fc.assert(
      fc.property(entries, times, (told, [storedAtMs = 0, freshUntilMs = 0, expiresAtMs = 0]) => {
        const entry = { ...told, storedAtMs, freshUntilMs, expiresAtMs };
        const line = render(entry);
        expect(line.includes('\n')).toBe(false);
        expect(readEntryLine(line, NOW_MS)).toEqual({ key: KEY, entry });
      }),
    );
  });

  it('is refused with any other byte in any place', () => {
    const line = render(entryOf(ANSWER));
    for (let at = 0; at < line.length; at += 1) {
      const damaged = Buffer.from(line);
      for (const change of [1, 0x20, 0x80]) {
        damaged[at] = (line[at] ?? 0) ^ change;
        expect(() => readEntryLine(damaged, NOW_MS), `byte ${at}`).toThrow(/damaged/);
      }
    }
  });

  it('is refused with a byte less or more', () => {
    const line = render(entryOf(ANSWER));
    for (let at = 0; at <= line.length; at += 1) {
      const longer = Buffer.concat([line.subarray(0, at), Buffer.from(' '), line.subarray(at)]);
      const shorter = Buffer.concat([line.subarray(0, at), line.subarray(at + 1)]);
      for (const damaged of [longer, ...(at < line.length ? [shorter] : [])]) {
        expect(() => readEntryLine(damaged, NOW_MS)).toThrow(/damaged/);
      }
    }
  });

  it('tells no time that is later than the true one', () => {
    const { entry } = readEntryLine(render(entryOf(ANSWER, { freshUntilMs: NOW_MS + 0.9, expiresAtMs: 9e15 })), NOW_MS);
    expect([entry.freshUntilMs, entry.expiresAtMs]).toEqual([NOW_MS, 8.64e15]);
  });

  it.each<[string, (members: Record<string, unknown>) => void, RegExp]>([
    ['another field', (line) => void Object.assign(line, { note: 1 }), /^note: is not a field/],
    ['a missing field', (line) => void delete line.tenant, /^tenant: /],
    ['a key that is none', (line) => void Object.assign(line, { key: 'key' }), /^key: is no key/],
    ['a tag twice', (line) => void Object.assign(line, { tags: ['a', 'a'] }), /^tags: names a tag twice/],
    ['a tag that is no text', (line) => void Object.assign(line, { tags: [1] }), /^tags\[0\]: /],
    ['a time that is none', (line) => void Object.assign(line, { stored_at: 'now' }), /^stored_at: is no moment/],
    ['a time in another form', (line) => void Object.assign(line, { stored_at: '2030-01-01' }), /^stored_at: is no/],
    ['times out of order', (line) => void Object.assign(line, { expires_at: line.stored_at }), /not in their order/],
    [
      'a time in the future',
      (line) => {
        const later = new Date(NOW_MS + 60_001).toISOString();
        Object.assign(line, { stored_at: later, fresh_until: later, expires_at: later });
      },
      /^stored_at: is in the future/,
    ],
    ['no answer', (line) => void Object.assign(line, { completion: null }), /^completion: /],
    [
      'an answer without choices',
      (line) => void Object.assign(line, { completion: { ...ANSWER, choices: [] } }),
      /may be stored/,
    ],
    [
      'a cut answer',
      (line) => {
        const choices = [{ ...ANSWER.choices[0], finishReason: { unified: 'length' } }];
        Object.assign(line, { completion: { ...ANSWER, choices } });
      },
      /may be stored/,
    ],
    [
      'a part of an unknown kind',
      (line) => {
        const choices = [{ ...ANSWER.choices[0], content: [{ type: 'video' }] }];
        Object.assign(line, { completion: { ...ANSWER, choices } });
      },
      /^completion\.choices\[0\]\.content\[0\]/,
    ],
    [
      'a field of a part that has none such',
      (line) => {
        const choices = [{ ...ANSWER.choices[0], content: [{ type: 'text', text: 'a', citations: [] }] }];
        Object.assign(line, { completion: { ...ANSWER, choices } });
      },
      /^completion\.choices\[0\]\.content\[0\]\.citations/,
    ],
  ])('is refused with %s, though its checksum is right', (_what, change, message) => {
    expect(() => readEntryLine(forged(change), NOW_MS)).toThrow(
      expect.objectContaining({ code: 'invalid_request', message: expect.stringMatching(message) }),
    );
  });

  it('is refused with a field twice, and where it is no JSON', () => {
    const text = JSON.stringify({ tenant: 'a' }).slice(0, -1);
    expect(() => readEntryLine(Buffer.from(sealLine(`${text},"tenant":"b"`)), NOW_MS)).toThrow(/a field twice/);
    expect(() => readEntryLine(Buffer.from(sealLine('{"tenant":')), NOW_MS)).toThrow(/not valid JSON/);
  });

  it('takes what a clock a minute ahead has stored', () => {
    const ahead = NOW_MS + 60_000;
    const entry = entryOf(ANSWER, { storedAtMs: ahead, freshUntilMs: ahead, expiresAtMs: ahead });
    expect(readEntryLine(render(entry), NOW_MS)).toEqual({ key: KEY, entry });
  });
});
