import { describe, expect, it } from 'vitest';
import { createLogFilter } from './log-filter.js';

describe('[6] [7] the log filter', () => {
  it.each([
    ['info,h2=warn,hyper=warn,tower=warn', 'isartor', 'info'],
    ['info,h2=warn,hyper=warn,tower=warn', 'tower_http', 'warn'],
    ['isartor=info', 'isartor', 'info'],
    ['isartor=info', 'tower_http', 'error'],
    ['isartor=debug,tower_http=trace', 'isartor', 'debug'],
    ['isartor=debug,tower_http=trace', 'tower_http', 'trace'],
    ['warn,isartor', 'isartor', 'trace'],
    ['off', 'isartor', 'silent'],
    ['isartor=0', 'isartor', 'silent'],
    ['2,isartor=4', 'isartor', 'debug'],
    ['2,isartor=4', 'tower_http', 'warn'],
    ['debug,nobody=off', 'isartor', 'debug'],
    [' INFO , isartor = WARN ', 'isartor', 'warn'],
  ])('%j prints %s from %s', (directives, target, level) => {
    expect(createLogFilter(directives).levelOf(target)).toBe(level);
  });
});
