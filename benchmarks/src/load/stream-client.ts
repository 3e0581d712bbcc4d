import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

export interface StreamTiming {
  /** Milliseconds from the request until the first byte of its body. */
  readonly firstByteMs: number;
  /** Resolves when the whole body has come; with false when it was cut. */
  readonly whole: Promise<boolean>;
}

let unique = 0;

/** Opens one stream of `chunks` chunks that no cache has seen. */
export function openStream(url: string, chunks: number): Promise<StreamTiming> {
  unique += 1;
  const body = JSON.stringify({
    model: 'gpt-4o-mini',
    stream: true,
    max_tokens: chunks,
    messages: [{ role: 'user', content: `Stream number ${unique} of ${process.pid}` }],
  });
  return new Promise((resolve, reject) => {
    const sentAt = performance.now();
    const call = request(`${url}/v1/chat/completions`, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    call.once('error', reject);
    call.once('response', (response) => {
      let tail = '';
      const whole = new Promise<boolean>((done) => {
        response.once('end', () => done(tail.includes('[DONE]')));
        response.once('error', () => done(false));
      });
      response.once('data', () => resolve({ firstByteMs: performance.now() - sentAt, whole }));
      response.on('data', (chunk: Buffer) => {
        tail = (tail + chunk.toString()).slice(-64);
      });
    });
    call.end(body);
  });
}
