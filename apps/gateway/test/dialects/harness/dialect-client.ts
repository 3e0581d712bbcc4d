import type { Way } from '../../harness/openai-client.js';
import type { Ask } from './ask.js';
import type { Told } from './told.js';

export type ClientDialect = 'openai' | 'responses' | 'anthropic' | 'gemini' | 'native';

/** Where an SDK is pointed to, and what it sends along. */
export interface ClientOptions {
  /** The gateway, without a path. */
  readonly url: string;
  readonly model: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** An official SDK in front of a gateway, as its users use it; it retries nothing. */
export interface DialectClient {
  /** Asks and waits for the whole answer, streamed or not; what the SDK throws comes through. */
  tell(ask: Ask, way: Way): Promise<Told>;
  /** Those of the last HTTP answer, a refusal included. */
  readonly headers: Headers;
}

/** What an SDK's error tells its user. */
export interface ToldError {
  readonly status: number | undefined;
  readonly message: string;
  /** The dialect's word for what went wrong. */
  readonly word: unknown;
}

/** What tests need to know of one SDK besides how to ask by it. */
export interface Sdk {
  readonly dialect: ClientDialect;
  create(options: ClientOptions): DialectClient;
  /** How the ids of answers begin that the gateway renders itself. */
  readonly idPrefix: string;
  /** The class of what the SDK throws for this status. */
  errorClass(status: number): ErrorClass;
  /** Reads an error of that class, or what a broken stream was ended with. */
  readError(error: unknown): ToldError;
}

export type ErrorClass = abstract new (...args: never[]) => Error;

/** The key that clients call their own; no upstream may ever see it. */
export const CLIENT_KEY = 'sk-of-the-client';
