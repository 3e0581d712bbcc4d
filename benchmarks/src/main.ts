import { measureCodecs } from './cases/codecs.js';
import { measureHits } from './cases/hits.js';
import { measurePassThrough } from './cases/pass-through.js';
import { measureRelay } from './cases/relay.js';
import { measureSemantic, SEMANTIC_PARTS } from './cases/semantic.js';
import { measureStartAndMemory } from './cases/start-and-memory.js';
import { measureStores } from './cases/stores.js';
import { measureStreams } from './cases/streams.js';
import { measureTelemetry } from './cases/telemetry.js';
import { measureTelemetryFaults } from './cases/telemetry-faults.js';

const asked = process.argv.slice(2);
const parts = asked.filter((word) => SEMANTIC_PARTS.includes(word));

const CASES = {
  hits: measureHits,
  codecs: measureCodecs,
  'pass-through': measurePassThrough,
  streams: measureStreams,
  relay: measureRelay,
  stores: measureStores,
  telemetry: measureTelemetry,
  'telemetry-faults': measureTelemetryFaults,
  memory: measureStartAndMemory,
  // Its report is part of the documentation: it is written for those who ask for it by name.
  semantic: () => measureSemantic({ parts, writes: asked.includes('semantic') }),
};

console.log('Every figure is of this run on this machine; ratios are to the baseline of the same round.');
for (const [name, measure] of Object.entries(CASES)) if (asked.length === 0 || asked.includes(name)) await measure();
