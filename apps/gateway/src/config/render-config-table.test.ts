import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONFIG_KEYS } from './key-table.js';
import { renderConfigTable } from './render-config-table.js';

describe('the reference page', () => {
  it('has a row for every key', () => {
    const rows = [...renderConfigTable().matchAll(/^\| `([^`]+)` \|/gm)].map(([, path]) => path);
    expect(rows.sort()).toEqual([...CONFIG_KEYS.keys()].sort());
  });

  it('is up to date: otherwise run `node apps/cli/dist/main.js config --docs > docs/configuration.md`', () => {
    const page = readFileSync(new URL('../../../../docs/configuration.md', import.meta.url), 'utf8');
    expect(page).toBe(renderConfigTable());
  });
});
