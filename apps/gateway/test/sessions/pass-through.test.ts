import { brokenByError, errorAnswerFor, startAnthropicUpstream, startResponsesUpstream } from '@isartor/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { createRecordedLog, type RecordedLog } from '../harness/recorded-log.js';
import { CLAUDE_CODE } from './claude-code/claude-code-client.js';
import { createClaudeCodeSession } from './claude-code/claude-code-session.js';
import { CODEX } from './codex/codex-client.js';
import { createCodexSession } from './codex/codex-session.js';
import { playSession } from './harness/play-session.js';
import { startTwins, type Twins } from './harness/twins.js';

const PASSING = {
  ISARTOR__CLOUD_LLM__PASS_THROUGH_CREDENTIALS: 'true',
  ISARTOR__TENANT_SECRET: 'the-secret-of-the-tenants',
};
const LOCKED = {
  ...PASSING,
  ISARTOR__GATEWAY_KEYS: '[{"tenant":"a","key":"key-of-tenant-a"},{"tenant":"b","key":"key-of-tenant-b"}]',
};
const KEY_A = { 'x-isartor-key': 'key-of-tenant-a' };
const ADA = { authorization: 'Bearer token-of-ada' };
const BOB = { authorization: 'Bearer token-of-bob' };
/** An upstream that tells whom it refused. */
const LEAKY = { message: 'Bad key token-of-ada, sent as "Bearer token-of-ada"', type: 'authentication_error' };
/** What nobody but the upstream may read, and of it not all. */
const SECRETS = /token-of-|key-of-tenant|sk-upstream-secret|the-secret-of-the-tenants/;

const AGENTS = [
  {
    name: 'Claude Code',
    client: CLAUDE_CODE,
    provider: 'anthropic',
    start: () => startAnthropicUpstream(),
    createSession: createClaudeCodeSession,
    question: { model: 'claude-haiku-4-5', max_tokens: 9, messages: [{ role: 'user', content: 'Who am I?' }] },
  },
  {
    name: 'Codex',
    client: CODEX,
    provider: 'openai',
    start: () => startResponsesUpstream(),
    createSession: createCodexSession,
    question: { model: 'gpt-5-codex', store: false, input: 'Who am I?' },
  },
];

describe.each(AGENTS)('the credentials of callers of $name', ({ client, createSession, question, ...served }) => {
  let recorded: RecordedLog;
  let twins: Twins;
  afterEach(async () => {
    await twins.stop();
    expect(recorded.lines.length).toBeGreaterThan(0);
    expect(recorded.text()).not.toMatch(SECRETS);
  });

  const startWith = async (env: Readonly<Record<string, string>>): Promise<void> => {
    recorded = createRecordedLog();
    twins = await startTwins({ client, ...served, env, log: recorded.log });
  };

  const ask = (headers: Readonly<Record<string, string>>, more: object = {}): Promise<Response> =>
    twins.gateway.post(client.upstreamPath, { ...question, ...more }, headers);
  const credentialsSent = () =>
    twins.gateway.upstream.requests.map(({ headers }) => [headers.authorization, headers['x-api-key']]);

  it.each([
    ['no gateway key is set', PASSING, {}],
    ['gateway keys are set', LOCKED, KEY_A],
  ])('alone go up, over sessions that are what they are without the gateway, where %s', async (_name, env, key) => {
    await startWith(env);
    const play = { turns: 3, credentials: { ...ADA, ...key } };
    await playSession({ client, twins, session: createSession() }, { ...play, stream: true });
    await playSession(
      { client, twins, session: createSession() },
      { turns: 3, stream: false, credentials: { ...BOB, ...key } },
    );
    const three = Array.from({ length: 3 });
    expect(credentialsSent()).toEqual([
      ...three.map(() => [ADA.authorization, undefined]),
      ...three.map(() => [BOB.authorization, undefined]),
    ]);
  });

  it('part their answers in the cache', async () => {
    await startWith(PASSING);
    const layers: unknown[] = [];
    for (const caller of [ADA, BOB, {}, ADA, BOB]) {
      layers.push((await ask(caller)).headers.get('x-isartor-layer'));
    }
    expect(layers).toEqual(['l3', 'l3', 'l3', 'l1a', 'l1a']);
    expect(credentialsSent().slice(0, 2)).toEqual([
      [ADA.authorization, undefined],
      [BOB.authorization, undefined],
    ]);
  });

  it('leave it to X-Isartor-Key who a caller is, and go up only with one that is accepted', async () => {
    await startWith(LOCKED);
    const layerOf = async (headers: Readonly<Record<string, string>>) => {
      const response = await ask(headers);
      return [response.status, response.headers.get('x-isartor-layer')];
    };
    for (const key of ['x-api-key', 'x-goog-api-key']) {
      expect(await layerOf({ ...ADA, [key]: 'key-of-tenant-a' })).toEqual([401, 'l0']);
    }
    expect(await layerOf({ authorization: 'Bearer key-of-tenant-a' })).toEqual([401, 'l0']);
    expect(await layerOf({ ...ADA, 'x-isartor-key': 'token-of-ada' })).toEqual([401, 'l0']);
    expect(twins.gateway.upstream.requests).toEqual([]);
    expect(await layerOf({ ...ADA, ...KEY_A })).toEqual([200, 'l3']);
    expect(await layerOf({ ...ADA, ...KEY_A })).toEqual([200, 'l1a']);
    expect(await layerOf({ ...ADA, 'x-isartor-key': 'key-of-tenant-b' })).toEqual([200, 'l3']);
    expect(JSON.stringify(twins.gateway.upstream.requests.map(({ headers }) => headers))).not.toContain(
      'key-of-tenant',
    );
  });

  it.each([
    {
      what: 'a refusal',
      status: 401,
      stream: false,
      behaviour: () => errorAnswerFor(client.dialect, 401, LEAKY),
    },
    {
      what: 'an error in a stream',
      status: 200,
      stream: true,
      behaviour: () => brokenByError(client.dialect, createSession().answer(), { afterChunks: 8, ...LEAKY }),
    },
  ])('are in no header and no word of $what, even if the upstream tells them', async (told) => {
    await startWith(LOCKED);
    twins.gateway.upstream.respondWith(told.behaviour());
    const response = await ask({ ...ADA, ...KEY_A }, { stream: told.stream });
    const text = await response.text();
    expect(response.status).toBe(told.status);
    expect(text).toContain('Bad key');
    expect(text).not.toMatch(SECRETS);
    expect(JSON.stringify([...response.headers])).not.toMatch(SECRETS);
    expect(credentialsSent()).toEqual([[ADA.authorization, undefined]]);
  });
});
