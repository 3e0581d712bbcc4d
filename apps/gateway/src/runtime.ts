import type { ExactCache } from '@isartor/cache-exact';
import type { ModelRouter } from '@isartor/cloud-llm';
import type { Completion, Logger, Pipeline, Secret } from '@isartor/core';
import type { Authenticator } from './auth/authenticator.js';
import type { BrowserGuard } from './auth/browser-guard.js';
import type { GatewayConfig } from './config/gateway-config.js';
import type { ReplyMemo } from './http/reply-memo.js';
import type { RequestMemo } from './http/request-memo.js';

/** Everything that one configuration makes. A reload makes a new one; requests under way end on the one they began on. */
export interface Runtime {
  readonly config: GatewayConfig;
  readonly pipeline: Pipeline;
  readonly authenticator: Authenticator;
  readonly browserGuard: BrowserGuard;
  /** Keys the names of tenants that are known by their credential; present where credentials pass through. */
  readonly tenantSecret?: Secret;
  readonly models: ModelRouter;
  /** The provider that answers what no layer could. */
  readonly provider: string;
  /** Absent when the configuration switches it off. */
  readonly exactCache?: ExactCache<Completion>;
  readonly requestMemo: RequestMemo;
  readonly replyMemo: ReplyMemo;
  readonly log: Logger;
  /** Lets go of connections; for when the last request that began on this runtime has ended. */
  close(): Promise<void>;
}
