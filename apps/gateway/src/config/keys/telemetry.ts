import { z } from 'zod';
import type { KeyTable } from '../key-definition.js';
import { PARTS } from '../parts.js';
import { httpUrl } from '../schemas/http-url.js';

export const TELEMETRY_KEYS = {
  enable_monitoring: {
    schema: z.boolean().default(false).describe('Send traces and metrics by OpenTelemetry (OTLP over gRPC).'),
    needsRestart: true,
  },
  otel_exporter_endpoint: {
    schema: httpUrl.default('http://localhost:4317').describe('The collector that receives them.'),
    needsRestart: true,
    aliases: [{ variable: 'OTEL_EXPORTER_OTLP_ENDPOINT', standard: true }, { variable: 'OTEL_EXPORTER_ENDPOINT' }],
  },
  otel_http_semconv: {
    schema: z
      .enum(['http', 'http/dup'])
      .optional()
      .describe('Attribute names of HTTP spans: stable only (http), both (http/dup). Not set: reference and stable.'),
    part: PARTS.httpConventions,
  },
  otel_trust_incoming_trace: {
    schema: z
      .enum(['true', 'link', 'ignore'])
      .default('true')
      .describe("Continue a caller's trace, start a new one with a link to it, or take no notice."),
    part: PARTS.traceTrust,
  },
  otel_logs: {
    schema: z.boolean().default(false).describe('Send the log by OTLP as well.'),
    part: PARTS.otlpLogs,
  },
  capture_content: {
    schema: z.boolean().default(false).describe('Put prompts and answers into spans.'),
    part: PARTS.contentCapture,
  },
  enable_request_logs: {
    schema: z.boolean().default(false).describe('Write every request and its answer to a file, secrets removed.'),
    part: PARTS.requestLog,
  },
  request_log_path: {
    schema: z.string().default('~/.isartor/request_logs').describe('Folder of the request log.'),
    path: true,
    part: PARTS.requestLog,
  },
} satisfies KeyTable;
