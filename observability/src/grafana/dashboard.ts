import type { Panel } from './panel.js';
import { renderPanel } from './render-panel.js';
import { DATASOURCE_VARIABLE, type Variable } from './variable.js';

/** A heading and the panels below it. */
export interface Section {
  readonly heading: string;
  readonly panels: readonly Panel[];
}

export interface Dashboard {
  /** Also the name of its file. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly variables: readonly Variable[];
  readonly sections: readonly Section[];
}

const COLUMNS = 24;

/** A dashboard as Grafana provisions it from a file. */
export function renderDashboard({ uid, title, description, variables, sections }: Dashboard): object {
  return {
    id: null,
    uid,
    title,
    description,
    tags: ['isartor'],
    schemaVersion: 39,
    version: 1,
    editable: true,
    graphTooltip: 1,
    refresh: '10s',
    time: { from: 'now-1h', to: 'now' },
    timezone: 'browser',
    annotations: { list: [] },
    links: [OTHER_DASHBOARDS],
    templating: { list: [DATASOURCE_VARIABLE, ...variables].map(({ rendered }) => rendered) },
    panels: placed(sections),
  };
}

const OTHER_DASHBOARDS = {
  type: 'dashboards',
  title: 'Isartor',
  tags: ['isartor'],
  asDropdown: true,
  includeVars: true,
  keepTime: true,
  targetBlank: false,
};

/** Panels fill the columns from left to right; a section begins a new line. */
function placed(sections: readonly Section[]): readonly object[] {
  const rendered: object[] = [];
  let y = 0;
  for (const { heading, panels } of sections) {
    rendered.push({
      id: rendered.length + 1,
      type: 'row',
      title: heading,
      collapsed: false,
      panels: [],
      gridPos: row(y),
    });
    y += 1;
    let x = 0;
    let lineHeight = 0;
    for (const panel of panels) {
      if (x + panel.width > COLUMNS) {
        x = 0;
        y += lineHeight;
        lineHeight = 0;
      }
      rendered.push(renderPanel(panel, { id: rendered.length + 1, x, y }));
      x += panel.width;
      lineHeight = Math.max(lineHeight, panel.height);
    }
    y += lineHeight;
  }
  return rendered;
}

const row = (y: number) => ({ x: 0, y, w: COLUMNS, h: 1 });
