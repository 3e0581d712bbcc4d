import type { Caller } from '../auth/authenticator.js';
import type { Exchange } from '../http/exchange.js';
import { queryOf } from '../http/request-target.js';
import { sendJson } from '../http/send.js';
import type { Runtime } from '../runtime.js';
import { agentStats } from '../stats/report/agent-stats.js';
import { promptStats } from '../stats/report/prompt-stats.js';
import { providerStats } from '../stats/report/provider-stats.js';
import type { Stats } from '../stats/stats.js';
import { readFiguresQuery } from './read-figures-query.js';

/** Who asks, and where the figures are. */
export interface FiguresDuties {
  readonly caller: Caller;
  readonly stats: Pick<Stats, 'view' | 'providerState'>;
}

const asked = ({ incoming }: Exchange, caller: Caller) => readFiguresQuery(queryOf(incoming.url ?? '/'), caller);

/**
 * `GET /debug/stats/prompts`: prompts and what became of them, and the latest of them.
 * @throws IsartorError as `readFiguresQuery` does; so do the others.
 */
export async function handlePromptStats(exchange: Exchange, _runtime: Runtime, duties: FiguresDuties): Promise<void> {
  const { subject, limit } = asked(exchange, duties.caller);
  sendJson(exchange, 200, promptStats(await duties.stats.view(subject), subject, limit));
}

/** `GET /debug/stats/agents`: the same by the tool that asked. */
export async function handleAgentStats(exchange: Exchange, _runtime: Runtime, duties: FiguresDuties): Promise<void> {
  const { subject } = asked(exchange, duties.caller);
  sendJson(exchange, 200, agentStats(await duties.stats.view(subject)));
}

/** `GET /debug/providers`: the providers and how they go. */
export async function handleProviderStats(exchange: Exchange, runtime: Runtime, duties: FiguresDuties): Promise<void> {
  const { caller, stats } = duties;
  const { subject } = asked(exchange, caller);
  const { provider, config } = runtime;
  const state = stats.providerState({ provider, url: config.externalLlmUrl });
  const report = { provider, config, state, view: await stats.view(subject), admin: caller.admin };
  sendJson(exchange, 200, providerStats(report));
}

/** `GET /debug/proxy/recent`: nothing, as there is no proxy that anything could have come by. */
export function handleProxyStats(exchange: Exchange, _runtime: Runtime, { caller }: FiguresDuties): void {
  asked(exchange, caller);
  sendJson(exchange, 200, { entries: [], proxy: 'not_built' });
}
