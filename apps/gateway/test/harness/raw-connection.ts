import { connect } from 'node:net';

/** A TCP connection on which a test writes and reads bytes of its own. */
export interface RawConnection {
  send(bytes: string | Uint8Array): void;
  /** Everything that came so far, byte for byte as Latin-1. */
  readonly received: string;
  /** Resolves with what came as soon as that matches; rejects when the connection ends before. */
  waitFor(pattern: RegExp): Promise<string>;
  /** Resolves with all that came when the other side has closed. */
  readonly closed: Promise<string>;
  /** Says that nothing more will be sent. */
  end(): void;
  destroy(): void;
}

/** Connects to the host and port of a URL. */
export function openConnection(url: string): RawConnection {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = '';
  const watchers = new Set<() => void>();
  const look = (): void => {
    for (const watcher of [...watchers]) watcher();
  };
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
    look();
  });
  // A reset is one of the answers that garbage gets; `close` follows it.
  socket.on('error', () => {});
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(received)));
  void closed.then(look);
  return {
    send: (bytes) => void socket.write(bytes),
    get received() {
      return received;
    },
    waitFor: (pattern) =>
      new Promise((resolve, reject) => {
        const watcher = (): void => {
          if (pattern.test(received)) resolve(received);
          else if (socket.destroyed) reject(new Error(`The connection ended before ${pattern} came: ${received}`));
          else return;
          watchers.delete(watcher);
        };
        watchers.add(watcher);
        watcher();
      }),
    closed,
    end: () => void socket.end(),
    destroy: () => void socket.destroy(),
  };
}
