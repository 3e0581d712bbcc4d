import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DOCKER, readDocker } from './docker-folder.js';

const FOLDER = join('grafana', 'dashboards');

const Panel = z.looseObject({
  id: z.number(),
  type: z.string(),
  title: z.string(),
  description: z.string().optional(),
  gridPos: z.strictObject({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
  targets: z.array(z.looseObject({ refId: z.string(), expr: z.string() })).optional(),
});

const DashboardFile = z.looseObject({
  id: z.null(),
  uid: z.string(),
  title: z.string(),
  schemaVersion: z.number(),
  templating: z.looseObject({ list: z.array(z.looseObject({ name: z.string(), type: z.string() })) }),
  panels: z.array(Panel),
});

export type DashboardFile = z.infer<typeof DashboardFile>;

/** The names of the files that Grafana reads. */
export const dashboardFileNames = (): readonly string[] => readdirSync(join(DOCKER, FOLDER)).sort();

/** Every dashboard as it is in its file. */
export function dashboardFiles(): readonly DashboardFile[] {
  return dashboardFileNames().map((name) => DashboardFile.parse(JSON.parse(readDocker(join(FOLDER, name)))));
}

/** One query of a panel. */
export interface PanelQuery {
  /** `dashboard / panel / letter`. */
  readonly where: string;
  readonly expr: string;
}

/** Every query of every dashboard, as Prometheus gets it: variables have their defaults. */
export function panelQueries(): readonly PanelQuery[] {
  return dashboardFiles().flatMap(({ uid, panels }) =>
    panels.flatMap(({ title, targets = [] }) =>
      targets.map(({ refId, expr }) => ({ where: `${uid} / ${title} / ${refId}`, expr: withDefaults(expr) })),
    ),
  );
}

function withDefaults(expr: string): string {
  return expr
    .replaceAll('$__rate_interval', '1m')
    .replaceAll('$__range', '1h')
    .replaceAll('$price_per_1k', '0.01')
    .replaceAll(/"\$\w+"/g, '".*"');
}
