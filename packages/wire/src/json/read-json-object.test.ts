import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonObject } from './read-json-object.js';

const nested = (levels: number): string => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;

describe('readJsonObject', () => {
  it('reads an object', () => {
    expect(readJsonObject(Buffer.from('{"é":[1,{"b":null}]}'))).toEqual({ é: [1, { b: null }] });
  });

  it('reads a view into a larger buffer', () => {
    const larger = new TextEncoder().encode('xx{"a":1}xx');
    expect(readJsonObject(larger.subarray(2, 9))).toEqual({ a: 1 });
  });

  it('takes 200 levels', () => {
    expect(() => readJsonObject(Buffer.from(nested(200)))).not.toThrow();
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'The body is not valid JSON'],
    ['half an object', Buffer.from('{"secret":"value'), 'The body is not valid JSON'],
    ['a list', Buffer.from('[]'), 'The body must be a JSON object'],
    ['null', Buffer.from('null'), 'The body must be a JSON object'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'The body is not valid UTF-8'],
    ['201 levels', Buffer.from(nested(201)), 'The body is nested more than 200 levels deep'],
    ['100,000 levels', Buffer.from(nested(100_000)), 'The body is nested more than 200 levels deep'],
    ['a number beyond a double', Buffer.from('{"temperature":1e400}'), 'The body holds a number that is out of range'],
  ])('refuses %s', (_name, body, message) => {
    expect(() => readJsonObject(body)).toThrowError(expect.objectContaining({ code: 'invalid_request', message }));
  });

  it.each([
    ['a name twice', '{"model":"a","model":"b"}'],
    ['a name twice, once with escapes', '{"model":"a","mod\\u0065l":"b"}'],
    ['a name twice further in', '{"messages":[{"role":"user","content":"a","content":"b"}]}'],
    ['a name three times', '{"a":{"b":1,"b":2,"b":3}}'],
  ])('refuses %s', (_name, text) => {
    const message = 'The body holds an object that has a field twice';
    expect(() => readJsonObject(Buffer.from(text))).toThrowError(
      expect.objectContaining({ code: 'invalid_request', message }),
    );
  });

  it.each([
    '{"a":{"x":1},"b":{"x":2}}',
    '{"a":"\\"b\\":1","b":"\\\\"}',
    '{"a" : ["b", "a"] , "b"\n:\t":"}',
    '{"__proto__":1,"constructor":2}',
  ])('takes names for what they are in %s', (text) => {
    expect(JSON.stringify(readJsonObject(Buffer.from(text)))).toBe(JSON.stringify(JSON.parse(text)));
  });

  it('takes any object', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(3), (object, indent) => {
        const text = JSON.stringify(object, undefined, indent);
        expect(JSON.stringify(readJsonObject(Buffer.from(text)))).toBe(JSON.stringify(object));
      }),
    );
  });
});
