import { z } from 'zod';

const Sample = z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) });
const Answer = z.object({
  data: z.discriminatedUnion('resultType', [
    z.object({ resultType: z.literal('vector'), result: z.array(Sample) }),
    z.object({ resultType: z.literal('scalar'), result: z.tuple([z.number(), z.string()]) }),
  ]),
});

/** One series of a result. */
export interface Found {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Asks a Prometheus. */
export interface PrometheusClient {
  /** What an expression is now. @throws what Prometheus says of one that it does not take. */
  query(expr: string): Promise<readonly Found[]>;
  /** The only value of an expression; 0 where there is none. */
  value(expr: string): Promise<number>;
}

/** A client of the Prometheus on this port of 127.0.0.1. */
export function createPrometheusClient(port: number): PrometheusClient {
  const query = async (expr: string): Promise<readonly Found[]> => {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/query`, {
      method: 'POST',
      body: new URLSearchParams({ query: expr }),
    });
    if (!response.ok) throw new Error(`${await response.text()}\n${expr}`);
    const { data } = Answer.parse(await response.json());
    if (data.resultType === 'scalar') return [{ labels: {}, value: Number(data.result[1]) }];
    return data.result.map(({ metric, value: [, text] }) => ({ labels: metric, value: Number(text) }));
  };
  return {
    query,
    async value(expr) {
      const found = await query(expr);
      if (found.length > 1) throw new Error(`${expr} has ${found.length} values`);
      return found[0]?.value ?? 0;
    },
  };
}
