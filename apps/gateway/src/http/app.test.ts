import { type Logger, SILENT_LOGGER } from '@isartor/core';
import { expect, it } from 'vitest';
import { CHAT, chat, startTestGateway } from '../../test/harness/test-gateway.js';

it('logs a failure with the layer that the caller was told', async () => {
  const warned: object[] = [];
  const log: Logger = { ...SILENT_LOGGER, warn: (fields) => void warned.push(fields) };
  const gateway = await startTestGateway({ log });
  try {
    const response = await gateway.post(CHAT, chat('Hello'), { 'cache-control': 'only-if-cached' });
    expect([response.status, response.headers.get('x-isartor-layer')]).toEqual([504, 'l0']);
    expect(warned).toEqual([expect.objectContaining({ code: 'not_cached', layer: 'L0_Rejected' })]);
  } finally {
    await gateway.stop();
  }
});
