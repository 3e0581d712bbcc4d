/** The version that a model's name tells. */
export interface ModelVersion {
  readonly major: number;
  readonly minor: number;
}

const NAME = /(?:^|\/)gemini-(\d+)(?:\.(\d+))?(?:[-.@]|$)/;

/** Reads it from names like `gemini-2.5-flash`; undefined for aliases and models that are called otherwise. */
export function modelVersion(model: string): ModelVersion | undefined {
  const [, major, minor = '0'] = NAME.exec(model) ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}

/** Whether a model is of the generation that has levels of thinking and insists on signatures, or a later one. */
export const isGemini3 = (model: string): boolean => (modelVersion(model)?.major ?? 0) >= 3;
