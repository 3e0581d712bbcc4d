import { z } from 'zod';

/** Settings of L3: the only place with its defaults and bounds. */
export const cloudLlmConfig = z.strictObject({
  totalTimeoutSeconds: z
    .number()
    .positive()
    .max(3600)
    .default(120)
    .describe('Seconds from the start of a call to the last byte of its answer, retries included.'),
  firstTokenTimeoutMs: z
    .number()
    .int()
    .min(1)
    .max(3_600_000)
    .default(60_000)
    .describe('Milliseconds that one attempt may take until the first piece of a streamed answer.'),
  idleTimeoutMs: z
    .number()
    .int()
    .min(1)
    .max(3_600_000)
    .default(60_000)
    .describe('Milliseconds that a streamed answer may pause while the gateway waits for more of it.'),
  maxAttempts: z
    .number()
    .int()
    .min(1)
    .max(10)
    .default(3)
    .describe('How often one provider is asked, the first included.'),
  forceModel: z.boolean().default(false).describe('Send the configured model whatever model was asked for.'),
});

/** The settings with every default filled in. */
export type CloudLlmConfig = z.output<typeof cloudLlmConfig>;

/** The settings as given: every one of them may be left out. */
export type CloudLlmConfigInput = z.input<typeof cloudLlmConfig>;
