import { TOOL_COUNTS, type ToolCount } from '../counter-names.js';

/** What was counted of one tool, or of all of them. */
export interface ToolFigures extends Readonly<Record<ToolCount, number>> {
  /** Prompts by the bucket of their latency; none that was turned away at the door. */
  readonly latencies: ReadonlyMap<number, number>;
}

/** The figures of each tool, by its name. */
export function figuresByTool(counters: ReadonlyMap<string, number>): ReadonlyMap<string, ToolFigures> {
  const tools = new Map<string, MutableFigures>();
  for (const [name, amount] of counters) {
    const [kind, tool, count, bucket] = name.split(':');
    if (kind !== 'tool' || tool === undefined || count === undefined) continue;
    let figures = tools.get(tool);
    if (figures === undefined) {
      figures = noFigures();
      tools.set(tool, figures);
    }
    if (count === 'latency') figures.latencies.set(Number(bucket), amount);
    else if (isToolCount(count)) figures[count] = amount;
  }
  return new Map([...tools].sort(([one], [other]) => (one < other ? -1 : 1)));
}

type MutableFigures = Record<ToolCount, number> & { readonly latencies: Map<number, number> };

const noFigures = (): MutableFigures => ({
  ...(Object.fromEntries(TOOL_COUNTS.map((count) => [count, 0])) as Record<ToolCount, number>),
  latencies: new Map(),
});

const isToolCount = (text: string): text is ToolCount => (TOOL_COUNTS as readonly string[]).includes(text);

/** The figures of several tools together. */
export function sumOfFigures(all: Iterable<ToolFigures>): ToolFigures {
  const sum = noFigures();
  for (const figures of all) {
    for (const count of TOOL_COUNTS) sum[count] += figures[count];
    for (const [bucket, amount] of figures.latencies)
      sum.latencies.set(bucket, (sum.latencies.get(bucket) ?? 0) + amount);
  }
  return sum;
}

/** Prompts that got past the door: as many as have a latency. */
export const servedPrompts = ({ latencies }: ToolFigures): number =>
  [...latencies.values()].reduce((sum, amount) => sum + amount, 0);
