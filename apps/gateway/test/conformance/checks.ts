/** One thing that must hold of telemetry, and where it is seen to. */
export interface Check {
  readonly number: number;
  readonly statement: string;
  /**
   * Files of tests and the words in them that name the test; left out where tests carry the number, as `[12]`, in their
   * names.
   */
  readonly proof?: readonly (readonly [file: string, words: string])[];
  /** Why it cannot hold yet. */
  readonly pending?: string;
}

const GATEWAY = 'apps/gateway/test';
const MONITORING = 'apps/gateway/src/monitoring';
const NODE = 'packages/telemetry/src/node';
const SDK = 'packages/telemetry/test';
const STACK = 'observability/stack/stack.test.ts';
const DASHBOARDS = 'observability/test/dashboards.test.ts';
const COMPOSE = 'observability/test/compose.test.ts';
const SETTINGS = 'observability/test/configuration.test.ts';
const ALERTS = 'observability/test/alerts.test.ts';
const STATS = 'apps/cli/src/commands/stats.test.ts';

const ROUTER = 'waits for the SLM router';
const OPTIMIZER = 'waits for the context optimiser';

type Row = readonly [number: number, statement: string, ...proof: (readonly [file: string, words: string])[]];

const SEEN: readonly Row[] = [
  [1, 'off, no SDK module is loaded and nothing is sent', [`${GATEWAY}/telemetry-process.test.ts`, 'loads no SDK']],
  [2, 'traces go out by OTLP gRPC, to :4317 by default', [`${MONITORING}/telemetry-plan.test.ts`, 'the endpoint']],
  [3, 'metrics go to the same endpoint', [`${GATEWAY}/telemetry-process.test.ts`, 'sends all it has when it stops']],
  [4, 'on, the log is one JSON object a line', [`${GATEWAY}/telemetry-process.test.ts`, 'logs one JSON object a line']],
  [5, 'off, the log is for people', [`${GATEWAY}/telemetry-process.test.ts`, 'logs for people']],
  [6, 'RUST_LOG filters, with the default directives'],
  [7, 'directives by target change what is printed'],
  [8, 'the guard flushes and closes', [`${NODE}/shutdown.test.ts`, 'happens when the guard goes out of scope']],
  [9, 'service.name is isartor-gateway'],
  [10, 'service.version is that of the package', [`${NODE}/start-telemetry.test.ts`, 'names the service, its version']],
  [11, 'variables beat the file; off says "OTel disabled"', [`${MONITORING}/telemetry-plan.test.ts`, 'says which']],
  [12, 'one root span a request, below an inbound traceparent'],
  [13, 'http.method'],
  [14, 'http.route'],
  [15, 'http.status_code, set when the answer has ended'],
  [16, 'client.address'],
  [17, 'isartor.final_layer'],
  [18, 'authentication has no span, but lines in the log'],
  [19, 'l1a_exact_cache_get'],
  [20, 'l1a_exact_cache_put'],
  [21, 'l1b_semantic_cache_search'],
  [22, 'l1b_semantic_cache_insert'],
  [27, 'layer3_llm'],
  [28, 'layers are below the root, in its trace'],
  [29, 'kinds of values stay as they are on the wire'],
  [30, 'isartor_requests_total'],
  [31, 'isartor_request_duration_seconds'],
  [32, 'isartor_layer_duration_seconds'],
  [33, 'isartor_tokens_saved_total'],
  [34, 'isartor_errors_total'],
  [35, 'isartor_retries_total'],
  [36, 'isartor_cache_events_total'],
  [37, 'an instrument is one, whoever asks', [`${NODE}/start-telemetry.test.ts`, 'come from one instrument']],
  [39, 'durations of layers by the names of layers'],
  [40, 'traffic_surface'],
  [41, 'client is bounded'],
  [42, 'endpoint_family'],
  [43, 'tokens are estimated from bytes'],
  [44, 'tokens are saved by layers before L3 only'],
  ...[45, 46, 47, 48, 49].map(
    (number): Row => [number, 'a query of the documentation returns data', [STACK, 'returns data']],
  ),
  [50, 'the observability stack is one Compose file', [COMPOSE, 'docker-compose.observability.yml']],
  ...[51, 52, 53].map(
    (number): Row => [number, 'its ports are those of the documentation', [COMPOSE, 'publishes the ports']],
  ),
  [54, 'Grafana asks nobody who he is', [COMPOSE, 'lets everybody who reaches Grafana']],
  [55, 'the configuration of the Collector', [SETTINGS, 'otel-collector-config.yaml']],
  [56, 'the configuration of Prometheus', [SETTINGS, 'asks the Collector every 5 s']],
  [57, 'the whole stack with a gateway', ['observability/stack/sidecar.test.ts', 'starts with these settings']],
  [58, 'level 1 works with the log alone', [`${GATEWAY}/telemetry-process.test.ts`, 'logs for people']],
  [
    59,
    'the endpoint may be a service of Kubernetes',
    [`${MONITORING}/telemetry-plan.test.ts`, 'namespace of Kubernetes'],
  ],
  ...[60, 61, 62, 63, 64, 65, 66, 67, 68].map(
    (number): Row => [
      number,
      'a panel of the documentation is on the home dashboard',
      [DASHBOARDS, 'the home dashboard'],
    ],
  ),
  [69, 'traces are found by service and duration', [STACK, 'is one trace for each prompt']],
  [70, 'traces are found by cache.hit', [`${GATEWAY}/conformance/layer-spans.test.ts`, '[19]']],
  [71, 'traces are found by cosine_similarity'],
  [72, 'traces are found by isartor.final_layer', [`${GATEWAY}/conformance/root-span.test.ts`, '[17]']],
  [75, 'isartor stats asks the gateway it is told', [STATS, 'shows what became of the prompts']],
  [76, 'isartor stats --by-tool', [STATS, 'shows more of each tool']],
  [77, 'isartor stats with a key', [STATS, 'presents the key it is given']],
  [78, 'isartor stats needs no telemetry', [`${GATEWAY}/stats.test.ts`, 'count every prompt once']],
  [79, 'GET /health', ['apps/gateway/src/health/health.test.ts', 'it(']],
  [80, 'GET /debug/proxy/recent', [`${GATEWAY}/stats.test.ts`, 'have nothing of a proxy']],
  [81, 'GET /debug/stats/prompts', [`${GATEWAY}/stats.test.ts`, 'have the latest prompts']],
  [82, 'GET /debug/stats/agents', [`${GATEWAY}/stats.test.ts`, 'tell each agent by itself']],
  ...[83, 84, 85, 86, 87, 88].map(
    (number): Row => [number, 'an alert of the documentation', [ALERTS, 'the alerts of the documentation']],
  ),
  [89, 'monitoring that is off is named as the cause'],
  [90, 'a Collector that is away is named as the cause'],
  [91, 'a target of Prometheus is named as the cause'],
  [92, 'the data source of Grafana is named as the cause'],
  [93, '"OTel disabled" names the setting that decided'],
  [94, 'series that are empty before the first prompt are explained'],
  [95, 'the generation of HTTP attributes is chosen'],
  [96, 'samplers leave metrics alone', [`${GATEWAY}/otel-variables.test.ts`, 'counts what it does not sample']],
  [97, 'x-trace-id, trust in callers, nothing for providers'],
  [99, 'lost spans and failed exports are counted', [`${SDK}/collect.test.ts`, 'counts dropped spans']],
  [100, 'lines of the log carry their trace; they go out on demand'],
  [101, 'the variables of OpenTelemetry', [`${GATEWAY}/otel-variables.test.ts`, 'with the variables of OpenTelemetry']],
  [102, 'content is captured on demand only'],
  [103, 'the Collector minds its memory, and batches', [SETTINGS, 'minds its memory first']],
  [104, 'dashboards have variables and links', [DASHBOARDS, 'asks the data source that is chosen']],
  [105, 'recording rules and budgets', [ALERTS, 'every alert']],
  [106, 'the attributes of the anatomy of a trace'],
  [107, 'lines about authentication, never a key'],
  [108, 'the manifest for Kubernetes', ['observability/test/kubernetes.test.ts', 'names the Collector']],
  [109, 'isartor_semantic_false_hit_ratio'],
  [110, 'further metrics'],
];

const PENDING: readonly (readonly [number: number, statement: string, pending: string])[] = [
  [23, 'layer2_slm', ROUTER],
  [24, 'l2_classify_intent', ROUTER],
  [25, 'layer2_5_context_optimizer', OPTIMIZER],
  [26, 'x-isartor-context-optimized', OPTIMIZER],
  [38, 'decisions of the proxy are counted', 'waits for the CONNECT proxy'],
  [73, 'traces are found by router.decision', ROUTER],
  [74, 'the anatomy of a prompt that was answered locally', ROUTER],
  [98, 'offline mode refuses an endpoint outside', 'waits for offline mode; the test of endpoints is there'],
];

/** Everything that must hold, by its number. */
export const CHECKS: readonly Check[] = [
  ...SEEN.map(([number, statement, ...proof]): Check => ({ number, statement, ...(proof.length > 0 && { proof }) })),
  ...PENDING.map(([number, statement, pending]): Check => ({ number, statement, pending })),
].sort((one, other) => one.number - other.number);
