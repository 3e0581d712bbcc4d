import type { ModelAnswer, UpstreamDialect } from '@isartor/testing';
import type { Ask, JsonObject } from './ask.js';
import type { ClientDialect } from './dialect-client.js';
import type { Told } from './told.js';

/** What was said in an answer. */
export type Said = Pick<Told, 'text' | 'reasoning' | 'refusal' | 'finish'> & {
  /** Without their ids: those have a test of their own. */
  readonly calls: readonly { readonly name: string; readonly input: unknown }[];
};

/** One thing that people ask of models, what the model answers, and who must get to see what. */
export interface Scenario {
  readonly name: string;
  readonly ask: Ask;
  readonly answer: ModelAnswer;
  readonly said: Said;
  /** What differs for these clients. */
  readonly saidTo?: Readonly<Partial<Record<ClientDialect, Partial<Said>>>>;
  /** Members of the body that each upstream gets; one that is left out is not asked, or cannot answer so. */
  readonly sent: Readonly<Partial<Record<UpstreamDialect, JsonObject>>>;
  /** False for an answer that no cache may keep. */
  readonly kept: boolean;
  /** Clients whose dialect has no words for the question. */
  readonly cannotAsk?: readonly ClientDialect[];
  /** Upstreams whose dialect has none: the client is told so, and nothing arrives there. */
  readonly cannotCarry?: readonly UpstreamDialect[];
}

/** An answer that says no more than its text, and ends well. */
export const saying = (text: string): Said => ({ text, reasoning: '', refusal: '', calls: [], finish: 'stop' });
