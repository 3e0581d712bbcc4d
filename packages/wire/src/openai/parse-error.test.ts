import { describe, expect, it } from 'vitest';
import { parseError } from './parse-error.js';

describe('parseError', () => {
  it.each([
    [
      '{"error":{"message":"Bad","type":"invalid_request_error","param":"model","code":"model_not_found"}}',
      { message: 'Bad', type: 'invalid_request_error', param: 'model', code: 'model_not_found' },
    ],
    ['{"error":{"message":"Bad","type":null,"param":null,"code":null}}', { message: 'Bad' }],
    ['{"error":{"message":"Bad","code":400}}', { message: 'Bad', code: '400' }],
    ['[{"error":{"message":"Bad"}}]', { message: 'Bad' }],
    ['{"error":"Bad"}', { message: 'Bad' }],
    ['{"message":"Bad","type":"x"}', { message: 'Bad', type: 'x' }],
    ['{"detail":"Bad"}', { message: 'Bad' }],
    ['{"detail":[{"msg":"Bad"}]}', {}],
    ['{"error":{"message":""}}', {}],
    ['{"error":{"message":{}}}', {}],
    ['{}', {}],
    ['[]', {}],
    ['null', {}],
    ['"Bad"', {}],
    ['<html><body>Bad gateway</body></html>', {}],
    ['', {}],
  ])('reads %s', (body, expected) => {
    expect(parseError(Buffer.from(body))).toEqual(expected);
  });

  it('reads nothing from bytes that are not UTF-8', () => {
    expect(parseError(Buffer.concat([Buffer.from('{"error":"'), Buffer.from([0xff]), Buffer.from('"}')]))).toEqual({});
  });
});
