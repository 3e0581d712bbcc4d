/** All entries of a tenant, or all that carry a tag. */
export type Group = { readonly tenant: string } | { readonly tag: string };

/** The entries of a group up to a number. */
export interface Reach {
  readonly group: Group;
  readonly lastId: number;
}
