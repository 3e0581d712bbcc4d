import type { Asking } from './asking.js';
import { type Call, claim, type Ledger, type Maker, makerOf } from './ledger.js';
import type { PurgeHistory } from './purge-history.js';
import type { Told } from './told.js';

/** What an answer can be guilty of. */
export type Guilt = 'foreign' | 'stale' | 'wrong';

/** An answer that should not have been. */
export interface Violation {
  readonly guilt: Guilt;
  readonly why: string;
  readonly asking: Asking;
  readonly told?: Told;
}

/** One answer and when it was asked for and had. Times are milliseconds of this process's clock. */
export interface Observation {
  readonly asking: Asking;
  readonly told: Told;
  readonly sentAt: number;
  readonly receivedAt: number;
}

/** How often each kind of answer came. */
export type Tally = Record<'hit' | 'follower' | 'own' | 'notCached' | 'failed' | 'unfinished', number>;

/** Looks at every answer of a run. */
export interface Judge {
  readonly violations: readonly Violation[];
  readonly tally: Readonly<Tally>;
  judge(observation: Observation): void;
  /** Notes what somebody else has found wrong. */
  accuse(asking: Asking, why: string): void;
  /** Also judges, as guilty, answers whose call never found its maker. */
  close(): void;
}

/** What a judge knows. */
export interface JudgeOptions {
  readonly ledger: Ledger;
  readonly purges: PurgeHistory;
  /** The longest life of an entry. */
  readonly ttlSeconds: number;
}

/** Milliseconds that may lie between the upstream's last byte and the storing, on a busy machine. */
const SLACK_MS = 10_000;
/** Milliseconds for which a call may last at most, its waiting for a purge on a busy machine included. */
const LONGEST_CALL_MS = 30_000;
const SAYING = /^Call (\d+) was asked (\S+) once\.$/;

type Accuse = (guilt: Guilt, why: string) => void;

export function createJudge({ ledger, purges, ttlSeconds }: JudgeOptions): Judge {
  const violations: Violation[] = [];
  const tally: Tally = { hit: 0, follower: 0, own: 0, notCached: 0, failed: 0, unfinished: 0 };
  const unsure = new Set<Call>();

  const judgeShared = (observation: Observation, call: Call, accuse: Accuse): void => {
    const { maker } = call;
    if (maker === undefined) {
      unsure.add(call);
      call.onMaker.push(() => judgeShared(observation, call, accuse));
      return;
    }
    const shared: Shared = { ...observation, call, maker };
    judgeScope(shared, purges, accuse);
    if (observation.told.coalesced) judgeFollower(shared, accuse);
    else judgeHit(shared, ttlSeconds, accuse);
  };

  const judgeAnswer = (observation: Observation, accuse: Accuse): void => {
    const { told } = observation;
    const call = callOf(told, ledger);
    if (call === undefined) {
      accuse('wrong', 'it is not what any call was answered');
      return;
    }
    judgeContent(observation, call, accuse);
    if (told.layer === 'l1a') judgeShared(observation, call, accuse);
    else judgeOwn(observation, call, accuse);
  };

  return {
    violations,
    tally,
    accuse: (asking, why) => void violations.push({ guilt: 'wrong', why, asking }),
    judge(observation) {
      const { asking, told } = observation;
      tally[kindOf(told)] += 1;
      const accuse: Accuse = (guilt, why) => void violations.push({ guilt, why, asking, told });
      if (told.said.end === 'refused' || told.said.end === 'broken') judgeFailure(observation, ledger, accuse);
      else judgeAnswer(observation, accuse);
    },
    close() {
      for (const call of unsure) if (call.maker === undefined) claim(call, NOBODY);
    },
  };
}

const NOBODY: Maker = {
  number: -1,
  scope: 'nobody',
  tenant: '',
  controls: {
    noCache: false,
    noStore: false,
    onlyIfCached: false,
    maxAgeSeconds: undefined,
    ttlSeconds: undefined,
    skip: false,
    tags: [],
    inBody: false,
  },
};

function kindOf({ status, layer, coalesced, said: { end } }: Told): keyof Tally {
  if (end === 'refused' && status === 504) return 'notCached';
  if (end === 'refused' || end === 'broken') return 'failed';
  if (layer === 'l1a') return coalesced ? 'follower' : 'hit';
  return end === 'unfinished' ? 'unfinished' : 'own';
}

function callOf({ said }: Told, { calls }: Ledger): Call | undefined {
  const [, serial, identity] = SAYING.exec(said.text) ?? [];
  const call = serial === undefined ? undefined : calls[Number(serial)];
  return call?.identity === identity ? call : undefined;
}

