/** One series as promtool's tests take it: a sample every `STEP_SECONDS`. */
export interface InputSeries {
  readonly series: string;
  readonly values: string;
}

export const STEP_SECONDS = 15;
const STEPS = 500;

export type Labels = Readonly<Record<string, string>>;

/** A counter that begins at 0 and grows by so much a second. */
export function counter(name: string, labels: Labels, perSecond: number): InputSeries {
  return { series: seriesOf(name, labels), values: `0+${perSecond * STEP_SECONDS}x${STEPS}` };
}

/** A figure that stays as it is. */
export function gauge(name: string, labels: Labels, value: number): InputSeries {
  return { series: seriesOf(name, labels), values: `${value}+0x${STEPS}` };
}

/** Requests of one kind, so many a second. */
export function requests(final_layer: string, perSecond: number, status_code = '200'): InputSeries {
  const status = Number(status_code) >= 500 ? 'error' : 'ok';
  return counter(
    'isartor_requests_total',
    { final_layer, status_code, status, client: 'openai', tool: 'curl' },
    perSecond,
  );
}

/** A histogram of which `perSecond` measurements a second lie within each edge; the last one must be `+Inf`. */
export function histogram(
  name: string,
  labels: Labels,
  perSecond: Readonly<Record<string, number>>,
): readonly InputSeries[] {
  const buckets = Object.entries(perSecond).map(([le, rate]) => counter(`${name}_bucket`, { ...labels, le }, rate));
  return [...buckets, counter(`${name}_count`, labels, perSecond['+Inf'] ?? 0)];
}

function seriesOf(name: string, labels: Labels): string {
  const inside = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return `${name}{${inside.join(', ')}}`;
}
