/** Makes a text fit to be shown to a caller: secrets masked, at most 500 characters. */
export type MaskSecrets = (text: string) => string;

const MASK = '[masked]';
const MAX_CHARACTERS = 500;

/** A credential behind its scheme, and keys by the prefixes that providers give them. */
const CREDENTIAL = /\bBearer\s+(?:(?=\S*[\d_-])\S{6,}|\S{16,})|\bBasic\s+[\w+/=]{8,}/gi;
const PREFIXED_KEY =
  /\b(?:(?:sk|pk|rk|gsk|csk|xai|hf|nvapi|pplx|fw|gh[oprsu]|github_pat|glpat|xox[abeprs])[-_]|A[KS]IA|AIza)[\w*.-]{4,}/g;

/** Unbroken runs that may hold a token; whether one does is for `looksRandom` to say. */
const RUN = /[\w.~+/=-]{20,}/g;

/**
 * A masker that knows some secrets by heart and others by their shape. Every pattern takes time linear in the text,
 * since the text is the upstream's.
 */
export function createSecretMask(secrets: readonly string[]): MaskSecrets {
  const known = secrets.filter((secret) => secret !== '');
  return (text) => {
    let masked = text;
    for (const secret of known) masked = masked.replaceAll(secret, MASK);
    masked = maskKnownShapes(masked);
    return masked.length > MAX_CHARACTERS ? `${masked.slice(0, MAX_CHARACTERS - 1)}…` : masked;
  };
}

/** The same for secrets that are known by their shape alone, in a text of any length. */
export function maskKnownShapes(text: string): string {
  const masked = text.replace(CREDENTIAL, MASK).replace(PREFIXED_KEY, MASK);
  return masked.replace(RUN, (run) => (looksRandom(run) ? MASK : run));
}

/** Names of models and hosts are made of short words; tokens hold long runs of letters and digits. */
function looksRandom(run: string): boolean {
  if (run.startsWith('eyJ')) return true;
  const words = run.match(/[A-Za-z0-9]{20,}/g) ?? [];
  return words.some((word) => /\d/.test(word) && /[A-Za-z]/.test(word));
}
