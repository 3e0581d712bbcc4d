// Ends amid the building of a graph, as a program does that is told to.
import { createVectorIndex } from '@isartor/cache-semantic';

const DIMENSIONS = 384;
const index = createVectorIndex({ dimensions: DIMENSIONS, inlineRows: 100, graphFromRows: 500 });
const vector = (id) => new Float32Array(DIMENSIONS).map((_, place) => Math.sin(id * 12.9898 + place * 78.233));
for (let id = 1; id <= 6_000; id += 1) index.add('p', id, vector(id));
await index.search('p', { vector: vector(1), count: 8 });
process.on('message', (how) => {
  if (how === 'exit') process.exit(3);
  if (how === 'close') index.close().then(() => process.exit(3));
});
process.send('building');
