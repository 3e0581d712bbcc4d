/** One curve, bar or row of a panel. */
export interface Query {
  readonly expr: string;
  /** What it is called in the legend; `{{label}}` stands for a label's value. */
  readonly legend: string;
}

export interface PanelFacts {
  readonly title: string;
  readonly description: string;
  readonly queries: readonly Query[];
  /** Grafana's name of a unit: `reqps`, `s`, `percentunit`, `short`, `bytes`, `currencyUSD`. */
  readonly unit: string;
  /** Of 24 columns. */
  readonly width: number;
  /** Where a click on a curve leads. */
  readonly links?: readonly PanelLink[];
}

export interface PanelLink {
  readonly title: string;
  readonly url: string;
}

/** A panel before it has a place. */
export interface Panel extends PanelFacts {
  readonly type: 'timeseries' | 'stat' | 'table';
  readonly height: number;
  /** Curves that are stacked, as parts of a whole. */
  readonly stacked?: boolean;
  /** Values from which on a figure is coloured: green before the first. */
  readonly thresholds?: Thresholds;
}

export interface Thresholds {
  readonly warning: number;
  readonly critical: number;
}

/** Curves over time. */
export const curves = (facts: PanelFacts & Pick<Panel, 'thresholds'>): Panel => ({
  type: 'timeseries',
  height: 8,
  ...facts,
});

/** Curves that are parts of a whole. */
export const parts = (facts: PanelFacts): Panel => ({ type: 'timeseries', height: 8, stacked: true, ...facts });

/** Figures of now. */
export const figure = (facts: PanelFacts & Pick<Panel, 'thresholds'>): Panel => ({ type: 'stat', height: 4, ...facts });

/** One row for each value of a label, one column for each query. */
export const table = (facts: PanelFacts): Panel => ({ type: 'table', height: 9, ...facts });
