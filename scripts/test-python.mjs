// Installs Python's official SDKs for the suites that drive the gateway with them, outside of the repository.
// A machine that cannot have them goes without: `npm test` says which suites it skips.

import { findTestPython, installTestPython } from './lib/test-python.mjs';

const problem = findTestPython() === undefined ? installTestPython() : undefined;
if (problem !== undefined) console.error(`Python's SDKs cannot be installed: ${problem}`);
