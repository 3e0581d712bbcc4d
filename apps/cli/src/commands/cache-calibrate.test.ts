import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createCliFixture } from '../../test/cli-fixture.js';

const { folder, run, remove } = createCliFixture();
afterAll(remove);

const PAIRS: readonly (readonly [a: string, b: string, same: boolean])[] = [
  ['How do I reset my password?', 'how do i reset my password', true],
  ['What is the capital of Bavaria?', 'Please, what is the capital of Bavaria?', true],
  ['Send 100 dollars to Anna', 'Send 200 dollars to Anna', false],
  ['How do I reset my password for the portal?', "What's the way to reset the portal password?", true],
  ['Is version 3 out?', 'Is version 4 out?', true],
  ['x '.repeat(600), 'y', false],
];
const NDJSON = PAIRS.map(([a, b, same]) => `${JSON.stringify({ a, b, same })}\r\n`).join('');
const BAD = '{"a":"x","b":"y"}\n\nnonsense\n{"a":"","b":"y","same":true}\n{"a":"x","b":5,"same":true}';
const DEMO = { ISARTOR__DEMO: 'true' };
const MODEL_MS = 60_000;

writeFileSync(join(folder, 'pairs.ndjson'), `${NDJSON}${BAD}`);

describe('isartor cache calibrate', () => {
  it(
    'shows hits and errors of the packaged model on pairs of a file, and which lines are none',
    async () => {
      const shown: string[] = [];
      const { exitCode, output, errorOutput } = await run(['cache', 'calibrate', 'pairs.ndjson'], DEMO, {
        showProgress: (text) => shown.push(text),
      });
      expect(exitCode).toBe(0);
      expect(errorOutput).toBe(
        [
          'Line 7 is left out: "same" is neither true nor false\n',
          'Line 9 is left out: no JSON object\n',
          'Line 10 is left out: "a" is no text\n',
          'Line 11 is left out: "b" is no text\n',
        ].join(''),
      );
      expect(shown).toEqual(['Compared 6 pairs', '']);
      expect(output).toMatch(/^\nPairs\n {2}5 compared by minilm\/\S+\n {2}1 left out: too long/);
      expect(output).toMatch(/explained +2 +0 {2}always served; wrong ones: 0\n/);
      expect(output).toMatch(/refused +1 +1 {2}never served; right ones missed: 1\n/);
      expect(output).toMatch(/missed by guard: \S+ 1\n/);
      expect(output).toMatch(/By a least similarity in place of that bound\n +setting +hits/);
      expect(output).toMatch(/What to set\n/);
      expect(output).toMatch(/Without bounds .*= 1\) similarity_threshold = [\d.]+\s+has \d/);
      expect(Math.max(...output.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    },
    MODEL_MS,
  );

  it(
    'reads a pipe, and prints JSON',
    async () => {
      const { output } = await run(['cache', 'calibrate', '--json'], DEMO, { input: [Buffer.from(NDJSON)] });
      expect(JSON.parse(output)).toMatchObject({
        pairs: 5,
        unsuitable: 1,
        bad_lines: [],
        refused: { same: 1, different: 1 },
      });
    },
    MODEL_MS,
  );

  it.each([
    [
      'a file without a pair',
      [Buffer.from('{}\n')],
      /Line 1 is left out.*\nThere is no pair that can be compared: each line/,
    ],
    ['an empty one', [], /^There is no pair that can be compared/],
  ])(
    'fails on %s',
    async (_, input, message) => {
      const { exitCode, errorOutput } = await run(['cache', 'calibrate', '-'], DEMO, { input });
      expect(exitCode).toBe(1);
      expect(errorOutput).toMatch(message);
    },
    MODEL_MS,
  );

  it('says why the embedder cannot be used, and that there is no such file', async () => {
    const down = [
      ...['--set', 'cache_semantic.embedder=tei'],
      ...['--set', 'cache_semantic.embedder_url=http://127.0.0.1:1'],
    ];
    const refused = await run(['cache', 'calibrate', 'pairs.ndjson', ...down], DEMO);
    expect(refused).toMatchObject({ exitCode: 1, output: '' });
    expect(refused.errorOutput).toMatch(/^The embedder cannot be used \(.*could not be reached/);
    expect((await run(['cache', 'calibrate', 'nowhere.ndjson'], DEMO)).errorOutput).toMatch(/ENOENT/);
  });

  it('asks no gateway, and takes no pairs from a keyboard', async () => {
    expect((await run(['cache', 'calibrate', 'pairs.ndjson', '--url', 'http://h'], DEMO)).exitCode).toBe(2);
    expect((await run(['cache', 'calibrate'], DEMO, { confirm: async () => true })).exitCode).toBe(2);
  });
});
