import type { Finding } from './finding.js';
import { getJson } from './get-json.js';

/** What `/health` of a running gateway says, as far as it is looked at here. */
export interface RunningState {
  readonly telemetry?: unknown;
  readonly prompt_total_requests?: unknown;
}

/** Whether a gateway answers at `url`, and how it is. */
export async function checkGateway(url: string): Promise<{ finding: Finding; state?: RunningState }> {
  const subject = 'gateway';
  const answer = await getJson(`${url}/health`);
  if ('missing' in answer) {
    const found = `Nothing answers at ${url} (${answer.missing})`;
    return {
      finding: { subject, state: 'wrong', found, fix: 'Start it: isartor up; or name another by --gateway-url' },
    };
  }
  if (!isHealth(answer.json)) {
    const found = `What answers at ${url} with ${answer.status} is no Isartor gateway`;
    return { finding: { subject, state: 'wrong', found, fix: 'Name the gateway by --gateway-url' } };
  }
  const { status, version } = answer.json;
  const found = `Version ${version} answers at ${url}: ${status}`;
  return { finding: { subject, state: status === 'ok' ? 'ok' : 'note', found }, state: answer.json };
}

function isHealth(json: unknown): json is RunningState & { readonly status: string; readonly version: string } {
  const { status, version, layers } = (json ?? {}) as Readonly<Record<string, unknown>>;
  return typeof status === 'string' && typeof version === 'string' && typeof layers === 'object';
}

/** Whether there is anything to see yet. */
export function checkTraffic({ prompt_total_requests: total }: RunningState): Finding {
  const subject = 'prompts';
  if (total === 0) {
    const found = 'There was none yet: isartor_layer_duration_seconds and other series are empty until the first';
    return { subject, state: 'note', found, fix: 'Send a test request' };
  }
  return { subject, state: 'ok', found: `${String(total)} since the gateway started` };
}
