import { statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { HeldError } from './errors.js';

/**
 * Takes hold of a folder for this process alone.
 *
 * The hold is an abstract Unix socket named by the folder's device and inode: the kernel gives it to one process and
 * takes it back when that process ends, however it ends. It holds on one machine; a folder shared by two machines
 * needs one of them to be the only writer.
 *
 * @returns lets go
 * @throws HeldError when another process holds the folder
 */
export async function hold(folder: string, what: string): Promise<() => Promise<void>> {
  const { dev, ino } = statSync(folder);
  const server = createServer((socket) => socket.destroy());
  await listen(server, `\0gongkai-${dev}-${ino}`, what);
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function listen(server: Server, name: string, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const held = new HeldError(`another run holds ${what}`, 'Wait until it has ended, then try again.');
      reject(error.code === 'EADDRINUSE' ? held : error);
    });
    server.listen(name, () => resolve());
  });
}
