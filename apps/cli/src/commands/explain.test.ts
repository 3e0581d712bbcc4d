import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ExplainReport } from '@isartor/gateway';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCliFixture } from '../../test/cli-fixture.js';
import { GUARD_SENTENCES } from '../explain/guard-sentences.js';

const { folder, run, remove } = createCliFixture();
afterAll(remove);

type Candidate = ExplainReport['semantic']['candidates'][number];

const REFUSED: Candidate = {
  ...{ entry: 12, similarity: 0.97311, verdict: 'refused', probability: null, bound: null },
  ...{ explained_by: [], refused_by: ['negation', 'programming-language', 'number', 'order'] },
};
const OPEN: Candidate = { ...REFUSED, entry: 3, verdict: 'open', probability: 0.981, bound: 0.034, refused_by: [] };
const EXPLAINED: Candidate = { ...REFUSED, verdict: 'explained', explained_by: ['case', 'typo'], refused_by: [] };

const REPORT: ExplainReport = {
  ...{ dialect: 'native', model: 'fast', scope: { tenant: 'acme', session: null, namespace: 'docs' } },
  keys: { exact: 'a'.repeat(64), partition: 'b'.repeat(64) },
  layers: [
    { layer: 'l1a', would: 'pass', reason: 'miss' },
    { layer: 'l1b', would: 'pass', reason: 'guard:negation' },
    { layer: 'l2', would: 'skip', reason: 'not in this version' },
    { layer: 'l2.5', would: 'skip', reason: 'not in this version' },
    { layer: 'l3', would: 'hit', reason: 'the provider is asked' },
  ],
  semantic: {
    ...{ decision: 'miss', reason: 'guard:negation', bound: null, max_error_rate: 0.02, similarity_threshold: 0.85 },
    candidates: [REFUSED, OPEN, EXPLAINED],
  },
  router: { state: 'not_built' },
  optimizer: { bytes_saved: 0, strategy: null, diff: null },
  provider: { name: 'openai', model: 'gpt-4o-mini' },
};

