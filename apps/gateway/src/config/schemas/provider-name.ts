import { KNOWN_PROVIDERS } from '@isartor/cloud-llm';
import { z } from 'zod';

/** Providers that need a driver of their own, which this version lacks. */
const OWN_DRIVERS = ['azure', 'cohere', 'copilot'] as const;

/** A provider by its configured name. */
export const providerName = z.enum([...Object.keys(KNOWN_PROVIDERS), ...OWN_DRIVERS].sort(), {
  error: (issue) => (issue.input === 'demo' ? 'is chosen with demo = true, or the flag --demo' : undefined),
});
