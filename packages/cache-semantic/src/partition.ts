import { type ChatRequest, exactKey, type Scope, sha256 } from '@isartor/core';

/** Who may share answers. */
export interface PartitionOptions {
  readonly scope: Scope;
  /** What else an answer depends on that no request tells; '' for nothing. */
  readonly realm?: string;
}

/**
 * The partition of a request whose question was replaced (`splitRequest`): SHA-256 (hex) of the scope and of every other
 * field that can change the answer. Similarity is judged inside one partition only.
 */
export function semanticPartition(rest: ChatRequest, { scope, realm = '' }: PartitionOptions): string {
  return sha256(`partition ${realm} ${exactKey(rest, scope)}`);
}
