import { fileURLToPath } from 'node:url';

/** What Node.js is given to run the built gateway. */
export const GATEWAY_COMMAND: readonly string[] = [
  fileURLToPath(new URL('../../apps/cli/dist/main.js', import.meta.url)),
  'up',
];
