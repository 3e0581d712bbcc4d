import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DashboardFile, dashboardFileNames, dashboardFiles } from '../src/dashboard-files.js';
import { DASHBOARDS } from '../src/dashboards/dashboards.js';
import { DOCKER } from '../src/docker-folder.js';
import { renderDashboard } from '../src/grafana/dashboard.js';
import { REFERENCE_QUERIES } from '../src/reference-queries.js';

/** `npx vitest run -u` writes them. */
describe('the files in docker/grafana/dashboards', () => {
  it.each(DASHBOARDS.map((dashboard) => [dashboard.uid, dashboard] as const))(
    '%s is what is made here',
    async (uid, dashboard) => {
      const text = `${JSON.stringify(renderDashboard(dashboard), undefined, 2)}\n`;
      await expect(text).toMatchFileSnapshot(join(DOCKER, 'grafana', 'dashboards', `${uid}.json`));
    },
  );

  it('are no more than these', () => {
    expect(dashboardFileNames()).toEqual(DASHBOARDS.map(({ uid }) => `${uid}.json`).sort());
  });
});

describe.each(dashboardFiles().map((file) => [file.uid, file] as const))('%s', (_uid, dashboard) => {
  it('has ids of its own and a version that Grafana migrates from', () => {
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(dashboard.schemaVersion).toBe(39);
  });

  it('asks the data source that is chosen at the top', () => {
    expect(dashboard.templating.list[0]).toMatchObject({ type: 'datasource', name: 'datasource', query: 'prometheus' });
    const sources = [...JSON.stringify(dashboard).matchAll(/"datasource":\{"type":"prometheus","uid":"([^"]*)"\}/g)];
    expect(sources.length).toBeGreaterThan(dashboard.panels.length / 2);
    expect(new Set(sources.map(([, uid]) => uid))).toEqual(new Set(['$' + '{datasource}']));
  });

  it('uses no variable that it does not have', () => {
    const used = [...JSON.stringify(dashboard.panels).matchAll(/\$\{?([a-z]\w*)/g)].map(([, name]) => name);
    const known = new Set(dashboard.templating.list.map(({ name }) => name));
    expect(used.filter((name) => name !== undefined && !known.has(name))).toEqual([]);
  });

  it('has every panel in a place of its own', () => {
    expect(overlaps(dashboard)).toEqual([]);
  });

  it('says of every panel what it shows', () => {
    const bare = dashboard.panels.filter(({ type, description = '' }) => type !== 'row' && description.length < 10);
    expect(bare.map(({ title }) => title)).toEqual([]);
  });
});

describe('the home dashboard', () => {
  const panels = dashboardFiles().find(({ uid }) => uid === 'isartor-gateway')?.panels ?? [];
  it.each(REFERENCE_QUERIES.filter(({ use }) => use === 'panel').map(({ name, expr }) => [name, expr]))(
    'has the panel "%s", and the query of the documentation beside its own',
    (name, expr) => {
      const panel = panels.find(({ title }) => title === name);
      expect(panel?.description).toContain(`\`${expr}\``);
      expect(panel?.targets?.length).toBeGreaterThan(0);
    },
  );
});

/** Pairs of panels that lie on each other, and panels that stick out. */
function overlaps({ panels }: DashboardFile): readonly string[] {
  return panels.flatMap(({ title, gridPos: one }, index) => {
    const below = panels.slice(index + 1).filter(({ gridPos: other }) => {
      const beside = one.x + one.w <= other.x || other.x + other.w <= one.x;
      return !beside && one.y + one.h > other.y && other.y + other.h > one.y;
    });
    return [...below.map((other) => `${title} / ${other.title}`), ...(one.x + one.w > 24 ? [title] : [])];
  });
}
