import { hash } from 'node:crypto';
import type { ExactEntry, KeyedEntry, RestoreOutcome } from '@isartor/cache-exact';
import type { Completion } from '@isartor/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCacheFileCheck } from './file-check.js';
import { createFileImport } from './import-file.js';
import type { ImportReport } from './import-report.js';
import { createLineSplitter } from './line-splitter.js';
import { renderFile } from './render-file.js';

const NOW_MS = Date.UTC(2030, 0, 31, 12);

const answerOf = (text: string): Completion => ({
  provider: 'openai',
  model: 'gpt',
  choices: [{ index: 0, content: [{ type: 'text', text }], finishReason: { unified: 'stop' } }],
});

const entryOf = (text: string): KeyedEntry<Completion> => {
  const times = { storedAtMs: NOW_MS - 1_000, freshUntilMs: NOW_MS + 1_000, expiresAtMs: NOW_MS + 2_000 };
  const entry: ExactEntry<Completion> = {
    value: answerOf(text),
    ...times,
    sizeBytes: 1,
    tenant: 't',
    tags: [],
    sequence: 0,
  };
  return [hash('sha256', text), entry];
};

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

async function fileOf(...texts: readonly string[]): Promise<Buffer> {
  let file = '';
  for await (const { text } of renderFile(each(texts.map(entryOf)), new Date(NOW_MS))) file += text;
  return Buffer.from(file);
}

interface Imported {
  readonly report: ImportReport;
  /** The texts of the answers that were stored. */
  readonly texts: readonly string[];
}

async function imported(
  file: Uint8Array,
  outcomeOf: (text: string) => RestoreOutcome = () => 'restored',
): Promise<Imported> {
  const texts: string[] = [];
  const into = createFileImport({
    now: () => NOW_MS,
    async restore(key, { value }) {
      const [part] = value.choices[0]?.content ?? [];
      const text = part?.type === 'text' ? part.text : '';
      expect(key).toBe(hash('sha256', text));
      const outcome = outcomeOf(text);
      if (outcome === 'restored') texts.push(text);
      return outcome;
    },
  });
  const splitter = createLineSplitter(5_000);
  for (const line of splitter.push(file)) await into.take(line);
  const rest = splitter.end();
  if (rest !== undefined) await into.take(rest);
  return { report: await into.finish(), texts };
}

const WHOLE = { skipped: { expired: 0, superseded: 0, refused: 0 }, errors: [], complete: true };
const TEXTS = ['one', 'two', 'three'];

