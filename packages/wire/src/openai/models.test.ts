import { describe, expect, it } from 'vitest';
import { renderModel, renderModelList } from './models.js';

const model = { id: 'gpt-4o-mini', ownedBy: 'openai', created: 1_700_000_000 };
const object = { id: 'gpt-4o-mini', object: 'model', created: 1_700_000_000, owned_by: 'openai' };

describe('models', () => {
  it('are listed', () => {
    expect(JSON.parse(renderModelList([model]))).toEqual({ object: 'list', data: [object] });
    expect(JSON.parse(renderModelList([]))).toEqual({ object: 'list', data: [] });
  });

  it('are told one by one', () => {
    expect(JSON.parse(renderModel(model))).toEqual(object);
  });
});
