/** The environment's variables by name, as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;
