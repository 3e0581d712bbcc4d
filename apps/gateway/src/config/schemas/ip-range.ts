import { isIP } from 'node:net';
import { z } from 'zod';

function isRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** An IP address, or a range in CIDR notation. */
export const ipRange = z.string().refine(isRange, 'must be an IP address or a range such as 10.0.0.0/8');
