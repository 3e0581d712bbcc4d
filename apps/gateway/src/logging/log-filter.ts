/** Levels by severity; `off` lets nothing through. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Which level each target of the log is printed from. */
export interface LogFilter {
  levelOf(target: string): LogLevel;
}

/** Levels by the names that directives use, the numbers of RUST_LOG included. */
const LEVELS: Readonly<Record<string, LogLevel>> = {
  trace: 'trace',
  debug: 'debug',
  info: 'info',
  warn: 'warn',
  error: 'error',
  off: 'silent',
  0: 'silent',
  1: 'error',
  2: 'warn',
  3: 'info',
  4: 'debug',
  5: 'trace',
};

/**
 * Reads directives in the grammar of RUST_LOG (`info,isartor=debug`): the longest target that is a prefix wins, a
 * bare level is for everything else, a bare target prints all it has. What names no target of ours changes nothing.
 */
export function createLogFilter(directives: string): LogFilter {
  const byTarget = new Map<string, LogLevel>();
  for (const directive of directives.split(',')) {
    const [first = '', second] = directive.split('=', 2).map((part) => part.trim().toLowerCase());
    if (second !== undefined) byTarget.set(first, LEVELS[second] ?? 'trace');
    else if (LEVELS[first] !== undefined) byTarget.set('', LEVELS[first]);
    else if (first !== '') byTarget.set(first, 'trace');
  }
  return {
    levelOf(target) {
      let best: [string, LogLevel] = ['', 'error'];
      for (const one of byTarget) if (target.startsWith(one[0]) && one[0].length >= best[0].length) best = one;
      return best[1];
    },
  };
}
