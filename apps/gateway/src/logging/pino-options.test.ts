import { pino } from 'pino';
import { expect, it } from 'vitest';
import { pinoOptions } from './pino-options.js';

/** The lines that `write` leaves behind. */
function written(write: (log: ReturnType<typeof pino>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(pino(pinoOptions, { write: (line) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('[100] lines name their level in a word and their time by ISO 8601', () => {
  const [line] = written((log) => log.warn({ code: 'x' }, 'Careful'));
  expect(line).toEqual({
    level: 'warn',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    code: 'x',
    msg: 'Careful',
  });
});

it('[100] fields that would hold a secret do not', () => {
  const headers = { authorization: 'Bearer canary', cookie: 'canary', 'x-api-key': 'canary', accept: '*/*' };
  const lines = written((log) => {
    log.info(headers, 'Flat');
    log.info({ headers, api_key: 'canary', provider: 'openai' }, 'In an object');
    log.info({ request: { headers } }, 'Deeper');
    log.child({ target: 'isartor' }).info({ apiKey: 'canary', password: 'canary' }, 'In a child');
  });
  expect(JSON.stringify(lines)).not.toContain('canary');
  expect(lines[1]).toMatchObject({ headers: { authorization: '[redacted]', accept: '*/*' }, provider: 'openai' });
});
