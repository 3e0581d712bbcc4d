import type { z } from 'zod';
import type { Environment } from './environment.js';
import type { Part } from './parts.js';

/** Another name under which the environment may give a key. */
export interface EnvironmentAlias {
  readonly variable: string;
  /** A name that other standards fixed: using it is not worth a warning. */
  readonly standard?: true;
  /** What the variable's text says of this key, for one that says it in words of its own; undefined for nothing. */
  readonly read?: (text: string, environment: Environment) => string | undefined;
  /** For a variable that gives only a piece of the value: the whole, from the value so far and the piece. */
  readonly combine?: (valueSoFar: string, piece: string) => string;
}

/** One key of the configuration. The schema holds its type, bounds, default and description, each written once. */
export interface KeyDefinition {
  readonly schema: z.ZodType;
  /** Never shown, and may be given as a file (`X_FILE`). */
  readonly secret?: true;
  /** A path of the file system: `~/` is the home folder, a relative path starts at the working directory. */
  readonly path?: true;
  /** A reload leaves it as it was: it takes effect at the next start. */
  readonly needsRestart?: true;
  readonly aliases?: readonly EnvironmentAlias[];
  /** The part this key steers, while that part is not built: the default is silent, another value needs the part. */
  readonly part?: Part;
  /** Values that switch the missing part off, so that nothing is missing. */
  readonly off?: readonly unknown[];
  /** Values of a built key that need a part which is not built yet. */
  readonly valueParts?: Readonly<Record<string, Part>>;
  /** What a first gateway has in place of the default, unless it is told otherwise: in demo mode and by `isartor init`. */
  readonly firstChoice?: string;
  /** What `isartor init` shows where there is no telling default, in TOML. */
  readonly example?: string;
}

/** Keys by their path in the file (`cache_exact.max_bytes`). */
export type KeyTable = Readonly<Record<string, KeyDefinition>>;
