import { findOwnGateway, type LoadedConfig, loadConfig } from '@isartor/gateway';
import { type ArgsDef, parseArgs } from 'citty';
import type { CliCommand } from '../cli-command.js';
import type { CliContext } from '../cli-context.js';
import { CONFIG_FLAGS, readConfigArguments } from '../config-flags.js';
import { checkGateway, checkTraffic } from '../doctor/check-gateway.js';
import { checkCollector, checkExports, checkSwitch } from '../doctor/check-monitoring.js';
import { checkGrafana, checkPrometheus, type StackPart } from '../doctor/check-stack.js';
import { type Finding, renderFindings } from '../doctor/finding.js';
import { UsageError } from '../usage-error.js';

const ARGS = {
  'gateway-url': { type: 'string', valueHint: 'URL', description: 'The gateway, in place of the configured one' },
  'prometheus-url': { type: 'string', valueHint: 'URL', description: 'Default: http://localhost:9090, if it is there' },
  'grafana-url': { type: 'string', valueHint: 'URL', description: 'Default: http://localhost:3000, if it is there' },
  config: CONFIG_FLAGS.config,
  set: CONFIG_FLAGS.set,
  json: { type: 'boolean', description: 'Print JSON' },
} as const satisfies ArgsDef;

/** `isartor doctor`: looks at the way from the gateway to the dashboards, and names what is wrong and what to do. */
export function createDoctorCommand({ environment, print }: CliContext): CliCommand {
  return {
    name: 'doctor',
    summary: 'Find out why there are no traces, no metrics or empty panels',
    args: ARGS,
    examples: [['isartor doctor', 'Look at gateway, collector, Prometheus and Grafana']],
    async run(rawArguments) {
      const flags = parseArgs<typeof ARGS>(rawArguments, ARGS);
      const sources = { ...environment, ...readConfigArguments(rawArguments) };
      const loaded = loadConfig(sources);
      const url = addressOf('gateway-url', flags['gateway-url']) ?? findOwnGateway(sources).url;
      const findings = [
        checkConfiguration(loaded),
        ...(await checkTelemetry(loaded, url)),
        ...(await checkPrometheus(partOf('prometheus-url', flags['prometheus-url'], 'http://localhost:9090'))),
        await checkGrafana(partOf('grafana-url', flags['grafana-url'], 'http://localhost:3000')),
      ];
      print(flags.json ? `${JSON.stringify({ findings }, undefined, 2)}\n` : renderFindings(findings));
      const wrong = findings.filter(({ state }) => state === 'wrong').length;
      if (wrong > 0) throw new Error(wrong === 1 ? 'One thing is wrong' : `${wrong} things are wrong`);
    },
  };
}

function checkConfiguration({ file, warnings }: LoadedConfig): Finding {
  const subject = 'configuration';
  const found = file === undefined ? 'Valid; there is no file, so defaults and variables hold' : `Valid: ${file}`;
  return warnings.length === 0
    ? { subject, state: 'ok', found }
    : { subject, state: 'note', found: `${found}; ${warnings.join('; ')}` };
}

async function checkTelemetry(loaded: LoadedConfig, url: string | undefined): Promise<readonly Finding[]> {
  const found = 'The configuration lets the system choose its port: name it by --gateway-url';
  const gateway = url === undefined ? undefined : await checkGateway(url);
  const running = gateway?.state;
  return [
    gateway?.finding ?? { subject: 'gateway', state: 'skipped', found },
    checkSwitch(loaded, running),
    ...(loaded.config.enableMonitoring ? await checkCollector(loaded) : []),
    ...(running === undefined ? [] : [checkExports(running), checkTraffic(running)]),
  ];
}

function addressOf(flag: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !/^https?:\/\/[^@?#]+$/i.test(text))
    throw new UsageError(`The flag --${flag} needs an address such as http://127.0.0.1:8080`);
  return new URL(text).href.replace(/\/+$/, '');
}

function partOf(flag: string, text: string | undefined, usual: string): StackPart {
  const named = addressOf(flag, text);
  return { url: named ?? usual, isNamed: named !== undefined };
}
