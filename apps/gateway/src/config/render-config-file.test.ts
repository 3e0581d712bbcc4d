import { describe, expect, it } from 'vitest';
import { load } from '../../test/harness/load-fixture.js';
import { CONFIG_KEYS } from './key-table.js';
import { renderConfigFile } from './render-config-file.js';

const SETTING = /^(?:# )?([a-z][\w.]*) = (.*)$/;
const settings = renderConfigFile()
  .split('\n')
  .flatMap((line) => SETTING.exec(line)?.slice(1, 3).join(' = ') ?? []);

describe('the file of isartor init', () => {
  it('chooses the disk, and changes nothing else as it is', () => {
    const changed = { path: 'cache_backend', value: 'lmdb', source: 'isartor.toml', needsRestart: true };
    const expected = load({ toml: '' }).values.map((value) => (value.path === changed.path ? changed : value));
    expect(load({ toml: renderConfigFile() }).values).toEqual(expected);
  });

  it('lists every key that this version can act on, and no other', () => {
    const built = [...CONFIG_KEYS].filter(([, { part }]) => part === undefined).map(([path]) => path);
    expect(settings.map((setting) => setting.split(' = ', 1)[0])).toEqual(built);
  });

  it('is valid with any one line taken into use, and with all', () => {
    for (const toml of [...settings, settings.join('\n')]) expect(load({ toml }).warnings).toEqual([]);
  });

  it('shows the defaults, where there are any', () => {
    const shown = new Map(load({ toml: settings.join('\n') }).values.map(({ path, value }) => [path, value]));
    const examples = [...CONFIG_KEYS].flatMap(([path, { example, firstChoice }]) =>
      example === undefined && firstChoice === undefined ? [] : path,
    );
    for (const { path, value } of load().values) {
      if (!examples.includes(path) && path !== 'data_dir') expect([path, shown.get(path)]).toEqual([path, value]);
    }
  });

  it('has no line that needs scrolling', () => {
    expect(
      Math.max(
        ...renderConfigFile()
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(110);
  });
});
