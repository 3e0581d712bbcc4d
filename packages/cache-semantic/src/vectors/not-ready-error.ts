/** A search that cannot be made at the moment: there is nothing wrong with what was asked. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError';
}
