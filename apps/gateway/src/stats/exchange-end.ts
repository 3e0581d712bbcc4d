/** How an exchange ended. */
export interface ExchangeEnd {
  /** 499 where the client left before the last byte. */
  readonly status: number;
  /** From the first byte in to the last byte out. */
  readonly milliseconds: number;
}
