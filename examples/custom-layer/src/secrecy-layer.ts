import { IsartorError, type Layer, promptText } from '@isartor/core';
import { bounded } from '@isartor/telemetry';

const NAME = bounded('L0_Secrecy', ['L0_Secrecy']);

/**
 * Refuses every prompt that names a secret project. A policy: whoever asks gets an error, also when the policy itself
 * breaks, and no caller can have it skipped.
 */
export function secrecyLayer(projects: readonly string[]): Layer {
  const names = projects.map((name) => name.toLowerCase());
  return {
    name: NAME,
    onFailure: 'throw',
    async handle(request) {
      const prompt = promptText(request).toLowerCase();
      if (names.some((name) => prompt.includes(name))) {
        throw new IsartorError('forbidden', 'The prompt names a project that must not leave the house');
      }
      return { outcome: 'pass', request };
    },
  };
}
