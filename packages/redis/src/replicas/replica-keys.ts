/** Where those who share something agree on purges. */
export interface ReplicaKeys {
  /** The hash of purges and leases. */
  readonly meta: string;
  /** Where purges are announced. */
  readonly channel: string;
}
