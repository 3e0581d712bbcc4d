import { type ExportResult, ExportResultCode } from '@opentelemetry/core';

/** How exports of one signal go: the last one arrived, the last one failed, there was none yet, or there are none. */
export type ExportState = 'ok' | 'failing' | 'idle' | 'off';

/** How an exporter sends: `done` is called once, when the export has ended. */
export type Send<Items> = (items: Items, done: (result: ExportResult) => void) => void;

/** How the exports of one signal go. */
export interface ExportHealth {
  /** By the latest export; `idle` before the first has ended. */
  readonly state: ExportState;
  readonly failedExports: number;
  /** `send`, with the end of every export noted; one that throws has failed. */
  watch<Items>(send: Send<Items>): Send<Items>;
}

/** `onFailure` hears of every failed export; a signal that is not `exported` is off. */
export function createExportHealth(onFailure: (error: string) => void, exported = true): ExportHealth {
  let state: ExportState = exported ? 'idle' : 'off';
  let failedExports = 0;
  const note = ({ code, error }: ExportResult) => {
    state = code === ExportResultCode.SUCCESS ? 'ok' : 'failing';
    if (state === 'ok') return;
    failedExports += 1;
    onFailure(error?.message ?? 'unknown error');
  };
  return {
    get state() {
      return state;
    },
    get failedExports() {
      return failedExports;
    },
    watch: (send) => (items, done) => {
      const end = (result: ExportResult) => {
        note(result);
        done(result);
      };
      try {
        send(items, end);
      } catch (error) {
        end({ code: ExportResultCode.FAILED, error: error instanceof Error ? error : new Error(String(error)) });
      }
    },
  };
}
