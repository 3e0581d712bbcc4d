import type { Told } from './told.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A piece of what a user or a tool says: text, or a PNG as base64. */
export type Piece = { readonly text: string } | { readonly image: string };

/** A tool that the model is offered. */
export interface OfferedTool {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonObject;
}

/** What a tool gave back for the call `id`. */
export interface ToolResult {
  readonly id: string;
  readonly name: string;
  readonly content: readonly Piece[];
  /** Left untold by clients whose dialect has no field for it. */
  readonly isError?: boolean;
}

/** One turn of a conversation; `told` is an earlier answer, given back the way its SDK gave it. */
export type Turn =
  | { readonly user: readonly Piece[] }
  | { readonly assistant: string }
  | { readonly told: Told }
  | { readonly results: readonly ToolResult[] };

/** What somebody wants of a model, in no dialect at all. */
export interface Ask {
  readonly system?: string;
  readonly turns: readonly Turn[];
  readonly tools?: readonly OfferedTool[];
  /** A tool must be called. */
  readonly mustCall?: boolean;
  /** At most one tool may be called at a time. */
  readonly oneCall?: boolean;
  /** The answer is to be JSON of this schema. */
  readonly schema?: JsonObject;
  /** The model is to think a little before it answers, and to show it. */
  readonly thinks?: boolean;
  readonly temperature?: number;
  readonly seed?: number;
  readonly stop?: readonly string[];
  /** 1000 when left out. */
  readonly maxTokens?: number;
}

/** Anthropic's dialect has no request without a limit. */
export const maxTokensOf = ({ maxTokens }: Ask): number => maxTokens ?? 1000;

/** What "a little" thinking is where a dialect counts it in tokens. */
export const THINKING_TOKENS = 2048;

/** The text, where pieces are nothing else. */
export function loneText(pieces: readonly Piece[]): string | undefined {
  const [first, ...others] = pieces;
  return first !== undefined && others.length === 0 && 'text' in first ? first.text : undefined;
}

/** Fails for what a client's dialect has no words for, rather than leave it out. */
export function refuseFields(ask: Ask, fields: readonly (keyof Ask)[]): void {
  for (const field of fields) if (ask[field] !== undefined) throw new Error(`No words for ${field}`);
}
