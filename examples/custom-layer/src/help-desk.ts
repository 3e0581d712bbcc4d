import { type ExactCache, exactCacheLayer } from '@isartor/cache-exact';
import {
  type ChatRequest,
  type Completion,
  createJourney,
  createPipeline,
  DEFAULT_CACHE_CONTROLS,
  type LayerName,
  promptText,
  SILENT_LOGGER,
  type Terminal,
} from '@isartor/core';
import { bounded } from '@isartor/telemetry';
import { ROOT_CONTEXT } from '@opentelemetry/api';
import { faqLayer } from './faq-layer.js';
import { secrecyLayer } from './secrecy-layer.js';
import { textReply } from './text-reply.js';

export interface HelpDeskOptions {
  readonly secretProjects: readonly string[];
  readonly faq: ReadonlyMap<string, string>;
  readonly cache: ExactCache<Completion>;
  /** Answers what no layer could: any async function. */
  readonly answer: (prompt: string, signal: AbortSignal) => Promise<string>;
}

/** An answer and the layer that gave it. */
export interface HelpDeskAnswer {
  readonly layer: LayerName;
  readonly text: string;
}

export interface HelpDesk {
  /** @throws IsartorError `forbidden` for a prompt that the policy refuses, else what `answer` threw. */
  ask(prompt: string): Promise<HelpDeskAnswer>;
}

/** Policy first, then the table, then the cache: what is above is asked before what is below, and only then. */
export function createHelpDesk({ secretProjects, faq, cache, answer }: HelpDeskOptions): HelpDesk {
  const pipeline = createPipeline({
    layers: [secrecyLayer(secretProjects), faqLayer(faq), exactCacheLayer({ cache })],
    terminal: functionTerminal(answer),
  });
  return {
    async ask(prompt) {
      const journey = createJourney('L3_Cloud');
      const reply = await pipeline.run(
        requestOf(prompt),
        {
          requestId: crypto.randomUUID(),
          scope: { tenant: 'help-desk' },
          controls: DEFAULT_CACHE_CONTROLS,
          signal: AbortSignal.timeout(30_000),
          parent: ROOT_CONTEXT,
          tool: bounded('help-desk', ['help-desk']),
          log: SILENT_LOGGER,
          defer: () => {},
        },
        journey,
      );
      // Every layer of this desk answers whole.
      const content = reply.kind === 'complete' ? reply.completion.choices[0]?.content : [];
      const text = content?.map((part) => (part.type === 'text' ? part.text : '')).join('') ?? '';
      return { layer: journey.layer, text };
    },
  };
}

/** The exact cache stores what `L3_Cloud` answered, so whatever stands in for the cloud bears its name. */
function functionTerminal(answer: HelpDeskOptions['answer']): Terminal {
  return {
    name: 'L3_Cloud',
    resolve: async (request, { signal }) => textReply('function', await answer(promptText(request), signal)),
  };
}

function requestOf(prompt: string): ChatRequest {
  return {
    operation: 'chat',
    provider: 'function',
    model: 'function',
    messages: [{ role: 'user', content: [{ type: 'text', text: prompt }] }],
    tools: [],
    sampling: {},
    stream: false,
    streamUsage: false,
    extensions: {},
    hints: {},
    features: {},
  };
}
