import { describe, expect, it } from 'vitest';
import { readPurge } from './read-purge.js';

const read = (body: unknown) => readPurge(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));

describe('readPurge', () => {
  it.each([{ key: 'k' }, { tag: 'docs ' }, { tenant: 'all' }, { all: true }])('reads %j as it is', (purge) => {
    expect(read(purge)).toEqual(purge);
  });

  it.each([
    ['{}', /one of key, tag, tenant and all; it is empty/],
    ['{"key":"k","tag":"t"}', /one of key, tag, tenant and all; it has several: key, tag/],
    ['{"all":true,"tenant":"t"}', /it has several: all, tenant/],
    ['{"tag":""}', /^tag: /],
    ['{"tag":null}', /^tag: /],
    ['{"tag":["a"]}', /^tag: /],
    ['{"tenant":5}', /^tenant: /],
    ['{"key":{"all":true}}', /^key: /],
    ['{"all":false}', /^all: /],
    ['{"all":"true"}', /^all: /],
    ['{"all":true,"dry_run":true}', /^dry_run: /],
    ['{"all":true,"__proto__":{}}', /__proto__/],
    ['{"model":"gpt-4o"}', /^model: /],
    ['{"tag":"a","tag":"b"}', /a field twice/],
    ['[{"all":true}]', /must be a JSON object/],
    ['"all"', /must be a JSON object/],
    ['{"all":true', /not valid JSON/],
    ['', /not valid JSON/],
  ])('refuses %s', (body, message) => {
    expect(() => read(body)).toThrow(
      expect.objectContaining({ code: 'invalid_request', message: expect.stringMatching(message) }),
    );
  });

  it('refuses what is not UTF-8', () => {
    expect(() => readPurge(Buffer.from([0x7b, 0x22, 0xff]))).toThrow(/UTF-8/);
  });
});
