import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { selfSigned } from '../support/certificate.js';
import { fetchPath, host } from '../support/fetching.js';

const page = '<html><body>公开</body></html>';

/** Serves one page over TLS on loopback. */
async function serve(options: { minVersion?: 'TLSv1'; maxVersion?: 'TLSv1'; ciphers?: string } = {}) {
  let requests = 0;
  const server = createServer({ ...selfSigned, ...options }, (_request, response) => {
    requests++;
    response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const map = new Map([[host, { address: '127.0.0.1', port, tls: true as const }]]);
  return { map, requests: () => requests };
}

describe('a handshake that fails', () => {
  test('is a failure to answer, with its own reason, and the certificate is not overlooked', async () => {
    const { map, requests } = await serve();
    const fetched = await fetchPath(0, '/', { map, scheme: 'https' });
    expect([fetched.outcome, fetched.status, fetched.body]).toEqual(['transient', null, null]);
    expect(fetched.reason).toMatch(/^TLS: /);
    expect(requests()).toBe(0);
  });

  test('is tried again permissively where the site says so, and the record says that it was', async () => {
    const { map } = await serve();
    const fetched = await fetchPath(0, '/', { map, scheme: 'https', permissive: true });
    expect([fetched.outcome, fetched.body?.toString()]).toEqual(['ok', page]);
    expect(fetched.headers['x-tls']).toBe('permissive');
  });

  test('by a protocol of 1999 is reached permissively only', async () => {
    const { map } = await serve({ minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });
    expect((await fetchPath(0, '/', { map, scheme: 'https' })).reason).toMatch(/^TLS: /);
    const old = await fetchPath(0, '/', { map, scheme: 'https', permissive: true });
    expect([old.outcome, old.headers['x-tls']]).toEqual(['ok', 'permissive']);
  });
});
