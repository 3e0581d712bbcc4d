import type { AgentsReport, PromptStats } from '@isartor/gateway';
import { callGateway } from '../cache/call-gateway.js';
import { type Answer, readAnswer, refusalOf } from '../cache/gateway-answer.js';
import type { RunningGateway } from '../cache/gateway-flags.js';
import type { StatsCommandLine } from './stats-command-line.js';

/** What a gateway tells of itself. */
export interface FetchedStats {
  readonly version: string | undefined;
  readonly prompts: PromptStats;
  /** Only where they were asked for. */
  readonly agents?: AgentsReport;
}

/** How long a gateway may take for an answer. */
const TIMEOUT_MS = 2000;

/** Asks a running gateway for its figures. @throws Error that says why there are none. */
export async function fetchStats(line: StatsCommandLine, signal: AbortSignal): Promise<FetchedStats> {
  const { gateway, byTool, recentLimit } = line;
  const ask = (path: string) => askInTime(gateway, path, signal);
  const [health, prompts, agents] = await Promise.all([
    ask('/health'),
    ask(`/debug/stats/prompts?limit=${recentLimit}`),
    byTool ? ask('/debug/stats/agents') : undefined,
  ]);
  if (!isPromptStats(prompts) || (agents !== undefined && !isAgents(agents)))
    throw new Error(`What answers at ${gateway.url} is no Isartor gateway`);
  const { version } = health;
  return { version: typeof version === 'string' ? version : undefined, prompts, ...(agents && { agents }) };
}

async function askInTime(gateway: RunningGateway, path: string, interrupted: AbortSignal): Promise<Answer> {
  const tooLate = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await callGateway(gateway, { path, signal: AbortSignal.any([tooLate, interrupted]) });
    const answer = await readAnswer(response);
    if (response.ok && answer !== undefined) return answer;
    throw withAdvice(refusalOf(gateway.url, response, answer), response.status, gateway.key !== undefined);
  } catch (error) {
    if (!tooLate.aborted) throw error;
    throw new Error(`The gateway at ${gateway.url} has not answered within ${TIMEOUT_MS / 1000} seconds`);
  }
}

function withAdvice(refusal: Error, status: number, hasKey: boolean): Error {
  if (status !== 401 && status !== 403) return refusal;
  const advice = hasKey ? 'another key is given by --gateway-api-key' : 'a key is given by --gateway-api-key';
  return new Error(`${refusal.message}\nHere ${advice}`, { cause: refusal });
}

const isPromptStats = (answer: Answer): answer is Answer & PromptStats =>
  typeof answer.total_prompts === 'number' && Array.isArray(answer.recent) && typeof answer.scope === 'string';

const isAgents = (answer: Answer): answer is Answer & AgentsReport =>
  typeof answer.agents === 'object' && answer.agents !== null;
