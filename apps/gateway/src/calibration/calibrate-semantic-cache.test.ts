import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../config/load-config.js';
import { calibrateSemanticCache } from './calibrate-semantic-cache.js';
import type { QuestionPair } from './calibration-report.js';

const configWith = (env: Readonly<Record<string, string>> = {}) =>
  loadConfig({ env: { ISARTOR__DEMO: 'true', ...env }, workingDirectory: tmpdir(), homeDirectory: tmpdir() }).config;
const calibrate = (pairs: readonly QuestionPair[], env?: Readonly<Record<string, string>>) =>
  calibrateSemanticCache(configWith(env), pairs, { signal: new AbortController().signal, startingMs: 60_000 });
const pair = (a: string, b: string, same: boolean): QuestionPair => ({ a, b, same });

const PAIRS: readonly QuestionPair[] = [
  pair('How do I reset my password?', 'how do i reset my password', true),
  pair('What is the capital of Bavaria?', 'Please, what is the capital of Bavaria?', true),
  pair('Send 100 dollars to Anna', 'Send 200 dollars to Anna', false),
  pair('How do I enable two-factor login?', 'How do I disable two-factor login?', false),
  pair('Is version 3 out?', 'Is version 4 out?', true),
  pair('How do I reset my password for the portal?', "What's the way to reset the portal password?", true),
  pair('x '.repeat(600), 'y', false),
];

describe('calibrateSemanticCache, with the packaged model', () => {
  it('compares pairs as the cache would, and tells what guards cost and rules get wrong', async () => {
    const progress: number[] = [];
    const signal = new AbortController().signal;
    const report = await calibrateSemanticCache(configWith(), PAIRS, { signal, onProgress: (n) => progress.push(n) });
    expect(report).toMatchObject({
      embedder: expect.stringContaining('minilm'),
      pairs: 6,
      unsuitable: 1,
      explained: { same: 2, different: 0 },
      refused: { same: 1, different: 2 },
      open: { same: 1, different: 0 },
      settings: { max_error_rate: 0.02, similarity_threshold: 0.85, uncalibrated_threshold: 0.95 },
      labels: 0,
      is_calibrated: true,
    });
    expect(Object.values(report.refused_same_by)).toEqual([1]);
    expect(report.by_similarity.at(-1)).toMatchObject({ hits: 3, wrong: 0 });
    expect(report.by_error_rate.length).toBeGreaterThan(5);
    expect(report.by_error_rate[0]).toMatchObject({ hits: 2, wrong: 0 });
    expect(report.targets.map(({ target }) => target)).toEqual([0.005, 0.01, 0.02, 0.05]);
    expect(report.targets[0]).toMatchObject({ by_error_rate: { is_certain: false } });
    expect(progress).toEqual([7]);
  }, 60_000);

  it('counts as wrong what is served and labelled different', async () => {
    const wrong = PAIRS.slice(0, 2).map(({ a, b }) => pair(a, b, false));
    const report = await calibrate([...wrong, ...PAIRS.slice(5, 6)], {
      ISARTOR__CACHE_SEMANTIC__MAX_ERROR_RATE: '0.03',
    });
    expect(report.explained).toEqual({ same: 0, different: 2 });
    expect(report.targets.map(({ target }) => target)).toContain(0.03);
    expect(report.targets.every(({ by_error_rate }) => by_error_rate === undefined)).toBe(true);
  }, 60_000);
});

describe('calibrateSemanticCache, with a server', () => {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const input: unknown = JSON.parse(body).input;
      const texts = Array.isArray(input) ? input : [input];
      // The first letter alone says what a text means.
      const data = texts.map((text: string, index) => ({
        ...{ object: 'embedding', index },
        embedding: Array.from({ length: 8 }, (_, place) => (text.charCodeAt(0) % 8 === place ? 1 : 0)),
      }));
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ object: 'list', data, model: 'm' }));
    });
  });
  let env: Record<string, string>;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    env = {
      ISARTOR__CACHE_SEMANTIC__EMBEDDER: 'openai',
      ISARTOR__CACHE_SEMANTIC__EMBEDDER_URL: url,
      ISARTOR__CACHE_SEMANTIC__EMBEDDER_MODEL: 'm',
    };
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('has no curve by error rate where nothing is known of the embedder', async () => {
    const report = await calibrate(PAIRS.slice(0, 6), env);
    expect(report).toMatchObject({ pairs: 6, is_calibrated: false, by_error_rate: [] });
    expect(report.targets[0]).not.toHaveProperty('by_error_rate');
    expect(report.targets[0]).toHaveProperty('by_similarity');
  });

  it('rejects with what is wrong with one that does not answer', async () => {
    const down = { ...env, ISARTOR__CACHE_SEMANTIC__EMBEDDER_URL: 'http://127.0.0.1:1' };
    await expect(calibrate(PAIRS, down)).rejects.toThrow(/^The embedder cannot be used \(.*could not be reached/);
  });
});
