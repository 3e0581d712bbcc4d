import OpenAI from 'openai';
import type { ErrorClass, ToldError } from './dialect-client.js';

const CLASSES: Readonly<Record<number, ErrorClass>> = {
  400: OpenAI.BadRequestError,
  401: OpenAI.AuthenticationError,
  403: OpenAI.PermissionDeniedError,
  404: OpenAI.NotFoundError,
  429: OpenAI.RateLimitError,
};

/** What the openai SDK throws for a status. */
export const openaiErrorClass = (status: number): ErrorClass => CLASSES[status] ?? OpenAI.InternalServerError;

/** Reads an error of the openai SDK; its helper for Responses rejects with the stream's `error` event itself. */
export function readOpenaiError(error: unknown): ToldError {
  const isSdkError = error instanceof OpenAI.APIError;
  const { message, type, code } = (isSdkError ? error.error : error) as Readonly<Record<string, unknown>>;
  if (!isSdkError && type !== 'error') throw new Error('Not an error of the SDK', { cause: error });
  const status = isSdkError ? error.status : undefined;
  return { status, message: String(message), word: isSdkError ? type : code };
}
