import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Kept, so that their ports stay taken for as long as this process lives. */
const holders: Socket[] = [];

/** The base URL of an upstream that refuses every connection. */
export async function unusedUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A port that was merely closed again may soon be another process's; one that a connection goes out from may not.
  const accepted = once(server, 'connection');
  const holder = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [other] = await accepted;
  server.close();
  for (const socket of [holder, other]) holders.push(socket.unref());
  return `http://127.0.0.1:${holder.localPort}/v1`;
}
