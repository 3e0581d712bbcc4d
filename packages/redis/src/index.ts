export { parseRedisUrl, type RedisAddress } from './address.js';
export { type Connection, createConnection } from './connection.js';
export { openSession } from './open-session.js';
export { callErrorOf, RedisCallError, reasonOf, WRITE_REFUSALS } from './redis-call-error.js';
export { createScript, runScript, type Script } from './script.js';
export type { RedisTls, Send, Session } from './session.js';
