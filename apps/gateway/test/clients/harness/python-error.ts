/** What an SDK raised in Python. */
export interface Raised {
  /** The names of its class and of all above it. */
  readonly classes: readonly string[];
  /** Of the HTTP answer; null where the failure came after that. */
  readonly status: number | null;
  readonly message: string;
  /** The dialect's word for what went wrong, where the SDK tells one. */
  readonly word: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Rejects what a Python client was asked for. */
export class PythonError extends Error {
  readonly raised: Raised;

  constructor(raised: Raised) {
    super(`${raised.classes[0]}: ${raised.message}`);
    this.raised = raised;
  }
}
