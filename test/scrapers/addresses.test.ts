import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isPublic } from '../../scrapers/addresses.js';
import type { Lookup } from '../../scrapers/connect.js';
import { fetchPath, host } from '../support/fetching.js';

const inside = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.254',
  '127.0.0.1',
  '127.1.2.3',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:8.8.8.8',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '2002:0808:0808::1',
  '3fff::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '5f00::1',
  'localhost',
  '',
  '1.2.3',
  '0x7f.1',
  '2130706433',
];
const outside = [
  '1.1.1.1',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.1',
  '100.63.255.255',
  '100.128.0.1',
  '126.255.255.255',
  '128.0.0.1',
  '172.15.255.255',
  '172.32.0.1',
  '192.167.255.255',
  '223.255.255.255',
  '2400:3200::1',
  '240e::1',
  '2606:4700::1111',
];

describe('public addresses', () => {
  test.each(inside)('%s is none', (address) => expect(isPublic(address)).toBe(false));
  test.each(outside)('%s is one', (address) => expect(isPublic(address)).toBe(true));
});

/** A listener that nobody may reach, and how many have. */
async function canary(): Promise<{ port: number; met: () => number }> {
  let met = 0;
  const server = createServer((socket) => {
    met++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as { port: number }).port, met: () => met };
}

const answering =
  (...rounds: readonly (readonly string[])[]): Lookup =>
  (_name, _options, callback) => {
    const [now = []] = rounds.length > 1 ? (rounds as string[][]).splice(0, 1) : rounds;
    callback(
      null,
      now.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };

describe('a host that leads into somebody’s house', () => {
  test.each([
    ['to this machine', ['127.0.0.1']],
    ['to this machine, by IPv6', ['::1']],
    ['to a private network, beside a public address', ['8.8.8.8', '10.0.0.7']],
    ['to the metadata of a cloud', ['169.254.169.254']],
    ['nowhere', []],
  ])('%s is refused without a connection', async (_name, addresses) => {
    const { met } = await canary();
    const fetched = await fetchPath(0, '/', { map: new Map(), lookup: answering(addresses) });
    expect([fetched.outcome, fetched.reason]).toEqual(['refused', expect.stringContaining('is not public')]);
    expect(met()).toBe(0);
  });

  test('a host that is an address is refused, though it be among the site’s', async () => {
    const { port, met } = await canary();
    const wanted = { map: new Map(), hosts: ['127.0.0.1'], url: `http://127.0.0.1:${port}/` };
    expect((await fetchPath(0, '/', { ...wanted })).outcome).toBe('refused');
    expect((await fetchPath(0, '/', { ...wanted, url: 'http://127.0.0.1/' })).reason).toContain('is not public');
    expect(met()).toBe(0);
  });

  test('a name that resolves differently the second time is checked the second time', async () => {
    const lookup = answering(['127.0.0.1'], ['::1'], ['10.0.0.1']);
    const first = await fetchPath(0, '/', { map: new Map(), lookup });
    const second = await fetchPath(0, '/', { map: new Map(), lookup });
    expect([first.outcome, second.outcome]).toEqual(['refused', 'refused']);
    expect(second.reason).not.toBe(first.reason);
  });

  test('a name that is not known may be known later', async () => {
    const unknown: Lookup = (name, _options, callback) =>
      callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' }), []);
    const fetched = await fetchPath(0, '/', { map: new Map(), lookup: unknown });
    expect([fetched.outcome, fetched.reason, fetched.finalUrl]).toEqual(['transient', 'ENOTFOUND', `http://${host}/`]);
  });
});
