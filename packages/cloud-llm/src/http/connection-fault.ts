import { IsartorError } from '@isartor/core';

const LOST = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);
const TIMED_OUT = new Set(['UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT']);
const CLOSED = new Set(['UND_ERR_CLOSED', 'UND_ERR_DESTROYED']);
const NOT_HTTP = new Set(['HTTPParserError', 'HeadersOverflowError']);

/** An open connection ended although an answer was due. */
export function isConnectionLost(error: unknown): boolean {
  return LOST.has(factsOf(error).code);
}

/** Why no answer began, as the caller is told: it names the provider and nothing of its address. */
export function connectionFault(error: unknown, provider: string): IsartorError {
  const { name, code } = factsOf(error);
  const because = { details: { provider }, cause: causeOf(error) };
  if (TIMED_OUT.has(code)) return new IsartorError('upstream_timeout', `Could not reach ${provider} in time`, because);
  if (NOT_HTTP.has(name)) return new IsartorError('upstream_invalid', `${provider} did not answer in HTTP`, because);
  if (code === 'UND_ERR_INVALID_ARG') {
    return new IsartorError('invalid_request', 'A header of the request cannot be sent on', because);
  }
  if (CLOSED.has(code)) return new IsartorError('draining', 'The gateway is shutting down', because);
  if (LOST.has(code)) {
    return new IsartorError('upstream_unreachable', `Lost the connection to ${provider} before it answered`, because);
  }
  return new IsartorError('upstream_unreachable', `Could not reach ${provider}`, because);
}

/** A raw error for our own log: name, code and message, without the bytes and sockets that some errors carry. */
export function causeOf(error: unknown): Error {
  const { name, code, message } = factsOf(error);
  const cause = new Error([name, code, message].filter((fact) => fact !== '').join(': '));
  return code === '' ? cause : Object.assign(cause, { code });
}

function factsOf(error: unknown): { readonly name: string; readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { name: '', code: '', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { name: error.name, code, message: error.message };
}
