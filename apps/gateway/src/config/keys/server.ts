import { z } from 'zod';
import type { KeyTable } from '../key-definition.js';
import { hostPort, withHost, withPort } from '../schemas/host-port.js';
import { ipRange } from '../schemas/ip-range.js';
import { logDirectives } from '../schemas/log-directives.js';
import { origin } from '../schemas/origin.js';
import { wholeNumber } from '../schemas/whole-number.js';

const HOUR_MS = 3_600_000;

export const SERVER_KEYS = {
  host_port: {
    schema: hostPort
      .prefault('127.0.0.1:8080')
      .describe('Address and port to listen on. Port 0 takes any free port. 0.0.0.0 or [::] opens it to the network.'),
    needsRestart: true,
    aliases: [
      { variable: 'ISARTOR__HOST', combine: withHost },
      { variable: 'ISARTOR__PORT', combine: withPort },
    ],
  },
  data_dir: {
    schema: z.string().default('~/.isartor/data').describe('Folder for what outlives a restart; one process each.'),
    path: true,
    needsRestart: true,
  },
  log: {
    schema: logDirectives
      .default('info,h2=warn,hyper=warn,tower=warn')
      .describe('What is logged: a level, and target=level for single targets, joined by commas.'),
    needsRestart: true,
    aliases: [{ variable: 'ISARTOR_LOG' }, { variable: 'RUST_LOG' }],
  },
  demo: {
    schema: z
      .boolean()
      .default(false)
      .describe(
        'Without a key or URL of a provider, answer from a built-in one that asks no model. The flag is --demo.',
      ),
  },
  'server.max_body_bytes': {
    schema: wholeNumber(1, 1024 ** 3)
      .default(10 * 1024 ** 2)
      .describe('Largest request body accepted; a larger one is a 413.'),
  },
  'server.max_in_flight': {
    schema: wholeNumber(1, 1_000_000).default(1024).describe('Requests served at once; one more is a 503.'),
  },
  'server.header_timeout_ms': {
    schema: wholeNumber(1, HOUR_MS).default(10_000).describe('Time a client has to send its headers.'),
    needsRestart: true,
  },
  'server.body_timeout_ms': {
    schema: wholeNumber(1, HOUR_MS).default(30_000).describe('Time a client has to send its body.'),
  },
  'server.drain_timeout_secs': {
    schema: wholeNumber(0, 3600).default(30).describe('Time that running requests have to end at shutdown.'),
  },
  'server.trusted_proxies': {
    schema: z
      .array(ipRange)
      .default([])
      .describe('Proxies whose x-forwarded-for is believed, as addresses or ranges. [] believes everyone.'),
  },
  'server.allowed_origins': {
    schema: z.array(origin).default([]).describe('Web origins that may use the gateway; also the CORS list.'),
  },
  'server.metrics_public': {
    schema: z
      .boolean()
      .default(true)
      .describe(
        "Serve GET /metrics without a key; false asks for an administrator's. It holds no prompt and no secret.",
      ),
  },
} satisfies KeyTable;
