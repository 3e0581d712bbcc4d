import type { ExactCache } from '@isartor/cache-exact';
import type { Completion } from '@isartor/core';
import type { GatewayConfig } from '../config/gateway-config.js';
import type { Runtime } from '../runtime.js';
import { buildRuntime, type Kept, type Surroundings } from './build-runtime.js';

export type Runtimes = ReturnType<typeof createRuntimes>;

/** The runtime in force, and those that requests under way still run on. */
export function createRuntimes(config: GatewayConfig, surroundings: Surroundings) {
  let built: { runtime: Runtime; kept: Kept } = buildRuntime(config, surroundings);
  const holders = new Map<Runtime, number>();
  const retire = (runtime: Runtime): void => {
    if (runtime !== built.runtime && !holders.has(runtime)) void runtime.close();
  };
  return {
    get current() {
      return built.runtime;
    },
    get cache() {
      return built.kept.cache;
    },
    /** Those that requests under way may still be answered from, and the one that a reload would find again. */
    caches(): ReadonlySet<ExactCache<Completion>> {
      const older = [...holders.keys()].flatMap(({ exactCache }) => exactCache ?? []);
      return new Set([built.kept.cache, ...older]);
    },
    hold(runtime: Runtime): void {
      holders.set(runtime, (holders.get(runtime) ?? 0) + 1);
    },
    release(runtime: Runtime): void {
      const left = (holders.get(runtime) ?? 1) - 1;
      if (left > 0) holders.set(runtime, left);
      else holders.delete(runtime);
      retire(runtime);
    },
    replace(next: GatewayConfig): void {
      const old = built.runtime;
      built = buildRuntime(next, surroundings, built.kept);
      retire(old);
    },
  };
}
