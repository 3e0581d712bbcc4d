import { createServer, type ServerHttp2Stream } from 'node:http2';

/**
 * A collector that takes every export and keeps nothing. It speaks just enough gRPC to be cheap: a collector has
 * processors of its own, and here it shares two with what is measured. Its argument says how it fails, if it does.
 */
const EMPTY_MESSAGE = Buffer.alloc(5);
const UNAVAILABLE = '14';
const LATE_MS = 5000;

const fault = process.argv[2] ?? 'well';

function answer(stream: ServerHttp2Stream): void {
  if (stream.destroyed) return;
  if (fault === 'UNAVAILABLE') {
    stream.respond(
      { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': UNAVAILABLE },
      { endStream: true },
    );
    return;
  }
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.end(EMPTY_MESSAGE);
}

const server = createServer();
server.on('stream', (stream) => {
  stream.on('error', () => {});
  stream
    .on('end', () => {
      if (fault === 'black hole') return;
      if (fault === 'late by 5 s') setTimeout(() => answer(stream), LATE_MS);
      else answer(stream);
    })
    .resume();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
