import { type Dialect, drawQuestion, identityOf, type Question } from './question.js';
import { createRandom, type Random } from './random.js';

/** What a request says about caches. */
export interface AskedControls {
  readonly noCache: boolean;
  readonly noStore: boolean;
  readonly onlyIfCached: boolean;
  readonly maxAgeSeconds: number | undefined;
  readonly ttlSeconds: number | undefined;
  readonly skip: boolean;
  readonly tags: readonly string[];
  /** The body's `cache` says what it can; else headers say all. */
  readonly inBody: boolean;
}

/** One request of a run: all of it follows from the run's seed and its number. */
export interface Asking {
  readonly number: number;
  /** Drawn anew for each request; whoever knows how many gateways there are takes the rest. */
  readonly gateway: number;
  readonly dialect: Dialect;
  readonly stream: boolean;
  readonly tenant: string;
  readonly session: string | undefined;
  readonly namespace: string | undefined;
  /** One of the ways to name a session. */
  readonly sessionBy: number;
  readonly question: Question;
  readonly controls: AskedControls;
  /** Milliseconds after which the client hangs up, where it does. */
  readonly leavesAfterMs: number | undefined;
  /** Who may share the answer, as one word. */
  readonly scope: string;
  /** The question as one word. */
  readonly identity: string;
}

const TENANTS = 50;
const SESSIONS = 200;
/** Namespaces are called as sessions and tenants are, so that one taken for the other is found out. */
const NAMESPACES = ['s0', 's1', 't0', 't1'];
const TAGS = 30;

/** Tenants by name. */
export const TENANT_NAMES: readonly string[] = Array.from({ length: TENANTS }, (_, index) => `t${index}`);

export const drawTenant = (random: Random): string => `t${random.skewed(TENANTS)}`;
export const drawTag = (random: Random): string => `tag ${random.skewed(TAGS)}`;

/** The request with this number in the run of this seed. */
export function drawAsking(seed: number, number: number): Asking {
  const random = createRandom(seed, number);
  const dialect = random.pick<Dialect>(['chat', 'chat', 'chat', 'chat', 'chat', 'chat', 'messages', 'responses']);
  const tenant = drawTenant(random);
  const session = random.chance(0.4) ? `s${random.skewed(SESSIONS)}` : undefined;
  const namespace = random.chance(0.1) ? random.pick(NAMESPACES) : undefined;
  const question = drawQuestion(random, dialect);
  return {
    number,
    gateway: random.below(2 ** 16),
    dialect,
    stream: random.chance(0.4),
    tenant,
    session,
    namespace,
    sessionBy: random.below(5),
    question,
    controls: drawControls(random, dialect),
    // Whose answer it was is told by the client alone where it cannot be sent upstream.
    leavesAfterMs: dialect !== 'messages' && random.chance(0.005) ? 1 + random.below(15) : undefined,
    scope: JSON.stringify([tenant, session ?? null, namespace ?? null]),
    identity: identityOf(question),
  };
}

function drawControls(random: Random, dialect: Dialect): AskedControls {
  return {
    noCache: random.chance(0.03),
    noStore: random.chance(0.03),
    onlyIfCached: random.chance(0.03),
    maxAgeSeconds: random.chance(0.1) ? random.pick([0, 1, 1, 2, 60]) : undefined,
    ttlSeconds: random.chance(0.1) ? random.pick([0, 1, 1, 2, 600]) : undefined,
    skip: random.chance(0.02),
    tags: random.chance(0.5) ? [...new Set([drawTag(random), drawTag(random)])] : [],
    inBody: dialect === 'chat' && random.chance(0.3),
  };
}
