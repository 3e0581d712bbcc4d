import type { IncomingMessage } from 'node:http';
import { IsartorError } from '@isartor/core';

export interface BodyLimits {
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

/**
 * The whole body.
 * @throws IsartorError `payload_too_large`, `request_timeout`, `unsupported_media_type` for a content encoding, or
 * `client_closed`. What is left of the body is then read and thrown away by Node.
 */
export function readBody(incoming: IncomingMessage, { maxBytes, timeoutMs }: BodyLimits): Promise<Buffer> {
  const encoded = encodedBody(incoming);
  if (encoded !== undefined) return Promise.reject(encoded);
  if (Number(incoming.headers['content-length'] ?? 0) > maxBytes) return Promise.reject(tooLarge(maxBytes));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      incoming.off('data', onData).off('end', onEnd).off('close', onClose);
      end();
    };
    const fail = (error: IsartorError): void => settle(() => reject(error));
    const onData = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes > maxBytes) fail(tooLarge(maxBytes));
      else chunks.push(chunk);
    };
    const onEnd = (): void =>
      settle(() => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    const onClose = (): void => fail(new IsartorError('client_closed', 'The client left before its request was whole'));
    const timer = setTimeout(
      () => fail(new IsartorError('request_timeout', `The body was not whole after ${timeoutMs} ms`)),
      timeoutMs,
    );
    incoming.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}

/** @throws IsartorError `unsupported_media_type` for a body that has a content encoding. */
export function assertPlainBody(incoming: IncomingMessage): void {
  const encoded = encodedBody(incoming);
  if (encoded !== undefined) throw encoded;
}

function encodedBody({ headers }: IncomingMessage): IsartorError | undefined {
  const encoding = headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return undefined;
  const message = `The content encoding ${JSON.stringify(encoding)} is not supported: send the body as it is`;
  return new IsartorError('unsupported_media_type', message);
}

function tooLarge(maxBytes: number): IsartorError {
  return new IsartorError('payload_too_large', `The body is larger than ${maxBytes} bytes`);
}
