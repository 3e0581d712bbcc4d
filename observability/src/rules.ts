import { z } from 'zod';
import { parseDocker } from './docker-folder.js';

const Rule = z.strictObject({
  alert: z.string().optional(),
  record: z.string().optional(),
  expr: z.string(),
  for: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  annotations: z.record(z.string(), z.string()).optional(),
});

const RuleFile = z.strictObject({
  groups: z.array(z.strictObject({ name: z.string(), interval: z.string().optional(), rules: z.array(Rule) })),
});

export type Rule = z.infer<typeof Rule>;

/** The files that prometheus.yml names. */
export const RULE_FILES = ['prometheus-alerts.yml', 'prometheus-rules.yml'] as const;

/** The rules of one file, in their order. */
export function rulesOf(file: (typeof RULE_FILES)[number]): readonly Rule[] {
  return RuleFile.parse(parseDocker(file)).groups.flatMap(({ rules }) => rules);
}

/** The rules of all files. */
export const allRules = (): readonly Rule[] => RULE_FILES.flatMap((file) => rulesOf(file));