describe('a file of the cache', () => {
  it('is taken in as it was given out', async () => {
    const { report, texts } = await imported(await fileOf(...TEXTS));
    expect(report).toEqual({ imported: { l1a: 3 }, ...WHOLE });
    expect(texts).toEqual(TEXTS);
    expect((await imported(await fileOf())).report).toEqual({ imported: { l1a: 0 }, ...WHOLE });
  });

  it('looks as it is described', async () => {
    const lines = (await fileOf('one')).toString().split('\n');
    expect(lines).toHaveLength(4);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      ...{ format: 'isartor-cache', version: 1 },
      exported_at: '2030-01-31T12:00:00.000Z',
    });
    expect(JSON.parse(lines[1] ?? '')).toEqual({
      ...{ key: hash('sha256', 'one'), tenant: 't', tags: [] },
      stored_at: '2030-01-31T11:59:59.000Z',
      fresh_until: '2030-01-31T12:00:01.000Z',
      expires_at: '2030-01-31T12:00:02.000Z',
      completion: answerOf('one'),
      sha256: hash('sha256', (lines[1] ?? '').replace(/,"sha256":"\w{64}"\}$/, '')),
    });
    const before = `${lines[0]}\n${lines[1]}\n{"entries":1`;
    expect(lines[2]).toBe(`{"entries":1,"sha256":"${hash('sha256', before)}"}`);
  });

  it('is not called whole where it was cut, wherever that was, and gives what came whole', async () => {
    const file = await fileOf(...TEXTS);
    const header = file.indexOf('\n');
    const trailer = file.indexOf('{"entries"');
    for (let length = header; length < file.length - 1; length += 1) {
      const { report, texts } = await imported(file.subarray(0, length));
      expect(report.complete).toBe(false);
      expect(texts).toEqual(TEXTS.slice(0, texts.length));
      if (length >= trailer) expect(texts).toEqual(TEXTS);
    }
    // The end of the last line is nothing that could be missed.
    expect((await imported(file.subarray(0, -1))).report.complete).toBe(true);
  });

  it('is never taken for whole, nor for another, with one byte changed', async () => {
    const file = await fileOf(...TEXTS);
    const end = file.indexOf('\n') + 1;
    const places = fc.record({
      at: fc.integer({ min: end, max: file.length - 2 }),
      by: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(places, async ({ at, by }) => {
        const damaged = Buffer.from(file);
        damaged[at] = (file[at] ?? 0) ^ by;
        const { report, texts } = await imported(damaged);
        expect(report.complete).toBe(false);
        expect(report.errors).not.toEqual([]);
        expect(TEXTS).toEqual(expect.arrayContaining([...texts]));
      }),
      { numRuns: 500 },
    );
  });

  it('loses the damaged line alone, and says which one', async () => {
    const damaged = Buffer.from((await fileOf(...TEXTS)).toString().replace('"two"', '"owt"'));
    const { report, texts } = await imported(damaged);
    expect(texts).toEqual(['one', 'three']);
    expect(report).toEqual({
      ...{ imported: { l1a: 2 }, skipped: { ...WHOLE.skipped, refused: 1 }, complete: false },
      errors: [
        { line: 3, message: 'The line is damaged: it does not have its checksum' },
        { line: 5, message: 'The trailer tells of other lines than those before it' },
      ],
    });
  });

  it.each([
    ['a line is missing', (lines: string[]) => void lines.splice(2, 1)],
    ['a line is there twice', (lines: string[]) => void lines.splice(2, 0, lines[2] ?? '')],
    ['lines are in another order', (lines: string[]) => void lines.splice(1, 2, lines[2] ?? '', lines[1] ?? '')],
    ['the trailer is missing', (lines: string[]) => void lines.splice(4, 1)],
    [
      'the header tells another time',
      (lines: string[]) => void lines.splice(0, 1, (lines[0] ?? '').replace('2030', '2031')),
    ],
    ['something follows', (lines: string[]) => void lines.push('')],
    ['a second file follows', (lines: string[]) => void lines.push(...lines)],
  ])('is not called whole where %s', async (_what, change) => {
    const lines = (await fileOf(...TEXTS)).toString().trim().split('\n');
    change(lines);
    const { report } = await imported(Buffer.from(`${lines.join('\n')}\n`));
    expect(report.complete).toBe(false);
  });

  it('has the lines that a store did not take told', async () => {
    const outcomes: Record<string, RestoreOutcome> = { one: 'expired', two: 'refused', three: 'superseded' };
    const { report } = await imported(await fileOf(...TEXTS, 'four'), (text) => outcomes[text] ?? 'restored');
    expect(report).toEqual({
      imported: { l1a: 1 },
      skipped: { expired: 1, superseded: 1, refused: 1 },
      errors: [{ line: 3, message: 'The store did not take the entry' }],
      complete: true,
    });
  });

  it('is not gone through in vain where the store has gone away', async () => {
    const failing = imported(await fileOf('one'), () => {
      throw new Error('away');
    });
    await expect(failing).rejects.toMatchObject({ code: 'store_unavailable' });
  });

  it('has no more than twenty errors told, in their order', async () => {
    const texts = Array.from({ length: 50 }, (_, number) => `text ${number}`);
    const { report } = await imported(await fileOf(...texts), () => 'refused');
    expect(report.skipped.refused).toBe(50);
    expect(report.errors.map(({ line }) => line)).toEqual(Array.from({ length: 20 }, (_, index) => index + 2));
  });

  it('may not have lines beyond the bound', async () => {
    const { report, texts } = await imported(await fileOf('one', 'x'.repeat(6_000), 'two'));
    expect(texts).toEqual(['one', 'two']);
    expect(report).toMatchObject({ skipped: { refused: 1 }, complete: false });
    expect(report.errors).toContainEqual({ line: 3, message: 'The line is too long' });
  });

  it.each([
    ['', /does not begin with the header of the format isartor-cache/],
    ['\n', /does not begin with the header/],
    ['{"format":"isartor-cache"}', /does not begin with the header/],
    ['{"format":"other","version":1}', /does not begin with the header/],
    ['{"key":"a"}', /does not begin with the header/],
    [`{"format":"isartor-cache","version":1,"note":"${'x'.repeat(6_000)}"}`, /does not begin with the header/],
    ['{"format":"isartor-cache","version":2}', /has version 2 of the format; this gateway reads version 1/],
  ])('is refused as a whole where it begins with %j', async (begin, message) => {
    const rest = (await fileOf(...TEXTS)).toString().split('\n').slice(1).join('\n');
    const file = Buffer.from(begin === '' ? '' : `${begin}\n${rest}`);
    let stored = 0;
    const outcomeOf = (): RestoreOutcome => {
      stored += 1;
      return 'restored';
    };
    await expect(imported(file, outcomeOf)).rejects.toThrow(
      expect.objectContaining({ code: 'invalid_request', message: expect.stringMatching(message) }),
    );
    expect(stored).toBe(0);
  });
});

