import type { Panel, Query, Thresholds } from './panel.js';

/** Panels ask the data source that the dashboard's variable names. */
export const DATASOURCE = { type: 'prometheus', uid: '$' + '{datasource}' } as const;

export interface Place {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

/** A panel as Grafana reads it. */
export function renderPanel(panel: Panel, { id, x, y }: Place): object {
  const { type, title, description, width, height, links = [] } = panel;
  return {
    id,
    type,
    title,
    description,
    datasource: DATASOURCE,
    gridPos: { x, y, w: width, h: height },
    fieldConfig: { defaults: { ...defaultsOf(panel), links: links.map(linkOf) }, overrides: [] },
    options: OPTIONS[type],
    targets: panel.queries.map((query, index) => targetOf(panel, query, index)),
    ...(type === 'table' ? { transformations: [{ id: 'merge', options: {} }, columnNames(panel.queries)] } : {}),
  };
}

const OPTIONS: Readonly<Record<Panel['type'], object>> = {
  timeseries: {
    legend: { displayMode: 'table', placement: 'bottom', showLegend: true, calcs: ['mean', 'lastNotNull'] },
    tooltip: { mode: 'multi', sort: 'desc' },
  },
  stat: {
    reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
    colorMode: 'value',
    graphMode: 'area',
    justifyMode: 'auto',
    orientation: 'auto',
    textMode: 'auto',
  },
  table: { showHeader: true, cellHeight: 'sm' },
};

function defaultsOf({ type, unit, stacked = false, thresholds }: Panel): object {
  const coloured = thresholds === undefined ? {} : { color: { mode: 'thresholds' }, thresholds: stepsOf(thresholds) };
  if (type !== 'timeseries') return { unit, ...coloured };
  return {
    unit,
    min: 0,
    custom: {
      drawStyle: 'line',
      lineWidth: 1,
      fillOpacity: stacked ? 40 : 10,
      showPoints: 'never',
      spanNulls: false,
      stacking: { mode: stacked ? 'normal' : 'none', group: 'A' },
      ...(thresholds === undefined ? {} : { thresholdsStyle: { mode: 'dashed' } }),
    },
    ...(thresholds === undefined ? {} : { thresholds: stepsOf(thresholds) }),
  };
}

/** Where more is better, the warning lies above the critical value. */
function stepsOf({ warning, critical }: Thresholds): object {
  const steps =
    warning < critical
      ? [
          { color: 'green', value: null },
          { color: 'orange', value: warning },
          { color: 'red', value: critical },
        ]
      : [
          { color: 'red', value: null },
          { color: 'orange', value: critical },
          { color: 'green', value: warning },
        ];
  return { mode: 'absolute', steps };
}

function targetOf({ type }: Panel, { expr, legend }: Query, index: number): object {
  const isTable = type === 'table';
  return {
    refId: refIdOf(index),
    datasource: DATASOURCE,
    expr,
    legendFormat: legend,
    editorMode: 'code',
    instant: isTable,
    range: !isTable,
    ...(isTable ? { format: 'table' } : {}),
  };
}

const refIdOf = (index: number): string => String.fromCharCode(65 + index);

/** A table's columns are called by their queries; time says nothing in it. */
function columnNames(queries: readonly Query[]): object {
  const renameByName = Object.fromEntries(queries.map(({ legend }, index) => [`Value #${refIdOf(index)}`, legend]));
  return { id: 'organize', options: { excludeByName: { Time: true }, renameByName } };
}

const linkOf = ({ title, url }: { title: string; url: string }): object => ({ title, url, targetBlank: true });
