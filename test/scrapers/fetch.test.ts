import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bodyLimits } from '../../scrapers/body.js';
import { Pace } from '../../scrapers/pace.js';
import { timeLimits } from '../../scrapers/transport.js';
import { answer, type Fault, faultServer } from '../support/fault-server.js';
import { fakeClock, fetchPath, host } from '../support/fetching.js';

const page = `<html><body><p>${'样例区政府信息公开工作年度报告，内容完整。'.repeat(200)}</p></body></html>`;
const zipped = gzipSync(page);

const send =
  (bytes: Buffer | string): Fault =>
  (socket) =>
    socket.end(bytes);

async function outcomeOf(fault: Fault, options: Parameters<typeof fetchPath>[2] = {}) {
  const server = await faultServer({ '/p': fault });
  const fetched = await fetchPath(server.port, '/p', options);
  return { ...fetched, requests: server.requests.length };
}

describe('whole pages', () => {
  test.each([
    ['with a length', answer(200, page), 'length'],
    [
      'in chunks',
      Buffer.concat([
        answer(200, '', { 'content-length': '', 'transfer-encoding': 'chunked' }),
        Buffer.from(`${Buffer.byteLength(page).toString(16)}\r\n${page}\r\n0\r\n\r\n`),
      ]),
      'chunked',
    ],
    ['gzip with a length', answer(200, zipped, { 'content-encoding': 'gzip' }), 'length'],
    [
      'gzip to the end of the connection',
      answer(200, zipped, { 'content-encoding': 'gzip', 'content-length': '' }),
      'trailer',
    ],
    ['deflate with a header', answer(200, deflateSync(page), { 'content-encoding': 'deflate' }), 'length'],
    ['deflate without one', answer(200, deflateRawSync(page), { 'content-encoding': 'deflate' }), 'length'],
    ['brotli', answer(200, brotliCompressSync(page), { 'content-encoding': 'br' }), 'length'],
  ])('%s', async (_name, bytes, end) => {
    const fetched = await outcomeOf(send(bytes));
    expect([fetched.outcome, fetched.end, fetched.body?.toString()]).toEqual(['ok', end, page]);
  });

  test('to the end of the connection, with nothing but its last tag to show that it is whole', async () => {
    const fetched = await outcomeOf(send(answer(200, page, { 'content-length': '' })));
    expect([fetched.outcome, fetched.end, fetched.body?.toString()]).toEqual(['ok_end_unproven', 'html', page]);
  });

  test('gzip that nobody announced, plain that is announced as gzip, bytes behind the trailer: mended, and said', async () => {
    for (const bytes of [
      answer(200, zipped),
      answer(200, page, { 'content-encoding': 'gzip' }),
      answer(200, Buffer.concat([zipped, Buffer.from('junk')]), { 'content-encoding': 'gzip' }),
    ]) {
      const fetched = await outcomeOf(send(bytes));
      expect([fetched.outcome, fetched.body?.toString()]).toEqual(['ok', page]);
      expect(fetched.reason).not.toBeNull();
    }
  });
});

