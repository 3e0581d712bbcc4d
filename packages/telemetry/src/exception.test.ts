import { describe, expect, it } from 'vitest';
import { exceptionAttributes, exceptionType } from './exception.js';

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('exceptionType', () => {
  it('is the code, else the class, else the type', () => {
    expect(exceptionType(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toBe('ECONNREFUSED');
    expect(exceptionType(Object.assign(new Error('x'), { code: 7 }))).toBe('Error');
    expect(exceptionType(new TypeError('x'))).toBe('TypeError');
    expect(exceptionType('a string')).toBe('string');
    expect(exceptionType(undefined)).toBe('undefined');
  });
});

describe('exceptionAttributes', () => {
  it('shows where an error was made', () => {
    const attributes = exceptionAttributes(new RangeError('too long'));
    expect(attributes['exception.type']).toBe('RangeError');
    expect(attributes['exception.stacktrace']).toMatch(/^ +at .*exception\.test\.ts/);
  });

  it.each([
    ['a parser that quotes its input', () => JSON.parse('{"prompt": my secret plan')],
    [
      'a message that looks like frames',
      () => {
        throw new Error('my\n    at secret (plan.ts:1:1)\n    at secret plan');
      },
    ],
    [
      'a message that was changed later',
      () => {
        throw Object.assign(new Error('my secret plan'), { message: 'harmless' });
      },
    ],
    [
      'a message with the name of its class',
      () => {
        throw new Error('Error: my secret plan');
      },
    ],
  ])('holds no message: %s', (_, work) => {
    expect(JSON.stringify(exceptionAttributes(thrownBy(work)))).not.toMatch(/secret/);
  });

  it('takes what is no error', () => {
    expect(exceptionAttributes('my secret plan')).toEqual({ 'exception.type': 'string' });
    expect(exceptionAttributes(null)).toEqual({ 'exception.type': 'object' });
  });

  it('keeps the frames of an error without a message', () => {
    expect(exceptionAttributes(new Error())['exception.stacktrace']).toMatch(/^ +at /);
  });
});