/** The provider fails now and then, which is told as it is; and nothing else may. */
function judgeFailure({ asking, told, sentAt, receivedAt }: Observation, ledger: Ledger, accuse: Accuse): void {
  const { onlyIfCached } = asking.controls;
  const isNotCached = told.status === 504 && told.layer === 'l0' && /not_cached|No cached answer/.test(told.said.text);
  const fault = ledger.lastFault(asking.identity);
  const isProviders = told.status === 502 || (told.said.end === 'broken' && asking.stream);
  const hasCause = fault !== undefined && fault.begunAt < receivedAt && fault.begunAt > sentAt - LONGEST_CALL_MS;
  if (onlyIfCached ? !isNotCached : !(isProviders && hasCause))
    accuse('wrong', 'it is a failure that nobody has caused');
}

/** Whatever layer it came from, it is what was asked for. */
function judgeContent({ asking, told }: Observation, call: Call, accuse: Accuse): void {
  if (call.identity !== asking.identity) accuse('wrong', `its call asked ${call.identity}`);
  if (told.isStream !== asking.stream) accuse('wrong', 'it was wanted the other way');
  const end = call.end === 'whole' ? 'whole' : 'unfinished';
  if (told.said.end !== end) accuse('wrong', `its call was ${call.end}`);
}

/** What comes from the provider was made for whoever gets it. */
function judgeOwn({ asking, told }: Observation, call: Call, accuse: Accuse): void {
  const maker = makerOf(asking);
  if (told.layer !== 'l3' || told.coalesced) accuse('wrong', 'no layer answers so');
  if (asking.controls.onlyIfCached) accuse('wrong', 'the provider was asked');
  if (call.maker === undefined) claim(call, maker);
  else if (call.maker.number !== asking.number) accuse('foreign', `its call was that of request ${call.maker.number}`);
}

interface Shared extends Observation {
  readonly call: Call;
  readonly maker: Maker;
}

function judgeScope({ asking, call, maker, sentAt }: Shared, purges: PurgeHistory, accuse: Accuse): void {
  if (maker.scope !== asking.scope) accuse('foreign', `it was made for ${maker.scope}`);
  const purgedAt = purges.lastSent(maker, sentAt);
  if (call.begunAt < purgedAt) accuse('stale', `its call was begun ${purgedAt - call.begunAt} ms before a purge`);
  const { noCache, skip } = asking.controls;
  if (noCache || skip) accuse('wrong', 'it wanted an answer of its own');
}

/** Shares the call of somebody who asked for the same and was being answered at that time. */
function judgeFollower({ asking, call, maker, sentAt }: Shared, accuse: Accuse): void {
  const { noStore, onlyIfCached, maxAgeSeconds } = asking.controls;
  const { controls } = maker;
  if (noStore || onlyIfCached) accuse('wrong', 'it must not share a call');
  if (controls.noStore || controls.noCache || controls.skip) accuse('wrong', 'its call must not be shared');
  if (controls.maxAgeSeconds !== maxAgeSeconds) accuse('wrong', 'its call allowed another age');
  if (call.endedAt !== undefined && call.endedAt + SLACK_MS < sentAt) accuse('wrong', 'its call was long over');
}

/** Comes out of the cache: whole, stored with its maker's consent, and young enough. */
function judgeHit({ asking, told, call, maker, sentAt, receivedAt }: Shared, ttlSeconds: number, accuse: Accuse): void {
  const { controls } = maker;
  if (call.end !== 'whole' || call.endedAt === undefined) {
    accuse('wrong', `its call was ${call.end}`);
    return;
  }
  if (controls.noStore || controls.skip || controls.ttlSeconds === 0) accuse('wrong', 'it must not have been stored');
  const oldest = receivedAt - call.endedAt;
  const youngest = sentAt - call.endedAt - SLACK_MS;
  const { maxAgeSeconds = Infinity } = asking.controls;
  const limit = Math.min(ttlSeconds, controls.ttlSeconds ?? Infinity, maxAgeSeconds);
  if (youngest >= limit * 1000) accuse('stale', `it was ${youngest} ms old, and ${limit} s were allowed`);
  const { ageSeconds = NaN } = told;
  if (!(ageSeconds < limit)) accuse('stale', `its Age was not below ${limit}`);
  // The gateway's clock is another one, and its seconds are whole.
  const isTold = ageSeconds * 1000 <= oldest + 100 && ageSeconds * 1000 + 1000 > youngest;
  if (!isTold) accuse('wrong', `its Age is not what it was, ${youngest} to ${oldest} ms`);
}
