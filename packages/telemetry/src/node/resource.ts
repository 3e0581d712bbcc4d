import { hostname } from 'node:os';
import { defaultResource, type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import type { TelemetrySettings } from './telemetry-options.js';

/** Who is speaking. */
export function createResource(settings: TelemetrySettings): Resource {
  const { serviceName, serviceVersion, serviceInstanceId, resourceAttributes } = settings;
  const ours = resourceFromAttributes({
    'service.name': serviceName,
    'service.version': serviceVersion,
    'service.instance.id': serviceInstanceId,
    'host.name': hostname(),
    'process.pid': process.pid,
    ...resourceAttributes,
  });
  return defaultResource().merge(ours);
}
