import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECKS, type Check } from './checks.js';

const ROOT = new URL('../../../../', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

/** Every file of tests that may carry numbers in the names of its tests. */
const FILES = ['apps/gateway/src', 'apps/gateway/test', 'apps/cli/src'].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => `${folder}/${path}`),
);
const TEXTS = new Map(FILES.map((path) => [path, textOf(path)]));

const carried = (number: number): boolean => [...TEXTS.values()].some((text) => text.includes(`[${number}] `));

describe('what must hold of telemetry', () => {
  it('is numbered from 1 to 110', () => {
    expect(CHECKS.map(({ number }) => number)).toEqual(Array.from({ length: 110 }, (_, index) => index + 1));
  });

  describe.each(CHECKS.filter(({ pending }) => pending === undefined))('[$number] $statement', (check) => {
    it('has a test', () => {
      for (const [file, words] of check.proof ?? []) expect(textOf(file), file).toContain(words);
      expect(check.proof !== undefined || carried(check.number)).toBe(true);
    });
  });

  it.skip.each(CHECKS.filter(isPending))('[$number] $statement: $pending', () => {});

  it('waits for no more than what is not built', () => {
    const pending = CHECKS.filter(isPending);
    process.stdout.write(
      pending.map(({ number, statement, pending: why }) => `pending [${number}] ${statement}: ${why}\n`).join(''),
    );
    expect(pending.filter(({ number }) => carried(number)).map(({ number }) => number)).toEqual([]);
  });
});

function isPending(check: Check): boolean {
  return check.pending !== undefined;
}
