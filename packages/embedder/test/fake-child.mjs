// Stands in for the process with the model. What it does is in the name of the model, and in each text.
const DIMENSIONS = 4;
const vector = (...numbers) => Float32Array.from(numbers);

const LOAD = {
  works: () => process.send({ kind: 'ready', memoryBytes: 123 }),
  hangs: () => {},
  fails: () => process.send({ kind: 'failed', reason: 'the disk is on fire' }),
  ends: () => process.exit(3),
};

const EMBED = {
  'not finite': (call) => process.send({ kind: 'vector', call, vector: vector(Number.NaN, 0, 0, 0) }),
  'too short': (call) => process.send({ kind: 'vector', call, vector: vector(1, 0, 0) }),
  'not normalised': (call) => process.send({ kind: 'vector', call, vector: vector(2, 0, 0, 0) }),
  'not a vector': (call) => process.send({ kind: 'vector', call, vector: [1, 0, 0, 0] }),
  'not a message': () => process.send('hello'),
  'nothing asked': (call) => process.send({ kind: 'vector', call: call + 1000, vector: vector(1, 0, 0, 0) }),
  'an error': (call) => process.send({ kind: 'error', call, reason: 'no such thing' }),
  'too long': (call) => process.send({ kind: 'too-long', call }),
  silence: () => {},
  'the end': () => process.exit(3),
};

process.on('disconnect', () => process.exit(0));
process.on('message', (message) => {
  if (message.kind === 'load') LOAD[message.name]();
  else (EMBED[message.text] ?? answer)(message.call, message.text);
});

function answer(call, text) {
  const numbers = new Float32Array(DIMENSIONS);
  numbers[text.length % DIMENSIONS] = 1;
  process.send({ kind: 'vector', call, vector: numbers });
}
