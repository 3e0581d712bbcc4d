/** A search that cannot be made at the moment: there is nothing wrong with what was asked. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError';
  /** It goes on by itself, and nothing is broken. */
  readonly isBuilding: boolean;

  constructor(message: string, isBuilding = false) {
    super(message);
    this.isBuilding = isBuilding;
  }
}
