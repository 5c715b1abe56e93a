import { onTestFinished } from 'vitest';
import { buildPortal, type PortalPage } from '../../src/sample/portal.js';
import { type RunningServer, servePages } from '../../src/sample/server.js';
import { type Ended, gongkai, type RunOptions } from './cli.js';

export const slug = 'sample/yangli';
export const hosts = ['www.yangli.example', 'gaj.yangli.example'];
export const portal = buildPortal();

/** The sample district, served on loopback until the test ends; its pages can be changed while it is served. */
export async function serveDistrict(): Promise<{ server: RunningServer; pages: Map<string, PortalPage> }> {
  const pages = new Map(portal.pages);
  const server = await servePages(pages);
  onTestFinished(() => server.close());
  return { server, pages };
}

/** Runs a verb against the served district. */
export function onDistrict(
  server: RunningServer,
  data: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ended> {
  const maps = hosts.flatMap((host) => ['--map', `${host}=127.0.0.1:${server.port}`]);
  return gongkai([...args, '--site', slug, '--data', data, ...maps], options);
}
