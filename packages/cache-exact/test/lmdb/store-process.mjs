// A process that opens a store and does what it is told, until it is killed. Each line tells what is done.
import { writeSync } from 'node:fs';
import { createLmdbStore } from '@isartor/cache-exact/lmdb';

const [path, task, argument] = process.argv.slice(2);
const say = (line) => writeSync(1, `${line}\n`);
const signal = new AbortController().signal;
const store = createLmdbStore({ path });
const times = { storedAtMs: 0, freshUntilMs: 8e15, expiresAtMs: 8e15 };

const put = (key, value, tags = []) =>
  store.put(key, { value, ...times, sizeBytes: 100, tenant: '', tags, sequence: store.sequence }, signal);

const tasks = {
  // Writes 1,000 values, ten at a time; the argument is the round.
  async write() {
    const keys = Array.from({ length: 1_000 }, (_, number) => `key ${number}`);
    const writer = async () => {
      for (let key = keys.pop(); key !== undefined; key = keys.pop()) {
        await put(key, { key, round: Number(argument), text: `${key} `.repeat(300) });
        say(key);
      }
    };
    await Promise.all(Array.from({ length: 10 }, writer));
  },
  // Writes values of one tag, and purges it; the argument tells how many.
  async purge() {
    await Promise.all(Array.from({ length: Number(argument) }, (_, number) => put(`key ${number}`, number, ['tag'])));
    await put('other', 'other');
    say(`purged ${await store.purge({ tag: 'tag' }, signal)}`);
  },
  // Writes more than the disk takes, then drops it and writes again, and once more too much; the argument tells how many.
  async fill() {
    let written = 0;
    let failed = 0;
    const write = async (number) => {
      try {
        await put(`key ${number}`, 'x'.repeat(10_000));
        written += 1;
      } catch {
        failed += 1;
      }
    };
    const fillUp = async () => {
      const count = Number(argument);
      await Promise.all(Array.from({ length: count }, (_, number) => write(number)));
      // What failed together may have room singly: until the last write is one that failed.
      for (let number = count, before = failed; failed === before; number += 1) await write(number);
    };
    await fillUp();
    const { entries, droppedWrites } = store.stats();
    say(JSON.stringify({ written, failed, entries, droppedWrites, state: store.health().state }));
    const purged = await store.purge({ all: true }, signal);
    say(JSON.stringify({ purged, isPut: await put('key', 'value'), state: store.health().state }));
    await fillUp();
    await store.close();
    say(JSON.stringify('closed'));
    process.exit();
  },
  async hold() {
    say('open');
  },
};

await tasks[task]();
setInterval(() => {}, 60_000);
