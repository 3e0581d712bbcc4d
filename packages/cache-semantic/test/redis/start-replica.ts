import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { RedisStoreOptions } from '../../src/stores/redis/index.js';

/** What a replica answers to a question. */
export interface ReplicaAnswer {
  /** Null where it has nothing. */
  readonly value: unknown;
  /** Why, then. */
  readonly reason: string | null;
}

/** A cache in a process of its own. */
export interface TestReplica {
  ask(question: string): Promise<ReplicaAnswer>;
  /** Stops the process where it is, or lets it go on. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  stop(): void;
}

/** Starts it and waits until it can be asked. */
export async function startReplica(options: RedisStoreOptions): Promise<TestReplica> {
  const program = fileURLToPath(new URL('./replica-process.mjs', import.meta.url));
  // It runs what is built; the flags of the process of the suite would lead it to the sources.
  const child = fork(program, [JSON.stringify(options)], { execArgv: [] });
  await once(child, 'message');
  return {
    async ask(question) {
      const answered = once(child, 'message');
      child.send(question);
      const [answer] = await answered;
      return answer;
    },
    signal: (name) => void child.kill(name),
    stop: () => void child.kill('SIGKILL'),
  };
}
