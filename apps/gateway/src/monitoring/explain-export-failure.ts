import type { SignalRoute } from './telemetry-plan.js';

/** Why an export failed, and what to do about it. */
export interface ExportFailure {
  readonly cause: string;
  readonly fix: string;
}

type Where = Pick<SignalRoute, 'endpoint' | 'protocol'>;

/** How exporters word a failure, and what is behind it; the first that fits. */
const CAUSES: readonly (readonly [words: RegExp, explain: (where: Where) => ExportFailure])[] = [
  [
    /ECONNREFUSED/,
    ({ endpoint }) => ({
      cause: `Nothing listens at ${endpoint}`,
      fix: 'Start the collector, or correct otel_exporter_endpoint: OTLP by gRPC is port 4317, by HTTP 4318',
    }),
  ],
  [
    /ENOTFOUND|EAI_AGAIN|Name resolution failed/i,
    ({ endpoint }) => ({
      cause: `The host of ${endpoint} has no address here`,
      fix: 'Names such as otel-collector exist within one Compose project or cluster only; outside it is localhost',
    }),
  ],
  [
    /wrong version number|packet length too long|EPROTO/i,
    ({ endpoint }) => ({
      cause: `What listens at ${endpoint} speaks plaintext, not TLS`,
      fix: 'Write http:// in place of https:// in otel_exporter_endpoint',
    }),
  ],
  [
    /certificate|self.signed|CERT_|UNABLE_TO_VERIFY/i,
    ({ endpoint }) => ({
      cause: `The certificate of ${endpoint} is not trusted`,
      fix: 'Name the authority that signed it in OTEL_EXPORTER_OTLP_CERTIFICATE',
    }),
  ],
  [
    /UNAUTHENTICATED|PERMISSION_DENIED|\b40[13]\b|Unauthorized|Forbidden/i,
    ({ endpoint }) => ({
      cause: `${endpoint} does not take what is sent without (other) credentials`,
      fix: 'Give them in OTEL_EXPORTER_OTLP_HEADERS, percent-encoded: Authorization=Basic%20...',
    }),
  ],
  [
    /UNIMPLEMENTED|\b40[45]\b|\b415\b|Not Found|Not Allowed|Unsupported Media|Parse Error|Expected HTTP|Protocol error|ERR_HTTP2|RST_STREAM/i,
    ({ endpoint, protocol }) => ({
      cause: `What listens at ${endpoint} does not take OTLP by ${protocol ?? 'this protocol'}`,
      fix: 'gRPC is port 4317; for 4318 and for paths such as /v1/traces set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf',
    }),
  ],
  [
    /RESOURCE_EXHAUSTED|\b429\b|Too Many/i,
    ({ endpoint }) => ({
      cause: `${endpoint} takes no more for now`,
      fix: "Look at the collector's memory_limiter and at the limits of what is behind it",
    }),
  ],
  [
    /DEADLINE_EXCEEDED|time(?:d)?[ -]?out|ETIMEDOUT|no export ended/i,
    ({ endpoint }) => ({
      cause: `${endpoint} does not answer in time`,
      fix: 'Look for a firewall, or for a collector that hangs: its own log and its debug exporter tell',
    }),
  ],
];

/** Names the cause of a failed export by the words of its error; the words themselves where they are not known. */
export function explainExportFailure(error: string, where: Where): ExportFailure {
  const known = CAUSES.find(([words]) => words.test(error));
  return known?.[1](where) ?? { cause: error, fix: 'See the log of the collector' };
}
