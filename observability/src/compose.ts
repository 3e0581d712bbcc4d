import { z } from 'zod';
import { parseDocker } from './docker-folder.js';

const Duration = z.string().regex(/^\d+(ms|s|m|h)$/);
const Names = z.array(z.string());

const Service = z.strictObject({
  build: z.strictObject({ context: z.string(), dockerfile: z.string() }).optional(),
  image: z.string(),
  command: Names.optional(),
  entrypoint: Names.optional(),
  environment: z.record(z.string(), z.string()).optional(),
  volumes: Names.optional(),
  ports: Names.optional(),
  extra_hosts: Names.optional(),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.literal('ALL')).optional(),
  security_opt: Names.optional(),
  init: z.boolean().optional(),
  stop_grace_period: Duration.optional(),
  depends_on: z
    .union([
      Names,
      z.record(
        z.string(),
        z.strictObject({ condition: z.enum(['service_started', 'service_healthy', 'service_completed_successfully']) }),
      ),
    ])
    .optional(),
  healthcheck: z
    .strictObject({
      test: z.tuple([z.enum(['CMD', 'CMD-SHELL']), z.string()]).rest(z.string()),
      interval: Duration,
      timeout: Duration,
      retries: z.int(),
    })
    .optional(),
  restart: z.union([z.literal('unless-stopped'), z.literal('on-failure')]).optional(),
});

/**
 * The part of the Compose specification that is used here; anything else is refused, as a name that Compose does not know
 * would be.
 */
const Compose = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/),
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.null()),
});

export type Compose = z.infer<typeof Compose>;
export type ComposeService = z.infer<typeof Service>;

/** The compose files. */
export const COMPOSE_FILES = ['docker-compose.observability.yml', 'docker-compose.sidecar.yml'] as const;

/** Reads a compose file. @throws when it is not valid. */
export function readCompose(file: (typeof COMPOSE_FILES)[number]): Compose {
  return Compose.parse(parseDocker(file));
}

/** Names of the services that a service waits for. */
export function dependencies({ depends_on: named = [] }: ComposeService): readonly string[] {
  return Array.isArray(named) ? named : Object.keys(named);
}
