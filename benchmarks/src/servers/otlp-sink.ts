import { createServer } from 'node:http2';

/**
 * A collector that takes every export and keeps nothing. It speaks just enough gRPC to be cheap: a collector has
 * processors of its own, and here it shares two with what is measured.
 */
const EMPTY_MESSAGE = Buffer.alloc(5);

const server = createServer();
server.on('stream', (stream) => {
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.on('error', () => {});
  stream.on('end', () => stream.end(EMPTY_MESSAGE)).resume();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
