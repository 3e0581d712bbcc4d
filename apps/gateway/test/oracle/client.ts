import { Agent, request } from 'node:http';
import type { Received } from './told.js';

/** What is posted. */
export interface Posting {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds after which the client hangs up. */
  readonly leavesAfterMs?: number | undefined;
}

/** Posts to one gateway over connections that are kept. */
export interface Client {
  /** Undefined where the client has left. Rejects when the connection breaks. */
  post(posting: Posting): Promise<Received | undefined>;
  close(): void;
}

/** As light as the platform allows: a run is as fast as this is. */
export function createClient(url: string): Client {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  return {
    post({ path, headers, body, leavesAfterMs }) {
      return new Promise((resolve, reject) => {
        const length = String(Buffer.byteLength(body));
        const options = {
          agent,
          hostname,
          port,
          path,
          method: 'POST',
          headers: { ...headers, 'content-length': length },
        };
        let leaving: NodeJS.Timeout | undefined;
        const sent = request(options, (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('error', reject);
          response.on('end', () => {
            clearTimeout(leaving);
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
          });
        });
        sent.on('error', reject);
        sent.end(body);
        if (leavesAfterMs === undefined) return;
        leaving = setTimeout(() => {
          resolve(undefined);
          sent.destroy();
        }, leavesAfterMs);
      });
    },
    close: () => agent.destroy(),
  };
}
