import type { RunningGateway } from './gateway-flags.js';
import { reasonOf } from './reason-of.js';

/** One request to a gateway; with a body it is a POST. */
export interface GatewayCall {
  readonly path: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | AsyncIterable<Uint8Array>;
  /** Ends the request and what is left of its answer. */
  readonly signal?: AbortSignal;
}

/** Sends a request to a running gateway. @throws Error where nobody answers. */
export async function callGateway(
  { url, key }: RunningGateway,
  { path, type, headers, body, signal }: GatewayCall,
): Promise<Response> {
  try {
    return await fetch(url + path, {
      headers: {
        ...headers,
        ...(key !== undefined && { 'x-isartor-key': key }),
        ...(type !== undefined && { 'content-type': type }),
      },
      ...(body !== undefined && { method: 'POST', body, duplex: 'half' }),
      ...(signal && { signal }),
      // Whoever the gateway points to was not meant to see its key.
      redirect: 'manual',
    });
  } catch (error) {
    throw new Error(`No gateway answers at ${url + path} (${reasonOf(error)}): is it running?`, { cause: error });
  }
}
