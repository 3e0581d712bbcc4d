import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryWith } from '../../../test/entries.ts';
import { decodePayload, encodePayload } from './payload.js';

const bounds = { compressAboveBytes: 100, maxEntryBytes: 200_000 };
const stamp = { epoch: 'e', sequence: 7 };

describe('payloads', () => {
  it('give back what was put in', () =>
    fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.string({ unit: 'binary' }), async (value, name) => {
        const entry = entryWith(JSON.parse(JSON.stringify(value)), { tenant: `${name}\ud800`, tags: [name, ''] });
        const payload = await encodePayload(entry, stamp, bounds);
        expect(payload && (await decodePayload(payload, bounds))).toEqual({ entry, stamp });
      }),
    ));

  it.each([10, 1_000, 150_000])('are nothing when they are cut: %i characters', async (length) => {
    const payload = (await encodePayload(entryWith('ü'.repeat(length / 2)), stamp, bounds)) ?? Buffer.alloc(0);
    expect(await decodePayload(payload, bounds)).toBeDefined();
    for (let end = 0; end < payload.length; end += Math.ceil(payload.length / 500)) {
      expect(await decodePayload(payload.subarray(0, end), bounds)).toBeUndefined();
    }
  });

  it('are small where the value repeats itself', async () => {
    expect((await encodePayload(entryWith('x'.repeat(100_000)), stamp, bounds))?.length).toBeLessThan(1_000);
  });

  it('are nothing where the value is too large to write or to read, or no JSON', async () => {
    const payload = (await encodePayload(entryWith('x'.repeat(1_000)), stamp, bounds)) ?? Buffer.alloc(0);
    const narrow = { ...bounds, maxEntryBytes: 1_000 };
    expect(await decodePayload(payload, narrow)).toBeUndefined();
    expect(await encodePayload(entryWith('x'.repeat(1_000)), stamp, narrow)).toBeUndefined();
    expect(await encodePayload(entryWith('ü'.repeat(600)), stamp, narrow)).toBeUndefined();
    expect(await encodePayload(entryWith(undefined), stamp, bounds)).toBeUndefined();
  });
});
