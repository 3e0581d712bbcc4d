import { type Asking, drawAsking, TENANT_NAMES } from './asking.js';
import { type Client, createClient } from './client.js';
import { createJudge, type Tally, type Violation } from './judge.js';
import { createLedger } from './ledger.js';
import { startOracleUpstream } from './oracle-upstream.js';
import { createPurgeHistory } from './purge-history.js';
import { ADMIN, createPurger, type PurgeCount, type PurgeKind } from './purger.js';
import { keyOf, sendingOf } from './sending.js';
import { readTold } from './told.js';

/** A run: what is asked, of whom. */
export interface CampaignOptions {
  readonly seed: number;
  readonly requests: number;
  /** Longest life of an entry. */
  readonly ttlSeconds: number;
  /** Starts the gateways with these settings and gives their addresses. */
  readonly startGateways: (env: Readonly<Record<string, string>>) => Promise<readonly string[]>;
}

/** What became of a run. */
export interface CampaignReport {
  /** The run ends early when there are many. */
  readonly violations: readonly Violation[];
  readonly tally: Readonly<Tally>;
  readonly purges: Readonly<Record<PurgeKind, PurgeCount>>;
  /** Calls that were under way before and after a purge that reaches them. */
  readonly overtaken: number;
  /** Clients that hung up. */
  readonly left: number;
  readonly calls: number;
}

const IN_FLIGHT = 64;
/** After so many requests somebody purges something; in a long run later, so that there is more to answer from. */
const REQUESTS_PER_PURGE = 300;
const MOST_PURGES = 500;
/** Requests that are repeated after a purge. */
const MOST_REPEATS = 5;
const MOST_VIOLATIONS = 100;

/** Asks as many requests as it was told, many at a time, and has each answer judged. */
export async function runCampaign({
  seed,
  requests,
  ttlSeconds,
  startGateways,
}: CampaignOptions): Promise<CampaignReport> {
  const ledger = createLedger();
  const purges = createPurgeHistory();
  const judge = createJudge({ ledger, purges, ttlSeconds });
  const upstream = await startOracleUpstream({
    seed,
    ledger,
    onWrong: (number, why) => judge.accuse(drawAsking(seed, number), why),
  });
  const urls = await startGateways(envFor(upstream.url, ttlSeconds));
  const clients = urls.map(createClient);
  const clientOf = (draw: number): Client => clients[draw % clients.length] as Client;
  const purger = createPurger({ seed, ledger, purges, clientOf });
  let left = 0;

  const ask = async (asking: Asking): Promise<void> => {
    const sentAt = performance.now();
    const { leavesAfterMs } = asking;
    const received = await clientOf(asking.gateway).post({ ...sendingOf(asking), leavesAfterMs });
    if (received === undefined) left += 1;
    else judge.judge({ asking, told: readTold(asking.dialect, received), sentAt, receivedAt: performance.now() });
  };

  const attempt = (asking: Asking): Promise<void> =>
    ask(asking).catch((error) => judge.accuse(asking, `no answer can be read: ${error}`));

  const purge = async (number: number): Promise<void> => {
    const overtaken = (await purger.purge(number)).slice(0, MOST_REPEATS);
    await Promise.all(overtaken.map((same) => attempt({ ...drawAsking(seed, same), leavesAfterMs: undefined })));
  };

  const requestsPerPurge = Math.max(REQUESTS_PER_PURGE, Math.floor(requests / MOST_PURGES));
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < requests && judge.violations.length < MOST_VIOLATIONS) {
      const asking = drawAsking(seed, next);
      next += 1;
      if (next % requestsPerPurge === 0) await purge(next / requestsPerPurge);
      await attempt(asking);
    }
  };
  await purger.begin();
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  judge.close();
  for (const client of clients) client.close();
  await upstream.close();
  const { violations, tally } = judge;
  const { counts, overtaken } = purger;
  return { violations, tally, purges: counts, overtaken, left, calls: ledger.calls.length };
}

function envFor(upstreamUrl: string, ttlSeconds: number): Record<string, string> {
  const keys = [...TENANT_NAMES, ADMIN].map((tenant) => ({ tenant, key: keyOf(tenant), admin: tenant === ADMIN }));
  return {
    ISARTOR__GATEWAY_KEYS: JSON.stringify(keys),
    ISARTOR__EXTERNAL_LLM_URL: upstreamUrl,
    ISARTOR__EXTERNAL_LLM_API_KEY: 'sk-upstream',
    ISARTOR__CACHE_TTL_SECS: String(ttlSeconds),
    ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '2',
    ISARTOR__LOG: 'error',
  };
}
