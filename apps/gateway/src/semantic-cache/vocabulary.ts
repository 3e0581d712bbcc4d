import type { PrepareOptions } from '@isartor/cache-semantic';
import { messageOf } from '../logging/message-of.js';

/**
 * Words that are none of somebody's typing errors; without them fewer errors are told from other words, which `onMissing` is
 * told. Never rejects.
 */
export async function vocabulary(onMissing: (reason: string) => void): Promise<PrepareOptions> {
  try {
    const { knownWords } = await import('@isartor/embedder/minilm');
    return { knownWords: knownWords() };
  } catch (error) {
    onMissing(messageOf(error));
    return {};
  }
}
