import type { KeyTable } from '../key-definition.js';
import { PARTS } from '../parts.js';
import { hostPort } from '../schemas/host-port.js';

export const TOOLS_KEYS = {
  proxy_port: {
    schema: hostPort.prefault('127.0.0.1:8090').describe('Address and port of the CONNECT proxy.'),
    part: PARTS.connectProxy,
  },
} satisfies KeyTable;
