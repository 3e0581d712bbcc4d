import { generateObject, generateText, jsonSchema, stepCountIs, streamText, tool } from 'ai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apart } from '../dialects/harness/apart.js';
import { AUTHOR_SCHEMA, USAGE, WEATHER } from '../dialects/harness/samples.js';
import { CALLS } from '../dialects/harness/tool-turns.js';
import { startGatewayFor, UPSTREAM_KINDS } from '../dialects/harness/upstream-kinds.js';
import type { TestGateway } from '../harness/test-gateway.js';
import { AI_SDK_PROVIDERS } from './harness/ai-sdk-models.js';

const TEMPERATURES: Readonly<Record<string, string>> = { Oslo: 'minus three', Rome: 'nineteen' };

/** The tool, and the inputs that it was called with. */
function weatherTool() {
  const inputs: unknown[] = [];
  const weather = tool({
    description: WEATHER.description,
    inputSchema: jsonSchema<{ city: string }>({
      type: 'object',
      properties: { city: { type: 'string' } },
      required: ['city'],
    }),
    execute: async (input) => {
      inputs.push(input);
      return TEMPERATURES[input.city];
    },
  });
  return { inputs, tools: { weather } };
}

describe.each(UPSTREAM_KINDS)('behind $dialect', (kind) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGatewayFor(kind);
  });
  afterAll(() => gateway.stop());

  describe.each(AI_SDK_PROVIDERS)('the AI SDK by $dialect', (provider) => {
    const model = () => provider.model({ url: gateway.url, model: kind.model, headers: apart() });
    /** Two steps: the model calls the tool for two cities, and then speaks. */
    const question = (tools: ReturnType<typeof weatherTool>['tools']) => {
      gateway.upstream.say({ content: CALLS, usage: USAGE }, { content: ['Rome is warmer.'], usage: USAGE });
      return {
        model: model(),
        tools,
        system: 'Be brief.',
        prompt: 'Weather in Oslo and Rome?',
        stopWhen: stepCountIs(3),
        maxRetries: 0,
        providerOptions: provider.providerOptions,
      };
    };
    const expectRun = (told: { readonly text: string; readonly totalUsage: object }, inputs: readonly unknown[]) => {
      expect(told.text).toBe('Rome is warmer.');
      expect(inputs).toEqual([{ city: 'Oslo' }, { city: 'Rome' }]);
      expect(told.totalUsage).toMatchObject({
        inputTokens: 2 * USAGE.input,
        outputTokens: 2 * USAGE.output,
        inputTokenDetails: { cacheReadTokens: 2 * USAGE.cachedInput },
      });
      const body = gateway.upstream.requests.at(-1)?.body;
      for (const said of ['Be brief.', 'I shall look.', 'Oslo', 'minus three', 'nineteen'])
        expect(body).toContain(said);
    };

    it('runs a loop of tools', async () => {
      const { tools, inputs } = weatherTool();
      const { text, totalUsage, steps } = await generateText(question(tools));
      expectRun({ text, totalUsage }, inputs);
      expect(steps.map(({ finishReason }) => finishReason)).toEqual(['tool-calls', 'stop']);
    });

    it('runs a loop of tools by streams', async () => {
      const { tools, inputs } = weatherTool();
      const run = streamText(question(tools));
      let heard = '';
      for await (const piece of run.textStream) heard += piece;
      expect(heard).toBe('I shall look.Rome is warmer.');
      expectRun({ text: await run.text, totalUsage: await run.totalUsage }, inputs);
      expect((await run.steps).map(({ finishReason }) => finishReason)).toEqual(['tool-calls', 'stop']);
    });

    it('makes an object', async () => {
      const before = gateway.upstream.requests.length;
      const { object, finishReason, usage } = await generateObject({
        model: model(),
        schema: jsonSchema<{ name: string; born: number }>({ ...AUTHOR_SCHEMA, required: [...AUTHOR_SCHEMA.required] }),
        prompt: 'Who wrote it?',
        maxRetries: 0,
        providerOptions: provider.providerOptions,
      });
      // What an upstream says that was told nothing: the plainest instance of the schema that arrived there.
      expect(object).toEqual({ name: 'text', born: 1 });
      expect(finishReason).toBe('stop');
      expect(usage).toMatchObject({ inputTokens: 12, outputTokens: 8 });
      expect(gateway.upstream.requests).toHaveLength(before + 1);
    });
  });
});
