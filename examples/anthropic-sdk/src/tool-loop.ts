import type Anthropic from '@anthropic-ai/sdk';
import { WEATHER, weatherOf } from './weather.js';

/** What is to be answered, and by which model. */
export interface Question {
  readonly text: string;
  readonly model: string;
}

/** One call of the model. */
export interface Round {
  /** In the pieces in which it was streamed. */
  readonly text: readonly string[];
  /** The calls it asks for, each with what the tool gave back. */
  readonly calls: readonly string[];
  /** Who answered: `l1a` is the exact cache, `l3` the provider. */
  readonly layer: string;
  readonly provider: string;
}

/** A model that calls tools for longer than this is not going to answer. */
const MOST_ROUNDS = 8;

/** Asks, runs the tools that the model calls, and tells it their results, until it has nothing left to call. */
export async function* toolLoop(client: Anthropic, { text, model }: Question): AsyncGenerator<Round> {
  const messages: Anthropic.MessageParam[] = [{ role: 'user', content: text }];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const pieces: string[] = [];
    const stream = client.messages.stream({ model, max_tokens: 1024, messages, tools: [WEATHER] });
    stream.on('text', (piece) => pieces.push(piece));
    const { response } = await stream.withResponse();
    const { content } = await stream.finalMessage();
    const calls = content.filter((block) => block.type === 'tool_use');
    const results = calls.map(resultOf);
    yield {
      text: pieces,
      calls: calls.map(({ name, input }, index) => `${name}(${JSON.stringify(input)}): ${results[index]?.content}`),
      layer: response.headers.get('x-isartor-layer') ?? '',
      provider: response.headers.get('x-isartor-provider') ?? '',
    };
    if (results.length === 0) return;
    messages.push({ role: 'assistant', content }, { role: 'user', content: results });
  }
  throw new Error(`The model still calls tools after ${MOST_ROUNDS} rounds`);
}

function resultOf({
  id,
  input,
}: Anthropic.ToolUseBlock): Anthropic.ToolResultBlockParam & { readonly content: string } {
  const { text, isError } = weatherOf(input);
  return { type: 'tool_result', tool_use_id: id, content: text, is_error: isError };
}
