import { type ArgsDef, parseArgs } from 'citty';
import { findGateway, GATEWAY_FLAGS, type RunningGateway } from '../cache/gateway-flags.js';
import type { CliContext } from '../cli-context.js';
import { UsageError } from '../usage-error.js';

/** What `isartor explain` takes. */
export const EXPLAIN_ARGS = {
  prompt: { type: 'positional', required: false, description: 'The question, in quotes' },
  file: { type: 'string', valueHint: 'FILE', description: 'A whole request in place of it, as JSON; - is a pipe' },
  dialect: {
    type: 'string',
    valueHint: 'NAME',
    description: 'Of the request: openai, responses, anthropic, gemini or native; else by its looks',
  },
  model: { type: 'string', valueHint: 'MODEL', description: 'The model that the question is for' },
  json: { type: 'boolean', description: 'Print JSON' },
  'gateway-url': { ...GATEWAY_FLAGS.url },
  'gateway-api-key': { ...GATEWAY_FLAGS['gateway-key'] },
  config: GATEWAY_FLAGS.config,
  set: GATEWAY_FLAGS.set,
} as const satisfies ArgsDef;

/** A command line that was understood. */
export interface ExplainCommandLine {
  readonly gateway: RunningGateway;
  readonly json: boolean;
  /** A question, or where a whole request is. */
  readonly asked:
    | { readonly prompt: string; readonly model: string | undefined }
    | { readonly file: string; readonly dialect: string | undefined };
}

/** @throws UsageError for a command line that names no request, or two; Error where no gateway is known. */
export function readExplainCommandLine(
  rawArguments: string[],
  environment: CliContext['environment'],
): ExplainCommandLine {
  const { prompt, file, dialect, model, json } = parseArgs<typeof EXPLAIN_ARGS>(rawArguments, EXPLAIN_ARGS);
  if ((prompt === undefined) === (file === undefined))
    throw new UsageError('"isartor explain" needs a question, or a whole request by --file');
  if (prompt !== undefined && dialect !== undefined)
    throw new UsageError('"isartor explain" takes --dialect with --file only: a question has none');
  if (file !== undefined && model !== undefined)
    throw new UsageError('"isartor explain" takes --model with a question only: a request names its own');
  return {
    gateway: findGateway(rawArguments, environment, { url: 'gateway-url', key: 'gateway-api-key' }),
    json: json === true,
    asked: prompt === undefined ? { file: file ?? '-', dialect } : { prompt, model },
  };
}
