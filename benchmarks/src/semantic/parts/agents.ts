import { leftOut } from '../data/bench-data.js';
import { LOOKALIKES } from '../data/conversations.js';
import { type AgentSession, readAgentSessions } from '../data/read-agent-turns.js';
import { startAnsweringUpstream } from '../gateway/answering-upstream.js';
import { type AskedTwice, askTwice } from '../gateway/ask-twice.js';
import { startSemanticGateway } from '../gateway/start-semantic-gateway.js';
import type { Part } from '../part.js';
import { markdownTable } from '../report/markdown-table.js';

const WORDS = `Requests to the gateway with the semantic cache alone (\`cache_mode = "semantic"\`), which share nearly all of their text and must
not share an answer: every answer of the provider is another. All are asked once; no hit is right then. Then all are asked
again, in the agents' sessions word for word, elsewhere in other letters: a hit is right if it has the answer to that very
request, and there have to be some, or nothing was tested. What ends in the result of a tool, or in a text
that the model would not see whole, is left to the exact cache. The command fails where one hit is wrong.`;

/** Conversations, and whether any of their turns gets another's answer. */
export const agentsPart: Part = {
  title: 'Turns of conversations',
  async run({ data }) {
    const sessions = data === undefined ? undefined : readAgentSessions(data);
    let calls = 0;
    const upstream = await startAnsweringUpstream(() => {
      calls += 1;
      return `This is answer number ${calls}.`;
    });
    const gateway = await startSemanticGateway(upstream.url, { ISARTOR__CACHE_MODE: 'semantic' });
    try {
      const rows: [name: string, asked: AskedTwice][] = [];
      if (sessions !== undefined) rows.push([nameOf(sessions), await askSessions(gateway.url, sessions)]);
      for (const { name, requests, again } of LOOKALIKES) {
        rows.push([name, await askTwice(gateway.url, { first: requests, second: again })]);
      }
      for (const [name, asked] of rows) assertSound(name, asked);
      const missing = sessions === undefined ? `\n\n${leftOut('agent_sessions')}` : '';
      return { text: `${WORDS}\n\n${tableOf(rows)}${missing}` };
    } finally {
      await gateway.stop();
      upstream.stop();
    }
  },
};

const nameOf = (sessions: readonly AgentSession[]): string => `the turns of ${sessions.length} sessions of agents`;

async function askSessions(url: string, sessions: readonly AgentSession[]): Promise<AskedTwice> {
  const turns = sessions.flatMap((session) => session.turns);
  return askTwice(url, { first: turns, second: turns });
}

function assertSound(name: string, { hitsAtFirst, ownLater, othersLater }: AskedTwice): void {
  if (hitsAtFirst + othersLater > 0)
    throw new Error(`Wrong hits, ${name}: ${hitsAtFirst} at first, ${othersLater} later`);
  if (ownLater === 0) throw new Error(`No hit at all, ${name}: the cache was not tested`);
}

function tableOf(rows: readonly (readonly [name: string, asked: AskedTwice])[]): string {
  return markdownTable(
    ['', 'asked', 'not for this cache', 'hits at first', 'own answer later', 'wrong answer later'],
    rows.map(([name, { asked, leftAlone, hitsAtFirst, ownLater, othersLater }]) => [
      name,
      ...[asked, leftAlone, hitsAtFirst, ownLater, othersLater].map(String),
    ]),
  );
}
