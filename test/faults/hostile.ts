import { isPublic } from '../../scrapers/addresses.js';
import type { Lookup } from '../../scrapers/connect.js';
import { safe } from '../../src/cli/terminal.js';
import { answer } from '../support/broken-http.js';
import type { FaultCase } from './case.js';
import { host, page, send, visiting } from './visiting.js';

/** H1: addresses written in every way. None of them may be asked. */
const addresses = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://2130706433/',
  'http://①②⑦.0.0.1/',
  'http://127。0。0。1/',
  'http://127.0.0.1.:80/',
  'http://localhost/',
  'http://localhost./',
  'http://LOCALHOST/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://0.0.0.0/',
  'http://0/',
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://192.168.0.1/',
  'http://169.254.169.254/',
  'http://100.64.0.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://[fc00::1]/',
  'http://[fe80::1]/',
  'http://[ff02::1]/',
  'http://[2002:7f00:1::]/',
  'http://8.8.8.8/',
  'https://127.0.0.1/',
  'ftp://127.0.0.1/',
  'file:///etc/passwd',
  'gopher://127.0.0.1/',
  'data:text/html,a',
  'javascript:alert(1)',
  `http://${host}:22/`,
  `http://${host}:8080/`,
  `http://user@${host}/`,
  `http://user:pass@${host}/`,
  `http://${host}.evil.example.com/`,
  `http://evil.example.com/${host}/`,
  `http://evil.example.com#@${host}/`,
  `http://evil.example.com?${host}`,
  `http://${host}%2eevil.com/`,
  'http://xn--fiqs8s.example/',
  'http://www.ехample.gov.cn/',
  'http://www.example.gov.cn.cn/',
  'http://example.gov.cn/',
  'http://wwwexample.gov.cn/',
];
const ssrf: FaultCase[] = addresses.map((url) => ({
  row: 'H1',
  fault: `asked for ${url}`,
  expected: 'refused without a request',
  reach: () =>
    visiting(send(answer(200, page)), async ({ fetcher, server }) => {
      if (URL.parse(url) === null) return 'refused without a request';
      const wanted = { url, referer: null, hosts: [host], etag: null, lastModified: null, allowed: async () => null };
      const { outcome } = await fetcher.fetch(wanted);
      return server.requests.length === 0
        ? `${outcome} without a request`
        : `${outcome} after ${server.requests.length} request(s)`;
    }),
}));
const inside: FaultCase[] = [
  '127.0.0.1',
  '10.1.2.3',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '::1',
  '::ffff:10.0.0.1',
  'fd00::1',
  'fe80::1',
  '64:ff9b::1',
  '2002::1',
  '0.0.0.0',
].map((address) => resolving(`the site's own name resolves to ${address}`, [address]));
const rebinding = resolving("the site's name has a public address and one inside", ['8.8.8.8', '127.0.0.1']);

/** The site's name leads to these addresses, one of which is inside at least. */
function resolving(fault: string, addresses: readonly string[]): FaultCase {
  const lookup: Lookup = (_name, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  return {
    row: 'H1',
    fault,
    expected: 'robots_unknown without a request',
    reach: () =>
      visiting(
        send(answer(200, page)),
        async ({ visitor, server }) => {
          const { outcome } = await visitor.visit({ url: `http://${host}/p` }, { purpose: 'navigation' });
          const inside = addresses.some((address) => !isPublic(address));
          return `${outcome} ${server.requests.length === 0 && inside ? 'without a request' : 'after a request'}`;
        },
        { unmapped: true, options: { lookup } },
      ),
  };
}

/** H11: what pages say, on a terminal. */
const escapes: FaultCase[] = [
  '\u001b]0;title\u0007',
  '\u001b[2J',
  'a\r\n{"level":30}',
  '\u202egnp.exe',
  '\u2066x\u2069',
  '\u009b31m',
  '\u0000',
  '\u007f',
  '\u200f',
].map((text) => ({
  row: 'H11',
  fault: `a title with ${JSON.stringify(text)}`,
  expected: 'shown by its code',
  reach: async () =>
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(safe(text))
      ? 'shown raw'
      : 'shown by its code',
}));

export const hostileCases: readonly FaultCase[] = [...ssrf, ...inside, rebinding, ...escapes];
