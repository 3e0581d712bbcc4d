import { describe, expect, it } from 'vitest';
import { readJsonObject } from './read-json-object.js';

const nested = (levels: number): string => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;

describe('readJsonObject', () => {
  it('reads an object', () => {
    expect(readJsonObject(Buffer.from('{"é":[1,{"b":null}]}'))).toEqual({
      json: { é: [1, { b: null }] },
      exactIntegers: [],
    });
  });

  it('reads a view into a larger buffer', () => {
    const larger = new TextEncoder().encode('xx{"a":1}xx');
    expect(readJsonObject(larger.subarray(2, 9)).json).toEqual({ a: 1 });
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

  it('tells the integers that parsing rounds, as they are written', () => {
    const text =
      '{"a":9007199254740993,"b":[-9223372036854775808,1,"9007199254740993","\\"9007199254740995"],"c":9007199254740991}';
    expect(readJsonObject(Buffer.from(text)).exactIntegers).toEqual(['9007199254740993', '-9223372036854775808']);
  });

  it('does not mind long fractions', () => {
    expect(readJsonObject(Buffer.from('{"a":0.12345678901234567890}')).exactIntegers).toEqual([]);
  });
});
