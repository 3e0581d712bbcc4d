import { startResponsesUpstream } from '@isartor/testing';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { CODEX } from './codex/codex-client.js';
import { LAST_TURN } from './codex/codex-items.js';
import { createCodexSession } from './codex/codex-session.js';
import { brokenOff, cutOff, givenUp, interrupted, refused } from './harness/incidents.js';
import { playSession } from './harness/play-session.js';
import { startTwins, type Twins } from './harness/twins.js';

const INCIDENTS = {
  9: refused(429, 7),
  14: interrupted,
  20: brokenOff({ afterChunks: 12, message: 'The model tripped', code: 'server_error' }),
  22: givenUp({ afterChunks: 12, message: 'Too long', code: 'context_length_exceeded' }),
  // What came last is a comment.
  25: cutOff(2),
  26: cutOff(9),
  // That turn's stream comes in pieces: it ends within a frame.
  27: cutOff(40),
};

describe('a session of Codex', () => {
  let twins: Twins;
  beforeAll(async () => {
    twins = await startTwins({ client: CODEX, provider: 'openai', start: () => startResponsesUpstream() });
  });
  afterAll(() => twins.stop());

  it('of forty streamed turns is what it is without the gateway, byte for byte, whatever happens in between', async () => {
    const scene = { client: CODEX, twins, session: createCodexSession() };
    await playSession(scene, { turns: LAST_TURN, stream: true, incidents: INCIDENTS });
  });

  it('that is not streamed is the same, too', async () => {
    await playSession({ client: CODEX, twins, session: createCodexSession() }, { turns: 3, stream: false });
  });
});
