/** A model as the gateway lists it. */
export interface ListedModel {
  readonly id: string;
  /** Who serves it: the provider's configured name. */
  readonly ownedBy: string;
  /** Seconds since 1970. */
  readonly created: number;
}

/** The JSON body of `GET /v1/models`. */
export const renderModelList = (models: readonly ListedModel[]): string =>
  JSON.stringify({ object: 'list', data: models.map(modelObject) });

/** The JSON body of `GET /v1/models/{id}`. */
export const renderModel = (model: ListedModel): string => JSON.stringify(modelObject(model));

const modelObject = ({ id, ownedBy, created }: ListedModel): object => ({
  id,
  object: 'model',
  created,
  owned_by: ownedBy,
});
