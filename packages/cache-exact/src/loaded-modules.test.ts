import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../test/loaded-modules.mjs', import.meta.url));

/** What importing a module brings into a process, as packages are published. */
function loadedBy(module: string): readonly string[] {
  return JSON.parse(execFileSync(process.execPath, [PROGRAM, module], { encoding: 'utf8' }));
}

const ofLibrary = (modules: readonly string[], library: string): readonly string[] =>
  modules.filter((module) => module.includes(`/node_modules/${library}/`));

describe('the drivers of stores', () => {
  it('are not loaded with the package', () => {
    const modules = loadedBy('@isartor/cache-exact');
    expect(ofLibrary(modules, 'lru-cache')).not.toEqual([]);
    expect(modules.filter((module) => /redis|lmdb/.test(module.replace(/^.*\/packages\//, '')))).toEqual([]);
  });

  it('are loaded each with its own subpath', () => {
    const lmdb = loadedBy('@isartor/cache-exact/lmdb');
    expect(ofLibrary(lmdb, 'lmdb')).not.toEqual([]);
    expect(ofLibrary(lmdb, 'redis')).toEqual([]);
    const redis = loadedBy('@isartor/cache-exact/redis');
    expect(ofLibrary(redis, 'redis')).not.toEqual([]);
    expect(ofLibrary(redis, 'lmdb')).toEqual([]);
  });
});
