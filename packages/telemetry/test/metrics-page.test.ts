import { expect, it } from 'vitest';
import { renderMetricsPage } from './render-metrics-page.js';

it('the page of all metrics is that of the catalogue', async () => {
  await expect(renderMetricsPage()).toMatchFileSnapshot('../../../docs/metrics.md');
});
