// A program that uses the embedder, and tells the process of the model when that is ready. It may never close it.
import { setTimeout } from 'node:timers/promises';
import { createMinilmEmbedder } from '@isartor/embedder/minilm';

const [task] = process.argv.slice(2);
const embedder = createMinilmEmbedder({ timeoutMs: 10_000 });
while (embedder.health().state !== 'ready') await setTimeout(10);
await embedder.embed('Is it ready?', new AbortController().signal);
process.stdout.write(`${embedder.process().processId}\n`);
if (task === 'stay') setInterval(() => {}, 1_000);
if (task === 'close') {
  await embedder.close();
  process.exitCode = 42;
}
