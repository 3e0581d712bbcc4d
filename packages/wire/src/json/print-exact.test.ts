import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactJson, printExact } from './print-exact.js';

describe('printExact', () => {
  it('keeps the text of exact values, wherever they are', () => {
    const input = exactJson('{"id": 12345678901234567890}');
    expect(printExact({ a: [input, 1], b: { input } })).toBe(
      '{"a":[{"id": 12345678901234567890},1],"b":{"input":{"id": 12345678901234567890}}}',
    );
  });

  it('leaves out what JSON leaves out', () => {
    expect(printExact({ a: undefined, b: [undefined, null] })).toBe('{"b":[null,null]}');
  });

  it('prints everything else as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(printExact(value)).toBe(JSON.stringify(value));
      }),
    );
  });

  it('gives other printers what the text says', () => {
    expect(JSON.stringify({ input: exactJson('{"a": 1}') })).toBe('{"input":{"a":1}}');
  });
});
