import { type ExportTrial, explainExportFailure, loadConfig, type SignalTrial, tryExport } from '@isartor/gateway';
import { type ArgsDef, parseArgs } from 'citty';
import type { CliCommand } from '../cli-command.js';
import type { CliContext } from '../cli-context.js';
import { CONFIG_FLAGS, readConfigArguments } from '../config-flags.js';
import { UsageError } from '../usage-error.js';

const ARGS = {
  action: { type: 'positional', required: false, description: 'test: send a span and a metric' },
  config: CONFIG_FLAGS.config,
  set: CONFIG_FLAGS.set,
  json: { type: 'boolean', description: 'Print JSON' },
} as const satisfies ArgsDef;

/** `isartor telemetry test`: sends a span and a metric as the gateway would, and says what became of them. */
export function createTelemetryCommand({ environment, print, printError }: CliContext): CliCommand {
  return {
    name: 'telemetry',
    summary: 'Send a span and a metric, and see whether they arrive',
    args: ARGS,
    examples: [['isartor telemetry test', 'Send a span and a metric to the configured collector']],
    async run(rawArguments) {
      const { action, json } = parseArgs<typeof ARGS>(rawArguments, ARGS);
      if (action !== 'test') throw new UsageError('"isartor telemetry" needs to know what to do: test');
      const loaded = loadConfig({ ...environment, ...readConfigArguments(rawArguments) });
      for (const warning of loaded.warnings) printError(`Warning: ${warning}\n`);
      const trial = await tryExport(loaded);
      print(json ? `${JSON.stringify(trial, undefined, 2)}\n` : renderTrial(trial));
      const failed = trial.signals.filter(({ outcome }) => outcome === 'failed').map(({ signal }) => signal);
      if (failed.length > 0) throw new Error(`Not arrived: ${failed.join(', ')}`);
    },
  };
}

function renderTrial({ signals, traceId, off }: ExportTrial): string {
  const lines = signals.flatMap(renderSignal);
  const trace = signals.some(({ signal, outcome }) => signal === 'traces' && outcome === 'arrived')
    ? [`The trace is ${traceId}, of one span: isartor_telemetry_test`]
    : [];
  const note = off === undefined ? [] : [`The gateway itself sends nothing: ${off}`];
  return `${[...lines, ...trace, ...note].join('\n')}\n`;
}

function renderSignal(trial: SignalTrial): readonly string[] {
  const { signal, outcome, exporter, endpoint, protocol, from, error = '' } = trial;
  const where = exporter === 'otlp' ? `${endpoint} by ${protocol} (${from})` : `${exporter} (${from})`;
  const line = `${signal.padEnd(8)} ${outcome.padEnd(9)} ${where}`;
  if (outcome !== 'failed') return [line];
  const { cause, fix } = explainExportFailure(error, trial);
  return [line, `         ${cause}`, `         ${fix}`, ...(cause === error ? [] : [`         (${error})`])];
}