describe('isartor explain', () => {
  let server: Server;
  let url: string;
  let asked: { readonly headers: IncomingHttpHeaders; readonly path: string | undefined; readonly body: string }[];
  let answer: { status: number; headers: Record<string, string>; body: unknown };
  beforeEach(async () => {
    asked = [];
    answer = { status: 200, headers: { 'x-isartor-request-id': 'r' }, body: REPORT };
    server = createServer(async (request, response) => {
      let body = '';
      for await (const piece of request.setEncoding('utf8')) body += piece;
      asked.push({ headers: request.headers, path: request.url, body });
      response.writeHead(answer.status, answer.headers).end(JSON.stringify(answer.body));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const explain = (commandLine: readonly string[], around = {}) =>
    run(['explain', '--gateway-url', url, '--gateway-api-key', 'secret', ...commandLine], {}, around);

  it('shows who would answer a question, the nearest stored ones and what keeps them apart', async () => {
    const { exitCode, output, errorOutput } = await explain(['How do I not?', '--model', 'fast']);
    expect([exitCode, errorOutput]).toEqual([0, '']);
    expect(asked).toEqual([
      {
        path: '/v1/explain',
        headers: expect.objectContaining({ 'x-isartor-key': 'secret', 'content-type': 'application/json' }),
        body: '{"prompt":"How do I not?","model":"fast"}',
      },
    ]);
    expect(output).toBe(`The provider would answer it: openai, model gpt-4o-mini.

Layers
  L1A   pass  the exact cache: no answer to this very request is stored
  L1B   pass  the semantic cache: the nearest stored question must not answer
              it: negation
  L2    skip  the local model: not in this version
  L2.5  skip  the context optimiser: not in this version
  L3    hit   the provider: asked, for nobody else answers

Asked as
  dialect    native
  model      fast, which is gpt-4o-mini of openai
  tenant     acme
  namespace  "docs"
  key        ${'a'.repeat(64)}
  partition  ${'b'.repeat(64)}

Nearest stored questions
  entry  similarity  probability   bound  verdict
     12      0.9731            -       -  refused: negation +3
      3      0.9731       0.9810  0.0340  open
     12      0.9731            -       -  explained: case, typo
  One that is open serves where its similarity is at least 0.85 and its error
  bound at most 0.02.

What the guards say
  negation              the one denies what the other does not
  programming-language  they are about different programming languages
  number                they hold different numbers
  order                 the same words stand in another order: from A to B is
                        not from B to A
`);
  });

  it('never takes more than 80 columns', async () => {
    const every = Object.keys(GUARD_SENTENCES) as Candidate['refused_by'];
    const scope = { tenant: 'a tenant '.repeat(20), session: 'x '.repeat(60), namespace: 'n '.repeat(60) };
    const semantic = {
      ...REPORT.semantic,
      candidates: every.map((guard) => ({ ...REFUSED, refused_by: [guard, ...every] })),
    };
    answer.body = { ...REPORT, scope, semantic };
    const { output } = await explain(['x']);
    expect(Math.max(...output.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    for (const guard of every) expect(output).toContain(`  ${guard} `);
  });

  it.each([
    ['explained', 'L1B, the semantic cache, would answer it: what differs from a stored question'],
    ['probability', 'L1B, the semantic cache, would answer it: a stored answer is right with enough'],
    ['something new', 'L1B, the semantic cache, would answer it: something new.'],
  ])('says in words that it is %s', async (reason, sentence) => {
    answer.body = {
      ...REPORT,
      layers: REPORT.layers.map((one) => (one.layer === 'l1b' ? { ...one, would: 'hit', reason } : one)),
    };
    expect((await explain(['x'])).output.split('\n')[0]).toBe(sentence);
  });

  it('says why only the exact cache may answer, and that nobody may', async () => {
    const layers = REPORT.layers.map((one) => {
      if (one.layer === 'l3')
        return { ...one, would: 'skip', reason: 'only-if-cached: the answer is a 504 not_cached' };
      return one.layer === 'l1b' ? { ...one, reason: 'exact-only: tail' } : one;
    });
    const keys = { exact: null, partition: null };
    answer.body = { ...REPORT, layers, keys, semantic: { ...REPORT.semantic, candidates: [] } };
    const { output } = await explain(['x']);
    expect(output).toMatch(/^Nobody would answer it/);
    expect(output).toMatch(/the semantic cache: exact cache only: its last word is not a\s+user's text/);
    expect(output).not.toMatch(/Nearest|guards|partition/);
  });

  it('sends a whole request from a file or the standard input as it is', async () => {
    writeFileSync(join(folder, 'request.json'), '{"contents": []}');
    expect((await explain(['--file', 'request.json', '--dialect', 'gemini', '--json'])).output).toBe(
      `${JSON.stringify(REPORT, undefined, 2)}\n`,
    );
    await explain(['--file', '-'], { input: [Buffer.from('{"messages"'), Buffer.from(':[]}')] });
    expect(asked.map(({ body, headers }) => [body, headers['x-isartor-dialect']])).toEqual([
      ['{"contents": []}', 'gemini'],
      ['{"messages":[]}', undefined],
    ]);
  });

  it.each([
    [
      400,
      { error: { message: 'max_tokens: expected number' } },
      'The gateway refuses (400): max_tokens: expected number\n',
    ],
    [401, { error: 'unauthorized', message: 'A key is required' }, 'The gateway refuses (401): A key is required\n'],
  ])('tells a refusal of any dialect: %s', async (status, body, message) => {
    answer = { ...answer, status, body };
    expect(await explain(['x'])).toEqual({ exitCode: 1, output: '', errorOutput: message });
  });

  it.each([
    [200, {}],
    [404, { error: { message: 'no such page' } }],
  ])('knows what is no gateway: %s', async (status, body) => {
    answer = { status, headers: {}, body };
    expect((await explain(['x'])).errorOutput).toBe(`What answers at ${url} with ${status} explains nothing\n`);
  });

  it.each([[[]], [['x', '--file', 'f']], [['x', '--dialect', 'gemini']], [['--file', 'f', '--model', 'm']]])(
    'does not understand %j',
    async (commandLine) => {
      expect((await explain(commandLine)).exitCode).toBe(2);
      expect(asked).toEqual([]);
    },
  );
});
