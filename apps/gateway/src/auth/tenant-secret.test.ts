import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptTenantSecret } from './tenant-secret.js';

describe('keptTenantSecret', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'isartor-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('makes a secret that only its owner can read, and finds it again', () => {
    const dataDir = join(folder, 'data');
    const secret = keptTenantSecret(dataDir).reveal();
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(keptTenantSecret(dataDir).reveal()).toBe(secret);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'tenant-secret')).mode & 0o777).toBe(0o600);
  });

  it('takes the secret that somebody put there', () => {
    writeFileSync(join(folder, 'tenant-secret'), 'chosen\n');
    expect(keptTenantSecret(folder).reveal()).toBe('chosen');
    expect(readFileSync(join(folder, 'tenant-secret'), 'utf8')).toBe('chosen\n');
  });

  it('refuses an empty one: every tenant would be known by its bare hash', () => {
    writeFileSync(join(folder, 'tenant-secret'), '\n');
    expect(() => keptTenantSecret(folder)).toThrowError(/is empty/);
  });
});
