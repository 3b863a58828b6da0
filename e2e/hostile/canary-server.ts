import { createSocket } from 'node:dgram';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody outside who listens: whatever reaches it got out of the page. */
export interface CanaryServer {
  readonly port: number;
  /** What arrived so far, e.g. `GET /network/fetch`; connections and packets without a request count too. */
  readonly hits: readonly string[];
  close(): Promise<void>;
}

/**
 * Listens on a free port of this machine for TCP connections, HTTP, WebSockets and UDP packets, and answers so that an
 * attack which arrives also succeeds: any origin may read, and the body is a script that leaves a mark.
 */
export async function startCanaryServer(): Promise<CanaryServer> {
  const hits: string[] = [];
  const server = http.createServer((request, response) => {
    hits.push(`${request.method ?? '?'} ${request.url ?? '?'}`);
    response.writeHead(200, { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
    response.end('globalThis.pwned = true; export const pwned = true;');
  });
  server.on('connection', () => hits.push('TCP connection'));
  server.on('upgrade', (request, socket) => {
    hits.push(`UPGRADE ${request.url ?? '?'}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  const packets = createSocket('udp4', () => hits.push('UDP packet'));
  await new Promise<void>((resolve) => packets.bind(port, '127.0.0.1', resolve));
  return {
    port,
    hits,
    async close() {
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), new Promise<void>((resolve) => packets.close(() => resolve()))]);
    },
  };
}
