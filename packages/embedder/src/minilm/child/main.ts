// The process that holds the model. It lives as long as the channel to the one that started it.
import { constants, setPriority } from 'node:os';
import type { FromChild, ToChild } from '../messages.js';
import { failureReason } from './failure-reason.js';
import { type LoadedModel, loadModel } from './load-model.js';

/** Milliseconds between two words about memory. */
const MEMORY_EVERY_MS = 1_000;

// Most texts are embedded when their request has been answered: that must not take the processor from those that wait.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

let model: LoadedModel | undefined;
let memoryToldAt = Number.NEGATIVE_INFINITY;
let last: Promise<void> = Promise.resolve();

// A terminal or a service manager signals all processes at once; when to leave is for the one in front to say.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.on('disconnect', () => process.exit(0));
process.on('message', (message: ToChild) => {
  last = last.then(() => receive(message));
});
if (!process.connected) process.exit(0);

async function receive(message: ToChild): Promise<void> {
  if (message.kind === 'embed') return embed(message);
  try {
    model = await loadModel(message);
    tell({ kind: 'ready' });
  } catch (error) {
    tell({ kind: 'failed', reason: failureReason(error) }, () => process.exit(1));
  }
}

async function embed({ call, text }: { readonly call: number; readonly text: string }): Promise<void> {
  try {
    if (model === undefined) throw new Error('no model is loaded');
    const vector = await model.embed(text);
    tell(vector === 'too-long' ? { kind: 'too-long', call } : { kind: 'vector', call, vector });
  } catch (error) {
    tell({ kind: 'error', call, reason: failureReason(error) });
  }
}

function tell(message: FromChild, then: () => void = () => {}): void {
  if (!process.connected) process.exit(0);
  process.send?.({ ...message, ...memory() }, then);
}

function memory(): { memoryBytes?: number } {
  const now = performance.now();
  if (now - memoryToldAt < MEMORY_EVERY_MS) return {};
  memoryToldAt = now;
  return { memoryBytes: process.memoryUsage.rss() };
}
