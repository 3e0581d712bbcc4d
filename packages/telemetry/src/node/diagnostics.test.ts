import { describe, expect, it } from 'vitest';
import { diagnosticsTo, rateLimited } from './diagnostics.js';

function recorder() {
  const lines: unknown[] = [];
  return {
    lines,
    logger: {
      warn: (fields: object, message: string) => void lines.push(['warn', message, fields]),
      error: (fields: object, message: string) => void lines.push(['error', message, fields]),
    },
  };
}

describe('rateLimited', () => {
  it('passes on one line a minute for each message, and says how many it kept back', () => {
    const { lines, logger } = recorder();
    let now = 0;
    const limited = rateLimited(logger, () => now);
    for (const at of [0, 1000, 59_999, 60_000, 61_000]) {
      now = at;
      limited.warn({ at }, 'export failed');
    }
    limited.error({}, 'something else');
    expect(lines).toEqual([
      ['warn', 'export failed', { at: 0 }],
      ['warn', 'export failed', { at: 60_000, repeated: 2 }],
      ['error', 'something else', {}],
    ]);
  });

  it('takes messages that differ in numbers only for one', () => {
    const { lines, logger } = recorder();
    const limited = rateLimited(logger, () => 0);
    limited.warn({}, 'timed out after 10001 ms');
    limited.warn({}, 'timed out after 10002 ms');
    expect(lines).toHaveLength(1);
  });

  it('forgets the oldest messages rather than grow', () => {
    const { lines, logger } = recorder();
    const limited = rateLimited(logger, () => 0);
    limited.warn({}, 'first');
    for (const letter of 'abcdefghij') {
      for (const other of 'abcdefghij') limited.warn({}, letter + other);
    }
    limited.warn({}, 'first');
    expect(lines.filter((line) => JSON.stringify(line).includes('first'))).toHaveLength(2);
  });
});

describe('diagnosticsTo', () => {
  it('passes on warnings and errors with their details cut short', () => {
    const { lines, logger } = recorder();
    const diagnostics = diagnosticsTo(logger);
    diagnostics.error('broken', new Error('why'), 'x'.repeat(10_000));
    diagnostics.warn('odd');
    diagnostics.info('nothing');
    diagnostics.debug('nothing');
    diagnostics.verbose('nothing');
    expect(lines).toEqual([
      ['error', 'OpenTelemetry: broken', { details: ['Error: why', 'x'.repeat(500)] }],
      ['warn', 'OpenTelemetry: odd', {}],
    ]);
  });
});
