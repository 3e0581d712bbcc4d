import { startAnthropicUpstream } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAST_TURN } from './claude-code/claude-code-answer.js';
import { CLAUDE_CODE } from './claude-code/claude-code-client.js';
import { createClaudeCodeSession } from './claude-code/claude-code-session.js';
import { expectSameHeaders } from './harness/expect-same.js';
import { brokenOff, cutOff, interrupted, refused } from './harness/incidents.js';
import { playSession } from './harness/play-session.js';
import { CALLER_KEY } from './harness/session-client.js';
import { startTwins, type Twins } from './harness/twins.js';

const INCIDENTS = {
  5: refused(529, 2),
  9: refused(429, 7),
  14: interrupted,
  22: brokenOff({ afterChunks: 12, status: 529, message: 'Overloaded' }),
  26: cutOff(9),
  // That turn's stream comes in pieces: it ends within a frame.
  27: cutOff(40),
};

describe('a session of Claude Code', () => {
  let twins: Twins;
  beforeAll(async () => {
    twins = await startTwins({ client: CLAUDE_CODE, provider: 'anthropic', start: () => startAnthropicUpstream() });
  });
  afterAll(() => twins.stop());

  it('of forty streamed turns is what it is without the gateway, byte for byte, whatever happens in between', async () => {
    const session = createClaudeCodeSession();
    const countNow = async (): Promise<void> => {
      if (session.turn % 4 !== 1) return;
      const body = session.countBody();
      const countAt = async (origin: string) => {
        const path = '/v1/messages/count_tokens?beta=true';
        const response = await fetch(origin + path, { method: 'POST', headers: COUNT_HEADERS, body });
        return { status: response.status, headers: response.headers, text: await response.text() };
      };
      const direct = await countAt(twins.beside.url);
      const through = await countAt(twins.gateway.url);
      expect(twins.gateway.upstream.requests.at(-1)).toMatchObject({
        path: '/v1/messages/count_tokens',
        body,
        headers: { ...COUNT_HEADERS, 'x-api-key': 'sk-upstream-secret' },
      });
      expect([through.status, through.text]).toEqual([200, direct.text]);
      expectSameHeaders(through, direct);
    };
    const scene = { client: CLAUDE_CODE, twins, session };
    await playSession(scene, { turns: LAST_TURN, stream: true, incidents: INCIDENTS, beforeTurn: countNow });
  });

  it('that is not streamed is the same, too', async () => {
    const scene = { client: CLAUDE_CODE, twins, session: createClaudeCodeSession() };
    await playSession(scene, { turns: 3, stream: false });
  });
});

const COUNT_HEADERS = {
  'content-type': 'application/json',
  'anthropic-version': '2023-06-01',
  'anthropic-beta': 'claude-code-20250219,token-counting-2024-11-01',
  'x-api-key': CALLER_KEY,
};
