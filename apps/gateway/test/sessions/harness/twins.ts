import type { Behaviour, RecordedRequest, Upstream } from '@isartor/testing';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../../harness/test-gateway.js';
import type { SessionClient, SessionExchange, SessionRequest } from './session-client.js';

/** One request asked both ways. */
export interface TwinExchange {
  readonly direct: SessionExchange;
  readonly through: SessionExchange;
  /** What the gateway's upstream got. */
  readonly arrived: RecordedRequest;
}

/** A gateway before an upstream, and an equal upstream beside it. */
export interface Twins {
  readonly gateway: TestGateway;
  readonly beside: Upstream;
  /** Asks the upstream beside and then the gateway; each upstream answers as a behaviour of its own says. */
  ask(request: SessionRequest, behaviour: () => Behaviour): Promise<TwinExchange>;
  stop(): Promise<void>;
}

export interface TwinOptions extends Omit<TestGatewayOptions, 'upstream'> {
  readonly client: SessionClient;
  /** As `llm_provider` names it. */
  readonly provider: string;
  start(): Promise<Upstream>;
}

/** Starts all three; the gateway asks once. */
export async function startTwins({ client, provider, start, env, ...options }: TwinOptions): Promise<Twins> {
  const [upstream, beside] = await Promise.all([start(), start()]);
  const gateway = await startTestGateway({
    ...options,
    upstream,
    env: { ISARTOR__LLM_PROVIDER: provider, ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1', ...env },
  });
  return {
    gateway,
    beside,
    async ask(request, behaviour) {
      beside.respondWith(behaviour());
      upstream.respondWith(behaviour());
      const direct = await client.ask(new URL(beside.url).origin, request);
      const before = upstream.requests.length;
      const through = await client.ask(gateway.url, request);
      const [arrived, ...more] = upstream.requests.slice(before);
      if (arrived === undefined || more.length > 0) {
        throw new Error(`${more.length} requests too many, or none: ${through.reply?.text}`);
      }
      return { direct, through, arrived };
    },
    async stop() {
      await Promise.all([upstream.close(), beside.close()]);
      await gateway.stop();
    },
  };
}
