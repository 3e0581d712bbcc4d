import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { APICallError, generateObject, generateText, jsonSchema, stepCountIs, tool } from 'ai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_KEY } from '../dialects/harness/dialect-client.js';
import { failureOf } from '../dialects/harness/failure-of.js';
import { AUTHOR_SCHEMA, SIGNATURE, WEATHER } from '../dialects/harness/samples.js';
import { CALLS } from '../dialects/harness/tool-turns.js';
import { startGatewayFor, UPSTREAM_KINDS } from '../dialects/harness/upstream-kinds.js';
import type { TestGateway } from '../harness/test-gateway.js';

describe.each(UPSTREAM_KINDS)('behind $dialect, the AI SDK as it is set up by default', (kind) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGatewayFor(kind);
  });
  afterAll(() => gateway.stop());

  it('refers to stored items by Responses: only who has them is asked', async () => {
    const weather = tool({
      description: WEATHER.description,
      inputSchema: jsonSchema<{ city: string }>({ type: 'object', properties: { city: { type: 'string' } } }),
      execute: async () => 'cold',
    });
    gateway.upstream.say({ content: [{ type: 'reasoning', text: 'Where?', signature: SIGNATURE }, ...CALLS] });
    const run = generateText({
      model: createOpenAI({ apiKey: CLIENT_KEY, baseURL: `${gateway.url}/v1` }).responses(kind.model),
      tools: { weather },
      prompt: 'Weather in Oslo and Rome?',
      stopWhen: stepCountIs(2),
      maxRetries: 0,
    });
    if (kind.dialect === 'responses') {
      await run;
      expect(gateway.upstream.requests.at(-1)?.body).toContain('"type":"item_reference"');
      return;
    }
    const error = await failureOf(run);
    if (!APICallError.isInstance(error)) throw new Error('Not an error of the SDK', { cause: error });
    expect(error).toMatchObject({
      statusCode: 400,
      message: expect.stringMatching(/"item_reference" of the Responses API cannot be sent/),
    });
    expect(gateway.upstream.requests).toHaveLength(1);
  });

  it('asks for an object by a tool of its own by Messages, unless it knows the model', async () => {
    const before = gateway.upstream.requests.length;
    const made = generateObject({
      model: createAnthropic({ apiKey: CLIENT_KEY, baseURL: `${gateway.url}/v1` })(kind.model),
      schema: jsonSchema({ ...AUTHOR_SCHEMA, required: [...AUTHOR_SCHEMA.required] }),
      prompt: 'Who wrote it?',
      maxRetries: 0,
    });
    if (kind.dialect !== 'gemini') {
      expect((await made).object).toEqual({ name: 'text', born: 1 });
      return;
    }
    // Google's models cannot be told to call no more than one tool.
    const error = await failureOf(made);
    expect(error).toMatchObject({ statusCode: 400, message: expect.stringMatching(/one tool call at a time/) });
    expect(gateway.upstream.requests).toHaveLength(before);
  });
});
