import type { ListedModel } from '@isartor/cloud-llm';
import { IsartorError } from '@isartor/core';
import { renderModel, renderModelList } from '@isartor/wire';
import type { Exchange } from './exchange.js';
import { sendJsonText } from './send.js';

/** When a model was made is not known to a gateway; the epoch keeps strict clients content. */
const CREATED = 0;

/** OpenAI's list of models. */
export function sendModels(exchange: Exchange, models: readonly ListedModel[]): void {
  sendJsonText(exchange, 200, renderModelList(models.map((model) => ({ ...model, created: CREATED }))));
}

/** @throws IsartorError `not_found` for a model that is not in the list. */
export function sendModel(exchange: Exchange, models: readonly ListedModel[], id: string): void {
  const model = models.find((one) => one.id === id);
  if (model === undefined) {
    throw new IsartorError('not_found', 'This model is not in the list of models', { details: { param: 'model' } });
  }
  sendJsonText(exchange, 200, renderModel({ ...model, created: CREATED }));
}