describe('createCacheFileCheck', () => {
  const checked = (file: Uint8Array, size: number): number | undefined => {
    const check = createCacheFileCheck();
    for (let at = 0; at < file.length; at += size) check.push(file.subarray(at, at + size));
    return check.finish();
  };

  it('knows a whole file, however it comes', async () => {
    const file = await fileOf(...TEXTS);
    for (const size of [1, 7, 100, file.length]) expect(checked(file, size)).toBe(3);
    expect(checked(await fileOf(), 50)).toBe(0);
  });

  it('knows one that is not', async () => {
    const file = await fileOf(...TEXTS);
    for (let length = 0; length < file.length - 1; length += 1) {
      expect(checked(file.subarray(0, length), 500)).toBeUndefined();
    }
    for (let at = 0; at < file.length - 1; at += 1) {
      const damaged = Buffer.from(file);
      damaged[at] = (file[at] ?? 0) ^ 1;
      expect(checked(damaged, 500)).toBeUndefined();
    }
    expect(checked(Buffer.concat([file, file]), 500)).toBeUndefined();
    for (const begin of ['', '{"format":"other","version":1}\n']) {
      const text = `${begin}{"entries":0`;
      expect(checked(Buffer.from(`${text},"sha256":"${hash('sha256', text)}"}\n`), 500)).toBeUndefined();
    }
  });
});

describe('createLineSplitter', () => {
  it('cuts the same lines however the bytes come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'ä', '\n') }), { maxLength: 5 }),
        fc.nat(4),
        (texts, size) => {
          const bytes = Buffer.from(texts.join(''));
          const splitter = createLineSplitter(100);
          const lines: string[] = [];
          for (let at = 0; at < bytes.length; at += size + 1) {
            for (const line of splitter.push(bytes.subarray(at, at + size + 1))) lines.push(line.toString());
          }
          const rest = splitter.end();
          expect([...lines, ...(rest === undefined ? [''] : [rest.toString()])].join('\n')).toBe(bytes.toString());
        },
      ),
    );
  });

  it('goes on behind a line that was too long', () => {
    const splitter = createLineSplitter(3);
    const pieces = ['ab', 'cd', 'e\nfgh\nfghi', '\n', 'k'].map((text) => splitter.push(Buffer.from(text)));
    expect(pieces.flat().map(String)).toEqual(['too long', 'fgh', 'too long']);
    expect(String(splitter.end())).toBe('k');
    expect(splitter.end()).toBeUndefined();
  });
});
