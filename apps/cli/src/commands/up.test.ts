import { afterAll, describe, expect, it } from 'vitest';
import { createCliFixture } from '../../test/cli-fixture.js';

const { run, remove } = createCliFixture();
afterAll(remove);

describe('isartor up', () => {
  it('does not start without a provider that can answer, and says how to get one', async () => {
    const { exitCode, output, errorOutput } = await run(['up']);
    expect([exitCode, output]).toEqual([1, '']);
    expect(errorOutput).toContain('The provider "openai" needs a key');
    expect(errorOutput).toContain('isartor up --demo');
  });

  it('does not start with a configuration that is not valid', async () => {
    const { exitCode, errorOutput } = await run(['up', '--demo', '--host-port', 'nowhere']);
    expect(exitCode).toBe(1);
    expect(errorOutput).toContain('host_port = "nowhere" (--host-port): must be host:port');
  });
});
