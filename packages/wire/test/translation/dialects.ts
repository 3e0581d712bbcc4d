import type { JsonObject } from '@isartor/core';
import type { ClientCodec, ProviderCodec } from '../../src/codec.js';
import {
  anthropicClientCodec,
  anthropicProviderCodec,
  geminiClientCodec,
  geminiProviderCodec,
  openaiClientCodec,
  openaiProviderCodec,
  responsesClientCodec,
  responsesProviderCodec,
} from '../../src/index.js';

/** The dialects that both clients and providers speak. */
export const DIALECTS = ['openai', 'responses', 'anthropic', 'gemini'] as const;
export type Dialect = (typeof DIALECTS)[number];

export const TITLES: Readonly<Record<Dialect, string>> = {
  openai: 'Chat Completions',
  responses: 'Responses',
  anthropic: 'Anthropic',
  gemini: 'Gemini',
};

export const CLIENTS: Readonly<Record<Dialect, ClientCodec>> = {
  openai: openaiClientCodec,
  responses: responsesClientCodec,
  anthropic: anthropicClientCodec,
  gemini: geminiClientCodec,
};

export const PROVIDERS: Readonly<Record<Dialect, ProviderCodec>> = {
  openai: openaiProviderCodec,
  responses: responsesProviderCodec,
  anthropic: anthropicProviderCodec,
  gemini: geminiProviderCodec,
};

/** A model of each provider's, for the rules that depend on one. */
export const MODELS: Readonly<Record<Dialect, string>> = {
  openai: 'gpt-5',
  responses: 'gpt-5',
  anthropic: 'claude-sonnet-4-5',
  gemini: 'gemini-2.5-flash',
};

/** Something that each dialect writes in its own way, where it has a way at all. */
export type PerDialect<Value> = Readonly<Partial<Record<Dialect, Value>>>;

/** What becomes of something on its way from one dialect to another. */
export type Fate = 'kept' | 'mapped' | 'refused' | 'left out';

/** Whether a JSON text holds every one of these pieces. */
export const holds =
  (...pieces: readonly string[]) =>
  (body: JsonObject): boolean =>
    pieces.every((piece) => JSON.stringify(body).includes(piece));
