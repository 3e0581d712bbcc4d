import {
  type AIMessage,
  type AIMessageChunk,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
} from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apart } from '../dialects/harness/apart.js';
import { AUTHOR_SCHEMA, USAGE, WEATHER } from '../dialects/harness/samples.js';
import { CALLS } from '../dialects/harness/tool-turns.js';
import { startGatewayFor, UPSTREAM_KINDS } from '../dialects/harness/upstream-kinds.js';
import { WAYS, type Way } from '../harness/openai-client.js';
import type { TestGateway } from '../harness/test-gateway.js';
import { LANGCHAIN_MODELS } from './harness/langchain-models.js';

/** Every answer's tokens. */
const COUNTED: unknown = expect.objectContaining({
  input_tokens: USAGE.input,
  output_tokens: USAGE.output,
  input_token_details: expect.objectContaining({ cache_read: USAGE.cachedInput }),
});
/** Where LangChain adds up those of the first event and of the last. */
const STREAMED: unknown = expect.objectContaining({ output_tokens: expect.any(Number) });

/** The tool, and the inputs that it was called with. */
function weatherTool() {
  const inputs: unknown[] = [];
  const weather = tool(
    (input: unknown) => {
      inputs.push(input);
      return JSON.stringify(input).includes('Oslo') ? 'minus three' : 'nineteen';
    },
    { name: WEATHER.name, description: WEATHER.description, schema: WEATHER.parameters },
  );
  return { weather, inputs };
}

describe.each(UPSTREAM_KINDS)('behind $dialect', (kind) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGatewayFor(kind);
  });
  afterAll(() => gateway.stop());

  describe.each(LANGCHAIN_MODELS)('LangChain by $dialect', (langchain) => {
    const create = () => langchain.create({ url: gateway.url, model: kind.model, headers: apart() });

    it.each(WAYS)('runs a loop of tools (%s)', async (way) => {
      const { weather, inputs } = weatherTool();
      gateway.upstream.say({ content: CALLS, usage: USAGE }, { content: ['Rome is warmer.'], usage: USAGE });
      const model = create().bindTools([weather]);
      const messages: BaseMessage[] = [new SystemMessage('Be brief.'), new HumanMessage('Weather in Oslo and Rome?')];
      const asked = await ask(model, messages, way);
      expect(asked.text).toBe('I shall look.');
      messages.push(asked);
      for (const call of asked.tool_calls ?? []) messages.push(await weather.invoke(call));
      expect(inputs).toEqual([{ city: 'Oslo' }, { city: 'Rome' }]);
      const last = await ask(model, messages, way);
      expect(last.text).toBe('Rome is warmer.');
      const told = way === 'json' || langchain.countsStreams ? COUNTED : STREAMED;
      expect([asked.usage_metadata, last.usage_metadata]).toEqual([told, told]);
      const body = gateway.upstream.requests.at(-1)?.body;
      for (const said of ['Be brief.', 'I shall look.', 'Oslo', 'minus three', 'nineteen'])
        expect(body).toContain(said);
    });

    it('makes an object', async () => {
      const before = gateway.upstream.requests.length;
      const author = create().withStructuredOutput(AUTHOR_SCHEMA, { name: 'author' });
      // What an upstream says that was told nothing: the plainest instance of the schema that arrived there.
      expect(await author.invoke('Who wrote it?')).toEqual({ name: 'text', born: 1 });
      expect(gateway.upstream.requests).toHaveLength(before + 1);
    });
  });
});

interface Askable {
  invoke(messages: BaseMessage[]): Promise<AIMessage>;
  stream(messages: BaseMessage[]): Promise<AsyncIterable<AIMessageChunk>>;
}

/** The whole answer; a stream is put together as LangChain's users do. */
async function ask(model: Askable, messages: BaseMessage[], way: Way): Promise<AIMessage> {
  if (way === 'json') return model.invoke(messages);
  let whole: AIMessageChunk | undefined;
  for await (const chunk of await model.stream(messages)) whole = whole === undefined ? chunk : whole.concat(chunk);
  if (whole === undefined) throw new Error('Nothing was told');
  return whole;
}
