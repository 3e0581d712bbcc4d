import { labelVariable, textVariable, type Variable } from '../grafana/variable.js';

/** Requests that the gateway itself did not turn away: what ratios divide by. */
export const ANSWERED = 'final_layer!~"L0.*"';

/** What is chosen at the top, as matchers for series that have these labels; `more` stands behind them. */
const chosen =
  (...labels: readonly string[]) =>
  (...more: readonly string[]): string =>
    `{${[...labels.map((label) => `${label}=~"$${label}"`), ...more].join(', ')}}`;

/** For series of any kind. */
export const ofProcess = chosen('job', 'instance');

/** For series that say which agent asked. */
export const ofTool = chosen('job', 'instance', 'tool');

/** For durations of requests: they have no agent. */
export const ofRoute = chosen('job', 'instance', 'traffic_surface', 'client');

/** For counts of requests. */
export const ofRequest = chosen('job', 'instance', 'traffic_surface', 'client', 'tool');

/** For calls to providers. */
export const ofProvider = chosen('job', 'instance', 'gen_ai_provider_name', 'gen_ai_request_model');

const REQUESTS = 'isartor_requests_total';
const CALLS = 'gen_ai_client_operation_duration_seconds_count';

const fromRequests = (label: string): Variable => labelVariable(label, label, REQUESTS);
const fromCalls = (label: string): Variable => labelVariable(label, label, CALLS);

export const PROCESS_VARIABLES: readonly Variable[] = ['job', 'instance'].map(fromRequests);
export const TOOL_VARIABLES: readonly Variable[] = [...PROCESS_VARIABLES, fromRequests('tool')];
export const REQUEST_VARIABLES: readonly Variable[] = ['job', 'instance', 'traffic_surface', 'client', 'tool'].map(
  fromRequests,
);
export const PROVIDER_VARIABLES: readonly Variable[] = [
  ...PROCESS_VARIABLES,
  ...['gen_ai_provider_name', 'gen_ai_request_model'].map(fromCalls),
];

/** Where a browser reaches Jaeger. */
export const JAEGER_VARIABLE = textVariable('jaeger_url', 'Jaeger', 'http://localhost:16686');
