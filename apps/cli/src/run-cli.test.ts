import { afterAll, describe, expect, it } from 'vitest';
import { createCliFixture } from '../test/cli-fixture.js';

const { run, remove } = createCliFixture();
afterAll(remove);

describe('isartor', () => {
  it.each([[[]], [['--help']], [['-h']], [['help']]])('tells a stranger what it is, given %j', async (commandLine) => {
    const { exitCode, output, errorOutput } = await run(commandLine);
    expect([exitCode, errorOutput]).toEqual([0, '']);
    expect(output).toMatch(/^Isartor is a prompt firewall/);
    expect(output).toContain('Usage: isartor <command> [flags]');
    for (const word of ['init', 'config', 'Examples:', 'Documentation:']) expect(output).toContain(word);
    expect(Math.max(...output.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it.each([[['init', '--help']], [['init', '-h']], [['help', 'init']], [['--help', 'init']]])(
    'explains a command, given %j',
    async (commandLine) => {
      const { exitCode, output } = await run(commandLine);
      expect(exitCode).toBe(0);
      expect(output).toContain('Usage: isartor init [flags]');
      expect(output).toMatch(/--config FILE {2}\S/);
      expect(output).toMatch(/--force {8}\S/);
    },
  );

  it.each([[['--version']], [['-v']], [['version']]])('tells its version, given %j', async (commandLine) => {
    expect(await run(commandLine)).toEqual({
      exitCode: 0,
      output: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      errorOutput: '',
    });
  });

  it.each([
    [['confg'], 'Unknown command confg; did you mean config?'],
    [['help', 'inti'], 'Unknown command inti; did you mean init?'],
    [['--hepl'], 'Unknown flag --hepl; did you mean --help?'],
    [['config', '--jsn'], 'Unknown flag --jsn; did you mean --json?'],
    [['init', '-f'], 'Unknown flag -f; did you mean --force?'],
    [['config', '--no-json'], 'Unknown flag --no-json; did you mean --json?'],
    [['config', '--json=yes'], 'The flag --json takes no value'],
    [['config', '--config'], 'The flag --config needs a value'],
    [['config', '--config', '--json'], 'The flag --config needs a value'],
    [['config', '--config='], 'The flag --config needs a value'],
    [['config', '--set', 'cache_ttl_secs'], 'The flag --set needs KEY=VALUE'],
    [['init', 'here'], '"isartor init" does not take the argument "here"'],
  ])('refuses %j with exit code 2', async (commandLine, sentence) => {
    const { exitCode, output, errorOutput } = await run(commandLine);
    expect([exitCode, output]).toEqual([2, '']);
    expect(errorOutput).toContain(sentence);
    expect(errorOutput).toContain('See: isartor --help');
  });
});
