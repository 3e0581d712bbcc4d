import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../test/vectors/leave-while-building.mjs', import.meta.url));
const ROUNDS = 4;

describe('a program amid the building of a graph', () => {
  it.each(['exit', 'close'])(
    'ends as it says, by %s',
    async (how) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const child = fork(PROGRAM, [], { execArgv: [] });
        await once(child, 'message');
        const left = once(child, 'exit');
        child.send(how);
        expect(await left).toEqual([3, null]);
      }
    },
    60_000,
  );
});
