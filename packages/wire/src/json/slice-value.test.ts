import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonPath, sliceValue } from './slice-value.js';

describe('sliceValue', () => {
  it.each<readonly [text: string, path: JsonPath, slice: string | undefined]>([
    ['{"a":1}', ['a'], '1'],
    [' { "b" : [ 1 , {"a": 12345678901234567890 } ] , "a" : "x" } ', ['b', 1], '{"a": 12345678901234567890 }'],
    ['{"b":[1,{"a":2}],"a":"x,}"}', ['a'], '"x,}"'],
    ['{"\\u0061":[]}', ['a'], '[]'],
    ['{"a":{"b":[]}}', ['a', 'b', 0], undefined],
    ['{"a":[1]}', ['a', 1], undefined],
    ['{"a":[1]}', ['b'], undefined],
    ['{}', ['a'], undefined],
    ['{"a":"text"}', ['a', 0], undefined],
    ['{"a":[1]}', ['a', 'length'], undefined],
    ['[true]', [], '[true]'],
  ])('of %s at %j is %s', (text, path, slice) => {
    expect(sliceValue(text, path)).toBe(slice);
  });

  it('finds every value of any object', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }),
        fc.nat(2),
        (object, indent) => {
          const text = JSON.stringify(object, null, indent);
          for (const name of Object.keys(object)) {
            expect(JSON.parse(sliceValue(text, [name]) ?? '')).toEqual(JSON.parse(JSON.stringify(object[name])));
          }
        },
      ),
    );
  });
});
