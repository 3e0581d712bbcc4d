import type { AttemptOutcome } from '@isartor/telemetry';
import type { ChatReply } from '../chat/reply.js';
import type { ChatRequest } from '../chat/request.js';
import { IsartorError } from '../errors/isartor-error.js';
import type { ResolvedReply } from '../flights/flight.js';
import { createFlights, type Flights } from '../flights/flights.js';
import { metrics } from '../telemetry.js';
import { isLeftOut } from './is-left-out.js';
import type { Journey } from './journey.js';
import type {
  FlightOffer,
  Layer,
  LayerContext,
  LayerHit,
  LayerName,
  LayerResult,
  Settlement,
  Terminal,
} from './layer.js';

/** What a pipeline is made of. Flights are its own unless given. */
export interface PipelineOptions {
  /** In the order in which they see a request. */
  readonly layers: readonly Layer[];
  readonly terminal: Terminal;
  readonly flights?: Flights;
}

/** A composed list of layers and its terminal. Safe for any number of requests at a time. */
export interface Pipeline {
  /**
   * The answer of the first layer that has one, else the terminal's. `journey` tells what happened, also when this
   * throws. A stream reply must be iterated or its `context.signal` aborted.
   */
  run(request: ChatRequest, context: LayerContext, journey: Journey): Promise<ChatReply>;
}

type SettleHook = (settlement: Settlement) => void | Promise<void>;

type Route = Required<PipelineOptions>;

/** One request on its way down. */
interface Descent {
  readonly context: LayerContext;
  readonly journey: Journey;
  readonly hooks: SettleHook[];
  /** A flight is under way already: a second one is not boarded. */
  readonly inFlight: boolean;
  request: ChatRequest;
}

/**
 * An ordered list of layers that hit or pass, and a terminal. A layer never sees what is below it: timing, failing
 * open, abort, coalescing and the settle hooks live here, once.
 */
export function createPipeline({ layers, terminal, flights = createFlights() }: PipelineOptions): Pipeline {
  const route: Route = { layers, terminal, flights };
  return {
    async run(request, context, journey) {
      const descent: Descent = { context, journey, hooks: [], inFlight: false, request };
      const { reply, resolvedBy } = await descend(route, descent, 0);
      // A follower was answered by the layer that knew its request to be somebody else's, too.
      if (!journey.coalesced) journey.layer = resolvedBy;
      return reply;
    },
  };
}

/** Walks the layers from `index` on; the first flight that a layer offers is boarded. */
async function descend(route: Route, descent: Descent, index: number): Promise<ResolvedReply> {
  const layer = route.layers[index];
  if (layer === undefined) return land(route, descent);
  const result = isLeftOut(layer, descent.context.controls) ? undefined : await handle(layer, descent);
  if (result === undefined) return descend(route, descent, index + 1);
  if (result.outcome === 'hit') return conclude(route, descent, { reply: result.reply, resolvedBy: layer.name });
  descent.request = result.request;
  if (result.onSettled !== undefined) descent.hooks.push(result.onSettled);
  const below: Start = (flying) => descend(route, flying, index + 1);
  const { flight, fallback } = result;
  const isAlone = flight === undefined || descent.inFlight || descent.context.controls.onlyIfCached;
  const onward = isAlone ? below(descent) : board(route.flights, descent, shared(layer, flight, below));
  return fallback === undefined ? onward : orFallback(onward, { layer, fallback, descent });
}

/** The flight that a layer offers: what is below, unless its answer is being made elsewhere. */
function shared(layer: Layer, { key, elsewhere }: FlightOffer, below: Start): Required<Leg> {
  if (elsewhere === undefined) return { key, start: below };
  return {
    key,
    async start(descent) {
      const { journey, context } = descent;
      const started = performance.now();
      const reply = await elsewhere(context.signal).catch((error) => passOver(layer, descent, error));
      if (reply === undefined) return below(descent);
      journey.coalesced = true;
      journey.steps.push({ layer: layer.name, milliseconds: performance.now() - started, outcome: 'hit' });
      return { reply, resolvedBy: layer.name };
    },
  };
}

interface Rescue {
  readonly layer: Layer;
  readonly fallback: (error: unknown) => Promise<LayerHit | undefined>;
  readonly descent: Descent;
}

/** What is below, or where that fails, what the layer has instead. */
async function orFallback(onward: Promise<ResolvedReply>, rescue: Rescue): Promise<ResolvedReply> {
  const { layer, fallback, descent } = rescue;
  try {
    return await onward;
  } catch (error) {
    const { context, journey } = descent;
    const found = context.signal.aborted ? undefined : await fallback(error).catch(() => undefined);
    if (found === undefined) throw error;
    const { cacheStatus } = found;
    if (cacheStatus !== undefined) {
      const told = journey.cacheStatuses.findIndex(({ cache }) => cache === cacheStatus.cache);
      journey.cacheStatuses.splice(told, told < 0 ? 0 : 1, cacheStatus);
    }
    return { reply: found.reply, resolvedBy: layer.name };
  }
}

/** A hit ends the descent; but layers above that wait to hear how it ended are told by a flight only. */
async function conclude({ flights }: Route, descent: Descent, hit: ResolvedReply): Promise<ResolvedReply> {
  if (descent.inFlight || descent.hooks.length === 0) return hit;
  return board(flights, descent, { start: async () => hit });
}

