/** A part of the gateway that the configuration knows and this version does not have. */
export interface Part {
  /** As in "needs the SLM router, which is not in this version". */
  readonly name: string;
  /** The part is in use only while each of these keys has one of these values; without it, always. */
  readonly usedWhen?: Readonly<Record<string, readonly unknown[]>>;
}

export const PARTS = {
  azure: { name: 'the Azure OpenAI driver', usedWhen: { llm_provider: ['azure'] } },
  classifierRouting: { name: 'classifier routing', usedWhen: { 'classifier_routing.enabled': [true] } },
  cohere: { name: 'the Cohere driver' },
  connectProxy: { name: 'the CONNECT proxy' },
  contextOptimizer: {
    name: 'the context optimiser',
    usedWhen: { enable_context_optimizer: [true], 'context_optimizer.mode': ['on', 'shadow'] },
  },
  copilot: { name: 'the Copilot driver' },
  failover: { name: 'the failover chain' },
  healthChecks: { name: 'the provider health check' },
  hedging: { name: 'request hedging' },
  keyPools: { name: 'the pool of provider keys' },
  offlineMode: { name: 'offline mode' },
  quotas: { name: 'the quota guard' },
  requestLog: { name: 'the request log', usedWhen: { enable_request_logs: [true] } },
  slmRouter: { name: 'the SLM router', usedWhen: { enable_slm_router: [true] } },
  usageLedger: { name: 'the usage ledger' },
} as const satisfies Record<string, Part>;
