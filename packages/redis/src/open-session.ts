import { openClusterSession } from './cluster-session.js';
import { openSentinelSession } from './sentinel-session.js';
import type { Session, SessionOptions } from './session.js';
import { openSingleSession } from './single-session.js';

/** Opens a session with what the address names; rejects when it cannot, or when `signal` aborts. */
export async function openSession(options: SessionOptions, signal: AbortSignal): Promise<Session> {
  switch (options.address.topology) {
    case 'single':
      return openSingleSession(options, signal);
    case 'cluster':
      return openClusterSession(options, signal);
    case 'sentinel':
      return openSentinelSession(options, signal);
  }
}
