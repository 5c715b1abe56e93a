import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { RunningServer } from '../../src/sample/server.js';
import { onDistrict, serveBody } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';
import { small } from './here.js';

const starts = 20;

/** A server that takes connections and never says a word: whoever asks it holds its archive until it is killed. */
async function silentServer(): Promise<RunningServer & { connections(): number }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { port: (server.address() as AddressInfo).port, log: [], close, connections: () => sockets.length };
}

describe(`of ${starts} runs that start at once`, () => {
  test('one wins and the others end with status 4, asking nothing; kill -9 the winner, and the next wins at once', async () => {
    const data = temporaryFolder();
    const silent = await silentServer();
    onTestFinished(() => silent.close());
    let left = starts;
    let lastOne = () => {};
    const killWhen = new Promise<void>((resolve) => {
      lastOne = resolve;
    });
    const runs = await Promise.all(
      Array.from({ length: starts }, async () => {
        const run = await onDistrict(silent, data, ['crawl'], { killWhen });
        if (--left === 1) lastOne();
        return run;
      }),
    );
    const statuses = runs.map((r) => r.status);
    expect(statuses.filter((s) => s === 4)).toHaveLength(starts - 1);
    expect(statuses.filter((s) => s === null)).toHaveLength(1);
    expect(silent.connections()).toBe(1);
    for (const run of runs.filter((r) => r.status === 4)) expect(run.stderr).toContain('another run holds');
    const { server } = await serveBody(small);
    const next = await onDistrict(server, data, ['crawl']);
    expect(next.status, next.stderr).toBe(0);
  });
});
