import { DATASOURCE } from './render-panel.js';

/** A choice at the top of a dashboard. */
export interface Variable {
  readonly name: string;
  readonly rendered: object;
}

const ALL = { text: ['All'], value: ['$__all'] };

/** Which Prometheus is asked. */
export const DATASOURCE_VARIABLE: Variable = {
  name: 'datasource',
  rendered: {
    type: 'datasource',
    name: 'datasource',
    label: 'Data source',
    query: 'prometheus',
    current: { text: 'Prometheus', value: 'prometheus' },
    refresh: 1,
    multi: false,
    includeAll: false,
    options: [],
  },
};

/** Some values of a label, or all; `of` is the metric they are taken from. */
export function labelVariable(name: string, label: string, of: string): Variable {
  const query = `label_values(${of}, ${label})`;
  return {
    name,
    rendered: {
      type: 'query',
      name,
      label: name.replaceAll('_', ' '),
      datasource: DATASOURCE,
      definition: query,
      query: { query, refId: `values-of-${name}` },
      refresh: 2,
      sort: 1,
      multi: true,
      includeAll: true,
      // Also where a series has no such label.
      allValue: '.*',
      current: ALL,
      options: [],
    },
  };
}

/** Something to type in. */
export function textVariable(name: string, label: string, value: string): Variable {
  const chosen = { text: value, value };
  return {
    name,
    rendered: { type: 'textbox', name, label, query: value, current: chosen, options: [{ selected: true, ...chosen }] },
  };
}
