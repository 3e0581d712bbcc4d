import { explainExportFailure, type LoadedConfig, tryExport } from '@isartor/gateway';
import type { RunningState } from './check-gateway.js';
import type { Finding } from './finding.js';

const KEY = 'enable_monitoring';

/** Whether the configuration switches monitoring on, which source decided that, and whether the gateway that runs does. */
export function checkSwitch({ config, values }: LoadedConfig, running: RunningState | undefined): Finding {
  const subject = 'monitoring';
  const source = values.find(({ path }) => path === KEY)?.source ?? 'default';
  const runs = running === undefined ? undefined : running.telemetry !== 'disabled';
  if (!config.enableMonitoring) {
    const found = `${KEY} is false (${source}): no traces, no metrics, the log says "OTel disabled"`;
    const fix = 'Set ISARTOR__ENABLE_MONITORING=true; variables beat the file, and flags beat both';
    if (runs !== true) return { subject, state: 'wrong', found, fix };
    return { subject, state: 'note', found: `${KEY} is false here (${source}), but the gateway that runs has it on` };
  }
  if (runs === false) {
    const found = `${KEY} is true (${source}), but the gateway that runs was started without it`;
    return { subject, state: 'wrong', found, fix: 'Restart the gateway with this configuration and environment' };
  }
  return { subject, state: 'ok', found: `On (${source})` };
}

/** Whether what the gateway sends would arrive from here, signal by signal. */
export async function checkCollector(loaded: LoadedConfig): Promise<readonly Finding[]> {
  const { signals } = await tryExport(loaded);
  return signals.map((trial): Finding => {
    const { signal, outcome, exporter, endpoint, protocol, from, error = '' } = trial;
    if (outcome === 'not sent') return { subject: signal, state: 'skipped', found: `Not sent: ${exporter} (${from})` };
    if (outcome === 'arrived') {
      return { subject: signal, state: 'ok', found: `A test arrived at ${endpoint} by ${protocol} (${from})` };
    }
    const { cause, fix } = explainExportFailure(error, trial);
    return { subject: signal, state: 'wrong', found: `${cause} (${from})`, fix };
  });
}

/** How the exports of the gateway that runs go, by its own account. */
export function checkExports({ telemetry }: RunningState): Finding {
  const subject = 'exports';
  if (typeof telemetry !== 'object' || telemetry === null) {
    return { subject, state: 'skipped', found: 'The gateway that runs exports nothing' };
  }
  const { traces, metrics, last_error: error, dropped_spans: dropped } = telemetry as Readonly<Record<string, unknown>>;
  const counts = `traces ${String(traces)}, metrics ${String(metrics)}, ${String(dropped)} spans dropped`;
  if (traces !== 'failing' && metrics !== 'failing') return { subject, state: 'ok', found: counts };
  const { cause, fix } = explainExportFailure(String(error), {});
  return { subject, state: 'wrong', found: `${counts}; ${cause}`, fix };
}
