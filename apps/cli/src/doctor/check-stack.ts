import type { Finding } from './finding.js';
import { getJson } from './get-json.js';

/** Where a part of the monitoring stack is. */
export interface StackPart {
  readonly url: string;
  /** Somebody named it: that it is not there is worth telling. */
  readonly isNamed: boolean;
}

/** The jobs of docker/prometheus.yml. */
const JOBS = ['otel-collector', 'isartor'] as const;

/** Whether Prometheus reaches what it scrapes. */
export async function checkPrometheus({ url, isNamed }: StackPart): Promise<readonly Finding[]> {
  const subject = 'prometheus';
  const answer = await getJson(`${url}/api/v1/targets?state=active`);
  if ('missing' in answer) return [away(subject, `Nothing answers at ${url} (${answer.missing})`, isNamed)];
  const targets = targetsOf(answer.json);
  if (targets === undefined) return [away(subject, `What answers at ${url} is no Prometheus`, isNamed)];
  return JOBS.map((job): Finding => {
    const ours = targets.filter(({ labels }) => labels?.job === job);
    const down = ours.find(({ health }) => health !== 'up');
    const fix = 'See the targets in docker/prometheus.yml: host and port must be those that Prometheus can reach';
    if (ours.length === 0) return { subject, state: 'wrong', found: `It scrapes no job "${job}"`, fix };
    if (down === undefined) return { subject, state: 'ok', found: `It scrapes the job "${job}"` };
    const reason = down.health === 'down' ? `: ${down.lastError}` : ' yet';
    return { subject, state: 'wrong', found: `It does not reach ${down.scrapeUrl} of the job "${job}"${reason}`, fix };
  });
}

interface Target {
  readonly labels?: { readonly job?: string };
  readonly health?: string;
  readonly lastError?: string;
  readonly scrapeUrl?: string;
}

function targetsOf(json: unknown): readonly Target[] | undefined {
  const { data } = (json ?? {}) as { readonly data?: { readonly activeTargets?: unknown } };
  return Array.isArray(data?.activeTargets) ? data.activeTargets : undefined;
}

/** Whether Grafana asks a Prometheus that it can reach from where it is. */
export async function checkGrafana({ url, isNamed }: StackPart): Promise<Finding> {
  const subject = 'grafana';
  const answer = await getJson(`${url}/api/datasources`);
  if ('missing' in answer) return away(subject, `Nothing answers at ${url} (${answer.missing})`, isNamed);
  if (!Array.isArray(answer.json)) return away(subject, `${url} does not tell its data sources`, isNamed);
  const sources = answer.json as readonly { readonly type?: string; readonly url?: string; readonly uid?: string }[];
  const prometheus = sources.find(({ type }) => type === 'prometheus');
  const fix = 'Within the Compose project its URL is http://prometheus:9090';
  if (prometheus === undefined) return { subject, state: 'wrong', found: 'It has no Prometheus as a data source', fix };
  if (/\/\/(localhost|127\.0\.0\.1|\[::1\])/.test(prometheus.url ?? '')) {
    const found = `Its data source is ${prometheus.url}: in a container that is Grafana itself, so panels say "No data"`;
    return { subject, state: 'wrong', found, fix };
  }
  const health = await getJson(`${url}/api/datasources/uid/${prometheus.uid}/health`);
  const { status } = ('json' in health ? health.json : {}) as { readonly status?: string };
  if (status === 'OK') return { subject, state: 'ok', found: `It reaches its data source ${prometheus.url}` };
  return { subject, state: 'wrong', found: `It does not reach its data source ${prometheus.url}`, fix };
}

const away = (subject: string, found: string, isNamed: boolean): Finding => ({
  ...{ subject, found },
  state: isNamed ? 'wrong' : 'skipped',
});
