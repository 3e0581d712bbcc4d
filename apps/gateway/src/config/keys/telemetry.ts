import { z } from 'zod';
import type { KeyTable } from '../key-definition.js';
import { withScheme } from '../otel/variable-readers.js';
import { PARTS } from '../parts.js';
import { contentOnSpans, genAiOptIn, httpOptIn } from '../schemas/convention-choices.js';
import { httpUrl } from '../schemas/http-url.js';

export const TELEMETRY_KEYS = {
  enable_monitoring: {
    schema: z.boolean().default(false).describe('Send traces and metrics by OpenTelemetry (OTLP).'),
    needsRestart: true,
  },
  otel_exporter_endpoint: {
    schema: httpUrl
      .default('http://localhost:4317')
      .describe('The collector that receives them: http:// is plaintext, https:// is TLS.'),
    needsRestart: true,
    aliases: [
      {
        variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
        standard: true,
        read: (text, environment) => withScheme(text, environment.OTEL_EXPORTER_OTLP_INSECURE),
      },
      { variable: 'OTEL_EXPORTER_ENDPOINT' },
    ],
  },
  otel_http_semconv: {
    schema: z
      .enum(['http', 'http/dup'])
      .optional()
      .describe('Attribute names of HTTP spans: stable only (http), both (http/dup). Not set: reference and stable.'),
    aliases: [{ variable: 'OTEL_SEMCONV_STABILITY_OPT_IN', standard: true, read: httpOptIn }],
    example: '"http/dup"',
  },
  otel_gen_ai_semconv: {
    schema: z
      .enum(['gen_ai_latest_experimental'])
      .optional()
      .describe('Measure tokens by the GenAI conventions that are still moving. Not set: by those of v1.41.'),
    aliases: [{ variable: 'OTEL_SEMCONV_STABILITY_OPT_IN', standard: true, read: genAiOptIn }],
    example: '"gen_ai_latest_experimental"',
  },
  otel_trust_incoming_trace: {
    schema: z
      .enum(['true', 'link', 'ignore'])
      .default('true')
      .describe("Continue a caller's trace, start a new one with a link to it, or take no notice."),
  },
  otel_logs: {
    schema: z.boolean().default(false).describe('Send the log by OTLP as well, while monitoring is on.'),
    needsRestart: true,
  },
  capture_content: {
    schema: z
      .boolean()
      .default(false)
      .describe('Put prompts and answers into the spans of calls, secrets masked, 4096 characters at most.'),
    aliases: [{ variable: 'OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT', standard: true, read: contentOnSpans }],
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
