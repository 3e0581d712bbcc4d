import { type Bounded, bounded } from '@isartor/telemetry';

/** Models as a metric label, whose values must not be the callers' to invent. */
export interface ModelLabels {
  /** A provider has answered for this model, so it is one. */
  admit(model: string): void;
  /** The model's own name once it was admitted, else `other`. */
  labelOf(model: string): Bounded;
}

const MAX_CHARACTERS = 128;
const OTHER = bounded('other', ['other']);

/** Admits at most `maxModels`: some servers answer for any name. */
export function createModelLabels(maxModels: number): ModelLabels {
  const admitted = new Map<string, Bounded>();
  return {
    admit(model) {
      if (admitted.size >= maxModels || model === '' || model.length > MAX_CHARACTERS) return;
      admitted.set(model, bounded(model, [model]));
    },
    labelOf: (model) => admitted.get(model) ?? OTHER,
  };
}
