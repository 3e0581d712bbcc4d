import type { CliCommand } from './cli-command.js';
import type { CliContext } from './cli-context.js';
import { createCacheCommand } from './commands/cache.js';
import { createConfigCommand } from './commands/config.js';
import { createDoctorCommand } from './commands/doctor.js';
import { createExplainCommand } from './commands/explain.js';
import { createInitCommand } from './commands/init.js';
import { createStatsCommand } from './commands/stats.js';
import { createTelemetryCommand } from './commands/telemetry.js';
import { createUpCommand } from './commands/up.js';

/** Every command, in the order in which the help shows them. */
export function createCommands(context: CliContext): readonly CliCommand[] {
  return [
    createUpCommand(context),
    createInitCommand(context),
    createConfigCommand(context),
    createStatsCommand(context),
    createExplainCommand(context),
    createCacheCommand(context),
    createTelemetryCommand(context),
    createDoctorCommand(context),
  ];
}
