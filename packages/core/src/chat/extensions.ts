/** The wire formats the gateway speaks. `openai` is Chat Completions, `responses` is OpenAI's Responses API. */
export type WireFormat = 'native' | 'openai' | 'responses' | 'anthropic' | 'gemini';

/** A JSON object as a wire format carried it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Fields a wire format carries that the canonical model has no name for, kept by format and given back to the same
 * format only. They can change an answer, so they are part of every cache key.
 */
export type Extensions = Readonly<Partial<Record<WireFormat, JsonObject>>>;
