import type { CallObserver } from '@isartor/cloud-llm';
import type { ChatRequest, LayerContext } from '@isartor/core';
import { namesOfTool, providerName } from './counter-names.js';
import type { ProviderLedger, ProviderServer } from './provider-ledger.js';
import type { Tally } from './tally.js';

/** Makes what counts one call of the cloud; `url` says where the provider is, as configured. */
export type ObserveCall = (
  request: Pick<ChatRequest, 'provider'>,
  context: Pick<LayerContext, 'tool' | 'scope'>,
  url: string | undefined,
) => CallObserver;

/** Counts attempts and failures of calls as they happen, for the tool and the tenant that they were made for. */
export const observeCalls =
  (tally: Tally, providers: ProviderLedger): ObserveCall =>
  ({ provider }, { tool, scope }, url) => {
    const server: ProviderServer = { provider, url };
    const names = namesOfTool(tool);
    let answered = false;
    let sent = 0;
    let counted = 0;
    /** What was sent is counted when it is known that it was. */
    const countSent = (): void => {
      if (counted === sent) return;
      counted = sent;
      tally.add(scope.tenant, providerName(provider, 'requests'));
    };
    return {
      onAttempt(attempt) {
        sent = attempt;
        answered = false;
        if (attempt > 1) tally.add(scope.tenant, names.retries);
      },
      onAttemptFailed(error) {
        tally.add(scope.tenant, names.errors);
        if (!answered && !error.code.startsWith('upstream_')) return;
        countSent();
        tally.add(scope.tenant, providerName(provider, 'errors'));
        providers.failed(server, error);
      },
      onReply() {
        answered = true;
        countSent();
      },
      onFrame() {},
      onEnd({ status }) {
        // A caller who leaves says nothing of the provider, and has paid for what was sent.
        if (status === 'abandoned') countSent();
        if (status === 'completed') providers.succeeded(server);
      },
    };
  };