describe('cut pages are never pages', () => {
  const half = page.slice(0, 800);
  test.each([
    ['the length is too large', answer(200, page, { 'content-length': '99999' })],
    ['the length is too small', answer(200, page, { 'content-length': '500' })],
    ['no length, cut half way', answer(200, half, { 'content-length': '' })],
    [
      'the last chunk is missing',
      Buffer.concat([
        answer(200, '', { 'content-length': '', 'transfer-encoding': 'chunked' }),
        Buffer.from(`5\r\nabcde\r\n`),
      ]),
    ],
    [
      'gzip is cut, the length fits',
      answer(200, zipped.subarray(0, zipped.length - 20), { 'content-encoding': 'gzip' }),
    ],
    [
      'gzip is cut, no length',
      answer(200, zipped.subarray(0, zipped.length >> 1), { 'content-encoding': 'gzip', 'content-length': '' }),
    ],
    ['gzip’s last byte is missing', answer(200, zipped.subarray(0, -1), { 'content-encoding': 'gzip' })],
    [
      'gzip’s checksum is wrong',
      answer(200, Buffer.concat([zipped.subarray(0, -8), Buffer.from([1, 2, 3, 4]), zipped.subarray(-4)]), {
        'content-encoding': 'gzip',
      }),
    ],
    [
      'gzip within gzip, the inner one cut',
      answer(200, gzipSync(zipped.subarray(0, -9)), { 'content-encoding': 'gzip, gzip' }),
    ],
  ])('%s', async (_name, bytes) => {
    const fetched = await outcomeOf(send(bytes));
    expect(fetched.outcome).toBe('truncated');
    expect(fetched.requests).toBe(3);
  });

  test('what came is kept as evidence, also where more came than was announced', async () => {
    const fetched = await outcomeOf(send(answer(200, page, { 'content-length': '500' })));
    expect([fetched.outcome, fetched.body?.length]).toEqual(['truncated', 500]);
  });

  test('a page that takes longer than any may is told by a word, not by a number', async () => {
    const limits = { ...timeLimits, total: 20 };
    const fetched = await outcomeOf(() => {}, { limits });
    expect([fetched.outcome, fetched.reason]).toEqual(['transient', 'TimeoutError']);
  });

  test('a connection that is reset before any answer may work later', async () => {
    const fetched = await outcomeOf((socket) => socket.resetAndDestroy());
    expect([fetched.outcome, fetched.status]).toEqual(['transient', null]);
  });

  test.each([
    ['headers over 16 kB', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(20_000)}\r\nContent-Length: 2\r\n\r\nok`],
    ['line feeds alone', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nok'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok'],
    ['no HTTP at all', 'hello'],
  ])('broken HTTP is no page: %s', async (_name, bytes) => {
    const fetched = await outcomeOf(send(bytes));
    expect(['transient', 'truncated', 'needs_person']).toContain(fetched.outcome);
    expect(fetched.requests).toBe(3);
  });
});

describe('pages that drip', () => {
  /** A clock that moves on by so many seconds whenever it is looked at. */
  const hurrying = (seconds: number) => {
    let now = 0;
    return {
      ...fakeClock(),
      monotonic: () => {
        now += seconds * 1000;
        return now;
      },
    };
  };

  test('slower than a kilobyte a second are given up, and what came is kept', async () => {
    const drip = answer(200, '<html>', { 'content-length': '99999' });
    const fetched = await outcomeOf((socket) => socket.write(drip), { clock: hurrying(20) });
    expect([fetched.outcome, fetched.reason]).toEqual(['truncated', 'slower than 1000 bytes a second']);
    expect(fetched.body?.toString()).toBe('<html>');
  });

  test('have their first ten seconds, and as long as they need when they are fast enough', async () => {
    expect((await outcomeOf(send(answer(200, '<html></html>')), { clock: hurrying(9) })).outcome).toBe('ok');
    const large = `<html>${'样'.repeat(20_000)}</html>`;
    expect((await outcomeOf(send(answer(200, large)), { clock: hurrying(11) })).outcome).toBe('ok');
  });
});

describe('pages that are too much', () => {
  test('on the wire, and unpacked', async () => {
    const large = Buffer.alloc(bodyLimits.page + 1, 'x');
    expect((await outcomeOf(send(answer(200, large)))).outcome).toBe('refused');
    const bomb = gzipSync(Buffer.alloc(60_000_000));
    expect((await outcomeOf(send(answer(200, bomb, { 'content-encoding': 'gzip' })))).outcome).toBe('refused');
    const nested = gzipSync(gzipSync(Buffer.alloc(60_000_000)));
    expect((await outcomeOf(send(answer(200, nested, { 'content-encoding': 'gzip, gzip' })))).outcome).toBe('refused');
  });

  test('coded too often, or in a way that nobody knows', async () => {
    expect((await outcomeOf(send(answer(200, page, { 'content-encoding': 'gzip, gzip, gzip' })))).outcome).toBe(
      'refused',
    );
    expect((await outcomeOf(send(answer(200, page, { 'content-encoding': 'zstd' })))).outcome).toBe('refused');
  });
});

describe('what a status means', () => {
  test.each([
    [404, page, 'gone'],
    [410, page, 'gone'],
    [412, '<script>$_ts=window["$_ts"]</script>', 'challenge'],
    [521, '<script>document.cookie="__jsl_clearance"</script>', 'challenge'],
    [403, 'forbidden', 'challenge'],
    [405, 'blocked', 'challenge'],
    [202, '<script>go()</script>', 'challenge'],
    [400, 'bad', 'needs_person'],
    [500, 'oops', 'transient'],
    [503, 'busy', 'transient'],
    [429, 'slow down', 'transient'],
    [200, '<html><title>404</title><body>没有找到</body></html>', 'soft404'],
    [200, '<html><body>您访问的页面不存在</body></html>', 'soft404'],
    [200, '<html><script>var $_ts = window["$_ts"];</script></html>', 'challenge'],
    [200, '<html><body>请完成人机验证</body></html>', 'challenge'],
  ])('%d with %j ends as %s', async (status, body, outcome) => {
    const fetched = await outcomeOf(send(answer(status, body)));
    expect(fetched.outcome).toBe(outcome);
    expect(fetched.body?.toString()).toBe(body);
  });

  test('a long report that speaks of 系统维护 is no error page', async () => {
    expect((await outcomeOf(send(answer(200, page.replace('内容完整', '系统维护'))))).outcome).toBe('ok');
  });

  test.each([
    '样例区2024年共收到申请2404件，办结404件。',
    '监督电话：022-24040404，邮编：300404',
    '系统维护单位：样例区大数据中心',
    '网站维护电话：010-1234',
  ])('a short page is no error page for its numbers or its footer: %s', async (words) => {
    const fetched = await outcomeOf(send(answer(200, `<html><body><p>${words}</p></body></html>`)));
    expect(fetched.outcome).toBe('ok');
  });

  test.each(['系统维护中，请稍后再试', '网站正在维护', '系统升级维护', '404 Not Found', '错误404'])(
    'a short page that says %s is one',
    async (words) => {
      const fetched = await outcomeOf(send(answer(200, `<html><body><p>${words}</p></body></html>`)));
      expect(fetched.outcome).toBe('soft404');
    },
  );

  test('a challenge is asked once: it is not tried again', async () => {
    expect((await outcomeOf(send(answer(412, '')))).requests).toBe(1);
  });

  test('a failure that passes is tried again, after the pause that the host asks for', async () => {
    const clock = fakeClock();
    const fault: Fault = (socket, _request, count) =>
      socket.end(count === 1 ? answer(503, 'busy', { 'retry-after': '7' }) : answer(200, page));
    const fetched = await outcomeOf(fault, { clock });
    expect([fetched.outcome, fetched.requests]).toEqual(['ok', 2]);
    expect(clock.pauses).toEqual([7000]);
  });

  test('a host that asks for a very long pause is not asked again in this run', async () => {
    const fetched = await outcomeOf(send(answer(503, 'busy', { 'retry-after': '86400' })));
    expect([fetched.outcome, fetched.requests]).toEqual(['transient', 1]);
  });

  test('what is known is asked for conditionally', async () => {
    const fault: Fault = (socket, request) =>
      socket.end(
        request.includes('if-none-match: "v1"') ? answer(304, '', { 'content-length': '' }) : answer(200, page),
      );
    expect((await outcomeOf(fault, { etag: '"v1"' })).outcome).toBe('not_modified');
    expect((await outcomeOf(fault)).outcome).toBe('ok');
  });
});

describe('redirects', () => {
  const to = (location: string, headers = {}) => answer(302, '', { location, ...headers });

  test('are followed on the site’s own hosts, and the last address is kept', async () => {
    const server = await faultServer({ '/p': send(to('/q')), '/q': send(to('./r/')), '/r/': send(answer(200, page)) });
    const fetched = await fetchPath(server.port, '/p');
    expect([fetched.outcome, fetched.finalUrl]).toEqual(['ok', `http://${host}/r/`]);
  });

  test.each([
    'http://elsewhere.example/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'http://www.example.gov.cn:8080/',
    'http://user@www.example.gov.cn/',
    'javascript:alert(1)',
  ])('never lead to %s', async (location) => {
    const server = await faultServer({ '/p': send(to(location)), '/': send(answer(200, page)) });
    const fetched = await fetchPath(server.port, '/p');
    expect(fetched.outcome).toBe('refused');
    expect(server.requests).toHaveLength(1);
  });

  test('in a circle end', async () => {
    const server = await faultServer({ '/p': send(to('/p')) });
    const fetched = await fetchPath(server.port, '/p');
    expect(fetched.outcome).toBe('needs_person');
    expect(server.requests.length).toBeLessThanOrEqual(6);
  });

  test('to itself with a cookie are what a gateway wants, and a cookie jar is enough', async () => {
    const fault: Fault = (socket, request) =>
      socket.end(request.includes('cookie: sid=1') ? answer(200, page) : to('/p', { 'set-cookie': 'sid=1' }));
    expect((await outcomeOf(fault)).outcome).toBe('ok');
  });

  test('to the home page are an error page in disguise', async () => {
    const server = await faultServer({ '/p': send(to('/')), '/': send(answer(200, page)) });
    expect((await fetchPath(server.port, '/p')).outcome).toBe('soft404');
  });
});

describe('manners', () => {
  test('one request at a time to a host, with the pause between', async () => {
    const clock = fakeClock();
    const pace = new Pace(clock, 2);
    let running = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
    };
    await Promise.all(Array.from({ length: 5 }, () => pace.at('a.example', work)));
    expect(most).toBe(1);
    expect(clock.pauses).toEqual([2000, 2000, 2000, 2000]);
    pace.slowDown('a.example', 10);
    pace.slowDown('a.example', 1);
    await pace.at('a.example', work);
    await pace.at('a.example', work);
    expect(clock.pauses.at(-1)).toBe(10_000);
  });

  test('the program says who it is, and takes gzip only', async () => {
    const server = await faultServer({ '/p': send(answer(200, page)) });
    await fetchPath(server.port, '/p');
    expect(server.requests[0]).toMatch(/user-agent: gongkai-test/i);
    expect(server.requests[0]).toMatch(/accept-encoding: gzip\r/i);
    expect(server.requests[0]).toMatch(/host: www\.example\.gov\.cn\r/i);
  });
});
