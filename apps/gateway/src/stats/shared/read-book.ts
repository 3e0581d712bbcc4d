import type { Session } from '@isartor/redis';
import type { Counters } from '../counters.js';
import { type KeptPrompt, RECENT_PROMPTS } from '../recent-prompt.js';
import type { Book, StatsSubject } from '../stats-view.js';
import { keysOf } from './stats-keys.js';
import { REPLICA_FIELD, SINCE_FIELD } from './stats-scripts.js';

/** A replica that has added nothing for so long sends nothing a second time any more. */
const FORGET_REPLICA_MS = 24 * 3_600_000;

/** Reads what all replicas have added for a subject. */
export async function readBook(session: Session, subject: StatsSubject, nowMs: number): Promise<Book> {
  const keys = keysOf(subject);
  const [fields, listed] = await Promise.all([
    session.send(keys.counters, ['HGETALL', keys.counters]),
    session.send(keys.recent, ['LRANGE', keys.recent, '0', String(2 * RECENT_PROMPTS)]),
  ]);
  const { counters, sinceMs, gone } = countersOf(textsOf(fields), nowMs);
  if (gone.length > 0) await session.send(keys.counters, ['HDEL', keys.counters, ...gone]);
  return { counters, sinceMs, recent: recentOf(textsOf(listed)) };
}

const textsOf = (reply: unknown): readonly string[] => (Array.isArray(reply) ? reply.map(String) : []);

function countersOf(fields: readonly string[], nowMs: number) {
  const counters: Counters = new Map();
  const gone: string[] = [];
  let sinceMs = nowMs;
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const name = fields[index] ?? '';
    const value = Number(fields[index + 1]);
    if (name === SINCE_FIELD) sinceMs = value;
    else if (!name.startsWith(REPLICA_FIELD)) counters.set(name, value);
    else if (value < nowMs - FORGET_REPLICA_MS) gone.push(name);
  }
  return { counters, sinceMs, gone };
}

/** The list is in the order in which replicas have sent, and what was sent twice is in it twice. */
function recentOf(texts: readonly string[]): readonly KeptPrompt[] {
  const byId = new Map<string, KeptPrompt>();
  for (const text of texts) {
    const kept = JSON.parse(text) as KeptPrompt;
    byId.set(kept.id, kept);
  }
  const prompts = [...byId.values()];
  const timeOf = ({ prompt }: KeptPrompt): string => prompt.timestamp;
  return prompts.sort((one, other) => (timeOf(one) < timeOf(other) ? 1 : -1)).slice(0, RECENT_PROMPTS);
}
