import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from './canonical-text.js';
import { sha256 } from './sha256.js';

const textOf = (value: unknown): string => canonicalText(value, sha256).text;

/** The same data with the members of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}

const jsonData = fc.jsonValue({ maxDepth: 4 });

describe('canonicalText', () => {
  it('is the same whatever the order of members', () => {
    fc.assert(
      fc.property(jsonData, (value) => {
        expect(textOf(reversed(value))).toBe(textOf(value));
      }),
    );
  });

  it('is the same for equal data only', () => {
    // A small alphabet makes near misses likely.
    const leaf = fc.oneof(
      fc.constantFrom(null, true, false, 0, -0, 1, 12, '', '1', '"', '"1:', 'null', '[', '{}', ';'),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        leaf,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('', 'a', 'b', 'a"', '1:'), tie('tree'), { maxKeys: 3, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(tree, tree, (one, other) => {
        expect(textOf(one) === textOf(other)).toBe(isEqual(one, other));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['zero and negative zero', 0, -0],
    ['not-a-number and null', Number.NaN, null],
    ['infinities', Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    ['a number and its text', 1, '1'],
    ['null and its text', null, 'null'],
    ['an absent member and a null one', {}, { a: null }],
    ['an empty list and an empty object', [], {}],
    ['one string and two', ['a","b'], ['a', 'b']],
    ['lists cut at other places', [['a'], 'b'], [['a', 'b']]],
    ['lone surrogates', '\ud800', '\ud801'],
    ['a lone surrogate and the replacement character', '\ud800', '\ufffd'],
    ['long texts', 'a'.repeat(70_000), `${'a'.repeat(69_999)}b`],
    ['a long text and its hash', 'a'.repeat(70_000), `#${sha256('a'.repeat(70_000))};`],
  ])('tells %s apart', (_, one, other) => {
    expect(sha256(textOf(one))).not.toBe(sha256(textOf(other)));
  });

  it('leaves undefined members out', () => {
    expect(textOf({ a: 1, b: undefined })).toBe(textOf({ a: 1 }));
  });

  it('sorts the members of large objects, too', () => {
    const names = Array.from({ length: 40 }, (_, index) => `member ${index}`);
    const object = Object.fromEntries(names.map((name) => [name, name]));
    expect(textOf(reversed(object))).toBe(textOf(object));
  });

  it('counts a member called __proto__', () => {
    expect(textOf(JSON.parse('{"__proto__":{"a":1}}'))).not.toBe(textOf({}));
  });

  it('says when a number may stand for others', () => {
    expect(canonicalText({ seed: 2 ** 53 - 1 }, sha256).exact).toBe(true);
    expect(canonicalText({ seed: JSON.parse('9007199254740993') }, sha256).exact).toBe(false);
    expect(canonicalText([[-(2 ** 53)]], sha256).exact).toBe(false);
    expect(canonicalText(JSON.parse('1e999'), sha256).exact).toBe(false);
  });

  it.each([new Date(), new Map(), /pattern/, 1n, Symbol('a'), () => 1, new Uint8Array(2)])(
    'refuses what is not JSON data',
    (value) => {
      expect(() => textOf({ value })).toThrow(TypeError);
    },
  );

  it('takes data nested as deep as a gateway lets pass', () => {
    let nested: unknown = 'leaf';
    for (let depth = 0; depth < 1_000; depth += 1) nested = { nested: [nested] };
    expect(textOf(nested)).toContain('leaf');
  });
});

function isEqual(one: unknown, other: unknown): boolean {
  try {
    expect(one).toStrictEqual(other);
    return true;
  } catch {
    return false;
  }
}
