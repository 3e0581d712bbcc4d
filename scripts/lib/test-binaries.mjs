import { spawnSync } from 'node:child_process';
import { findTestPython } from './test-python.mjs';

/** Programs that suites start themselves. A suite whose program is missing is skipped, and said to be. */
const BINARIES = ['redis-server', 'promtool'];

/**
 * Lists what is missing and returns what was found, as one word for turbo's cache: a suite that was skipped runs again
 * once its program is there. In CI nothing may be missing but Python's SDKs, which not every machine can install.
 */
export function reportMissingBinaries() {
  const found = BINARIES.filter((name) => spawnSync('which', [name]).status === 0);
  const missing = BINARIES.filter((name) => !found.includes(name));
  for (const name of missing) console.log(`${name} is not installed: suites that need it are skipped`);
  if (missing.length > 0 && process.env.CI === 'true') {
    console.error('Nothing may be skipped in CI');
    process.exit(1);
  }
  if (offerPython()) found.push('python');
  return found.join(',');
}

/** Tells suites which interpreter to start. */
function offerPython() {
  const python = findTestPython();
  const isThere = python !== undefined && spawnSync(python, ['-c', 'import anthropic, openai']).status === 0;
  if (isThere) process.env.ISARTOR_TEST_PYTHON = python;
  else {
    delete process.env.ISARTOR_TEST_PYTHON;
    console.log("Python's SDKs are not installed (node scripts/test-python.mjs): suites that need them are skipped");
  }
  return isThere;
}
