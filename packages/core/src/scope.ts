/** Who may share an answer with whom: no answer crosses a scope. Absent session or namespace is a scope of its own. */
export interface Scope {
  readonly tenant: string;
  readonly session?: string;
  readonly namespace?: string;
}
