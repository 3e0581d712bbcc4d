import type { Dashboard } from '../grafana/dashboard.js';
import { GATEWAY_DASHBOARD } from './gateway-dashboard.js';
import { LAYERS_DASHBOARD } from './layers-dashboard.js';
import { PROVIDERS_DASHBOARD } from './providers-dashboard.js';
import { RUNTIME_DASHBOARD } from './runtime-dashboard.js';
import { SLO_DASHBOARD } from './slo-dashboard.js';
import { TOOLS_DASHBOARD } from './tools-dashboard.js';

/** All that docker/grafana/dashboards holds. */
export const DASHBOARDS: readonly Dashboard[] = [
  GATEWAY_DASHBOARD,
  LAYERS_DASHBOARD,
  PROVIDERS_DASHBOARD,
  TOOLS_DASHBOARD,
  RUNTIME_DASHBOARD,
  SLO_DASHBOARD,
];
