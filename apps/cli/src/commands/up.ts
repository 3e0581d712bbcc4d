import { checkProvider, type LoadedConfig, loadConfig, runGateway } from '@isartor/gateway';
import { renderBanner } from '../banner.js';
import type { CliCommand } from '../cli-command.js';
import type { CliContext } from '../cli-context.js';
import { CONFIG_FLAGS, readConfigArguments } from '../config-flags.js';

/** `isartor up`: runs the gateway until it is told to stop. */
export function createUpCommand({ environment, print }: CliContext): CliCommand {
  return {
    name: 'up',
    summary: 'Start the gateway',
    args: CONFIG_FLAGS,
    examples: [
      ['isartor up --demo', 'Try it without a key: a built-in provider answers'],
      ['isartor up --host-port 127.0.0.1:9000', 'Start it at another address'],
    ],
    async run(rawArguments) {
      const load = (): LoadedConfig => {
        const loaded = loadConfig({ ...environment, ...readConfigArguments(rawArguments) });
        checkProvider(loaded.config);
        return loaded;
      };
      const loaded = load();
      await runGateway({
        loaded,
        reload: load,
        onReady: (gateway) => print(renderBanner(gateway, loaded.config)),
      });
    },
  };
}