/** No layer had an answer. */
async function land({ flights, terminal }: Route, descent: Descent): Promise<ResolvedReply> {
  if (descent.context.controls.onlyIfCached) {
    throw new IsartorError('not_cached', 'No cached answer for this request');
  }
  const start: Start = (flying) => finish(terminal, flying);
  return descent.inFlight ? start(descent) : board(flights, descent, { start });
}

type Start = (descent: Descent) => Promise<ResolvedReply>;

interface Leg {
  readonly start: Start;
  readonly key?: string;
}

/** Has a flight make the answer: one with this key that is under way, else a new one that runs `start`. */
async function board(flights: Flights, descent: Descent, flight: Leg): Promise<ResolvedReply> {
  const { context, journey } = descent;
  const started = performance.now();
  let leading = false;
  try {
    const boarded = await flights.board({
      ...(flight.key === undefined ? {} : { key: flight.key }),
      signal: context.signal,
      start: (signal) => {
        leading = true;
        return flight.start({ ...descent, inFlight: true, context: withSignal(context, signal) });
      },
      onSettled: (settlement) => settle(descent, settlement),
    });
    if (boarded.role === 'follower') {
      journey.coalesced = true;
      journey.steps.push({ layer: journey.layer, milliseconds: performance.now() - started, outcome: 'hit' });
    }
    return boarded;
  } catch (error) {
    // Whoever waits for another's call that fails has, in the end, waited for the cloud.
    if (!leading) journey.layer = 'L3_Cloud';
    throw error;
  }
}

/** The layer's verdict, or nothing when it broke and may. */
async function handle(layer: Layer, descent: Descent): Promise<LayerResult | undefined> {
  const { request, context, journey } = descent;
  const started = performance.now();
  journey.layer = layer.name;
  try {
    const result = await layer.handle(request, context);
    const milliseconds = performance.now() - started;
    journey.steps.push({ layer: layer.name, milliseconds, outcome: result.outcome });
    recordAttempt(layer.name, milliseconds, result.outcome);
    if (result.cacheStatus !== undefined) journey.cacheStatuses.push(result.cacheStatus);
    if (result.outcome === 'hit') recordDuration(layer.name, milliseconds, context);
    return result;
  } catch (error) {
    const milliseconds = performance.now() - started;
    journey.steps.push({ layer: layer.name, milliseconds, outcome: 'failed' });
    recordAttempt(layer.name, milliseconds, context.signal.aborted ? 'abandoned' : 'failed');
    return passOver(layer, descent, error);
  }
}

/** Counts and forgives what broke in an optimisation, unless nobody waits any more; a policy's failure stands. */
function passOver(layer: Layer, { context }: Descent, error: unknown): undefined {
  if (layer.onFailure === 'throw' || context.signal.aborted) throw error;
  metrics.errors.add(1, { layer: layer.name, error_class: 'retryable', tool: context.tool });
  context.log.warn({ layer: layer.name, error: messageOf(error) }, 'Layer failed and was passed');
}

async function finish(terminal: Terminal, { request, context, journey, hooks }: Descent): Promise<ResolvedReply> {
  const started = performance.now();
  const milliseconds = (): number => performance.now() - started;
  journey.layer = terminal.name;
  // The terminal's time ends with the last byte, which is when the flight settles.
  hooks.push(({ status }) => {
    recordDuration(terminal.name, milliseconds(), context);
    recordAttempt(terminal.name, milliseconds(), ATTEMPT_OUTCOMES[status]);
  });
  try {
    const reply = await terminal.resolve(request, context);
    journey.steps.push({ layer: terminal.name, milliseconds: milliseconds(), outcome: 'hit' });
    return { reply, resolvedBy: terminal.name };
  } catch (error) {
    journey.steps.push({ layer: terminal.name, milliseconds: milliseconds(), outcome: 'failed' });
    throw error;
  }
}

/** Tells every hook, each on its own: one that fails keeps none of the others from hearing. */
async function settle({ hooks, context }: Descent, settlement: Settlement): Promise<void> {
  const told = Promise.all(
    hooks.map(async (hook) => {
      try {
        await hook(settlement);
      } catch (error) {
        context.log.warn({ error: messageOf(error) }, 'A settle hook failed');
      }
    }),
  );
  context.defer(told);
  await told;
}

const ATTEMPT_OUTCOMES: Readonly<Record<Settlement['status'], AttemptOutcome>> = {
  completed: 'hit',
  unrecorded: 'hit',
  failed: 'failed',
  abandoned: 'abandoned',
};

function recordAttempt(layer: LayerName, milliseconds: number, outcome: AttemptOutcome): void {
  metrics.layerAttemptDuration.record(milliseconds / 1000, { layer_name: layer, outcome });
}

function recordDuration(layer: LayerName, milliseconds: number, { tool }: LayerContext): void {
  metrics.layerDuration.record(milliseconds / 1000, { layer_name: layer, tool });
}

function withSignal(context: LayerContext, signal: AbortSignal): LayerContext {
  const { requestId, scope, controls, parent, providerHeaders, credentials, tool, log, defer } = context;
  const callers = { ...(providerHeaders && { providerHeaders }), ...(credentials && { credentials }) };
  return { requestId, scope, controls, parent, ...callers, tool, log, defer, signal };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
