import type { ListedModel } from '@isartor/cloud-llm';
import { IsartorError } from '@isartor/core';
import type { Exchange } from './exchange.js';
import { sendJson } from './send.js';

/** OpenAI's list of models. */
export function sendModels(exchange: Exchange, models: readonly ListedModel[]): void {
  sendJson(exchange, 200, { object: 'list', data: models.map(modelObject) });
}

/** @throws IsartorError `not_found` for a model that is not in the list. */
export function sendModel(exchange: Exchange, models: readonly ListedModel[], id: string): void {
  const model = models.find((one) => one.id === id);
  if (model === undefined) {
    throw new IsartorError('not_found', 'This model is not in the list of models', { details: { param: 'model' } });
  }
  sendJson(exchange, 200, modelObject(model));
}

/** `created` is not known to a gateway; 0 keeps strict clients content. */
function modelObject({ id, ownedBy }: ListedModel): object {
  return { id, object: 'model', created: 0, owned_by: ownedBy };
}
