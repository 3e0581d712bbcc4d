import { EmbedderError } from '../embedder-error.js';
import { type Call, send } from '../http/send.js';

/** The model that a server has. */
export interface ServedModel {
  /** Asks for it, unless that was done. Rejects with an EmbedderError where it is another one than it must be. */
  verify(signal: AbortSignal): Promise<void>;
  /** It may have another one from now on. */
  forget(): void;
}

/** Holds the server to `expected`, or to the model that it has first. A server that does not tell is believed. */
export function createServedModel(info: Call, expected: string | undefined): ServedModel {
  let first: string | undefined;
  let isVerified = false;
  return {
    async verify(signal) {
      if (isVerified) return;
      const { status, json } = await send(info, signal);
      if (status !== 404) {
        const { name, version } = readInfo(status, json);
        if (expected !== undefined && name !== expected)
          throw new EmbedderError('reply', 'the server has another model');
        first ??= version;
        if (version !== first) throw new EmbedderError('reply', 'the server has another model than before');
      }
      isVerified = true;
    },
    forget() {
      isVerified = false;
    },
  };
}

/** `version` also has the commit of the model, where the server knows it. */
function readInfo(status: number, json: unknown): { readonly name: string; readonly version: string } {
  if (status !== 200) throw new EmbedderError(status === 429 ? 'busy' : 'down', `the server answered ${status}`);
  const { model_id: name, model_sha: commit } = Object(json);
  if (typeof name !== 'string') throw new EmbedderError('reply', 'the server does not say which model it has');
  return { name, version: `${name}@${commit ?? ''}` };
}
