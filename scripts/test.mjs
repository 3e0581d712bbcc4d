// `npm test`: installs, builds and runs every suite; what did not change since it last passed is not run again.

import { reportSuites } from './lib/suite-times.mjs';
import { reportMissingBinaries } from './lib/test-binaries.mjs';
import { install, orExit, turbo } from './lib/workspace.mjs';

install();
process.env.ISARTOR_TEST_BINARIES = reportMissingBinaries();
const status = turbo([
  'build',
  'test',
  '--output-logs=new-only',
  '--concurrency=2',
  '--continue',
  '--summarize',
  ...process.argv.slice(2),
]);
reportSuites();
orExit(status);
