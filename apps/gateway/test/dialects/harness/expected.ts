import type { ClientDialect } from './dialect-client.js';
import type { Said, Scenario } from './scenario.js';
import type { Told } from './told.js';

/** What a client must be told. */
export const expectedSaid = ({ said, saidTo }: Scenario, client: ClientDialect): Said => ({
  ...said,
  ...saidTo?.[client],
});

/** What a client was told, of what scenarios say. */
export const saidOf = ({ text, reasoning, refusal, finish, calls }: Told): Said => ({
  text,
  reasoning,
  refusal,
  finish,
  calls: calls.map(({ name, input }) => ({ name, input })),
});
