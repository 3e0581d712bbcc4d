import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DOCKER, readDocker } from '../src/docker-folder.js';

const REPOSITORY = join(DOCKER, '..');
const lines = readDocker('gateway.Dockerfile').split('\n');
const all = (instruction: string): readonly string[] =>
  lines.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length + 1));
const { packageManager, devDependencies } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
  packageManager: string;
  devDependencies: Record<string, string>;
};

/** What it does when it is followed is in scripts/container.mjs, a step of `npm run check:full`. */
describe('gateway.Dockerfile', () => {
  it('uses the versions that the repository uses', () => {
    const text = lines.join('\n');
    expect(new Set(text.match(/\bpnpm@[\d.]+/g))).toEqual(new Set([packageManager]));
    expect(new Set(text.match(/\bturbo@[\d.]+/g))).toEqual(new Set([`turbo@${devDependencies.turbo}`]));
    // Built on one system and run on the slim form of it.
    const images = text.match(/\bnode:\S+/g)?.filter((each) => each !== 'node:node');
    expect(new Set(images?.map((image) => image.replace(/-slim$/, ''))).size).toBe(1);
  });

  it('installs what the lockfile names', () => {
    expect(all('RUN').filter((command) => command.includes('install'))).toEqual(['$PNPM install --frozen-lockfile']);
  });

  it('ends as a user without rights, with one folder for data, a port and a sign of life', () => {
    expect(all('USER')).toEqual(['node']);
    expect(all('VOLUME')).toEqual(['["/data"]']);
    expect(all('EXPOSE')).toEqual(['8080']);
    expect(all('ENV')).toEqual(expect.arrayContaining(['ISARTOR__HOST_PORT=0.0.0.0:8080', 'ISARTOR__DATA_DIR=/data']));
    expect(all('HEALTHCHECK')).toEqual([expect.stringMatching(/CMD \["node", "healthcheck\.mjs"\]$/)]);
    expect(readDocker('healthcheck.mjs')).toContain('/healthz');
  });

  it('gets to see nothing that is not named', () => {
    const ignored = readFileSync(join(REPOSITORY, '.dockerignore'), 'utf8').split('\n');
    expect(ignored.find((line) => line !== '' && !line.startsWith('#'))).toBe('*');
    expect(ignored).toEqual(expect.arrayContaining(['**/node_modules', '**/.env*', '**/isartor.toml']));
  });
});
