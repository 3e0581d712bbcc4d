import type { DecodedLog } from './decoded-log.js';
import type { DecodedMetric } from './decoded-metric.js';
import type { DecodedSpan } from './decoded-span.js';

/**
 * How exports are treated from now on: taken, refused with UNAVAILABLE, accepted and never answered, or taken and
 * answered late. Only what is taken is kept.
 */
export type OtlpBehaviour = 'ok' | 'unavailable' | 'hang' | { readonly delayMs: number };

/** One export as a request: by which path, with which headers (gRPC: the metadata), names in lower case. */
export interface OtlpExport {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What has been taken so far, in order of arrival. A cumulative metric comes again with every export. */
export interface OtlpReceived {
  readonly spans: readonly DecodedSpan[];
  readonly metrics: readonly DecodedMetric[];
  readonly logs: readonly DecodedLog[];
  /** Exports that arrived, also those that were refused or never answered. */
  readonly exports: readonly OtlpExport[];
  /** How many of them there are. */
  readonly calls: number;
}

/** What is decoded of one export. */
export type OtlpItems = Partial<Pick<OtlpReceived, 'spans' | 'metrics' | 'logs'>>;

/** Tells the sender of an export what became of it. */
export type OtlpAnswer = (outcome: 'taken' | 'refused') => void;

/** Keeps what a receiver is sent, whatever the protocol. */
export interface OtlpInbox {
  readonly received: OtlpReceived;
  setBehaviour(behaviour: OtlpBehaviour): void;
  receive(from: OtlpExport, decode: () => OtlpItems, answer: OtlpAnswer): void;
  /** Resolves as soon as `predicate` holds, which is looked at after each export; rejects after `timeoutMs`. */
  waitFor(predicate: (received: OtlpReceived) => boolean, timeoutMs: number): Promise<void>;
}

export function createOtlpInbox(first: OtlpBehaviour = 'ok'): OtlpInbox {
  const spans: DecodedSpan[] = [];
  const metrics: DecodedMetric[] = [];
  const logs: DecodedLog[] = [];
  const exports: OtlpExport[] = [];
  const received: OtlpReceived = {
    ...{ spans, metrics, logs, exports },
    get calls() {
      return exports.length;
    },
  };
  const watchers = new Set<() => void>();
  let behaviour = first;

  const take = (items: OtlpItems): void => {
    spans.push(...(items.spans ?? []));
    metrics.push(...(items.metrics ?? []));
    logs.push(...(items.logs ?? []));
  };
  return {
    received,
    setBehaviour(next) {
      behaviour = next;
    },
    receive(from, decode, answer) {
      exports.push(from);
      if (behaviour === 'unavailable') answer('refused');
      else if (behaviour !== 'hang') {
        take(decode());
        if (behaviour === 'ok') answer('taken');
        else setTimeout(() => answer('taken'), behaviour.delayMs).unref();
      }
      for (const look of [...watchers]) look();
    },
    waitFor: (predicate, timeoutMs) => watch({ watchers, holds: () => predicate(received), received, timeoutMs }),
  };
}

interface Watch {
  /** Called after every export. */
  readonly watchers: Set<() => void>;
  readonly holds: () => boolean;
  readonly received: OtlpReceived;
  readonly timeoutMs: number;
}

function watch({ watchers, holds, received, timeoutMs }: Watch): Promise<void> {
  let look = () => {};
  let timer: NodeJS.Timeout | undefined;
  const seen = new Promise<void>((resolve, reject) => {
    look = () => {
      try {
        if (holds()) resolve();
      } catch (error) {
        reject(error);
      }
    };
    const tooLate = () => reject(new Error(`Not seen within ${timeoutMs} ms; received: ${describe(received)}`));
    timer = setTimeout(tooLate, timeoutMs);
  });
  watchers.add(look);
  look();
  return seen.finally(() => {
    watchers.delete(look);
    clearTimeout(timer);
  });
}

function describe({ spans, metrics, calls }: OtlpReceived): string {
  const names = (items: readonly { readonly name: string }[]) =>
    [...new Set(items.map(({ name }) => name))].join(', ') || 'none';
  return `${calls} exports, spans ${names(spans)}, metrics ${names(metrics)}`;
}
