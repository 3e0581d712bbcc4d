import { type LoggerOptions, stdTimeFunctions } from 'pino';

/** Names under which a secret would be logged, if it ever were. */
const SECRET_FIELDS = [
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-isartor-key',
  'x-api-key',
  'x-goog-api-key',
  'api_key',
  'apiKey',
  'key',
  'password',
  'secret',
  'token',
];

/** As they are, in an object such as `headers`, and one level below that. */
const redacted = SECRET_FIELDS.flatMap((name) => {
  const step = `["${name}"]`;
  return [step, `*${step}`, `*.*${step}`];
});

/** How lines are written: levels as words, times as ISO 8601, nothing of the process, and no field that is a secret's. */
export const pinoOptions = {
  base: null,
  level: 'trace',
  timestamp: stdTimeFunctions.isoTime,
  formatters: { level: (label: string) => ({ level: label }) },
  redact: { paths: redacted, censor: '[redacted]' },
} satisfies LoggerOptions;
