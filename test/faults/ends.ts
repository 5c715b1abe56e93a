import { answer } from '../support/broken-http.js';
import type { FaultCase } from './case.js';
import { host, outcomeOf, page, send, visiting } from './visiting.js';

const hex = (digits: string) => Buffer.from(digits, 'hex');
const filled = (head: Buffer, tail: Buffer | string) =>
  Buffer.concat([head, Buffer.alloc(900, 'x'), Buffer.from(tail)]);
const zipEnd = hex('504b050600000000000000000000000000000000' + '0000');

/** Bodies as they are whole, sent to the end of the connection, without a length. What proves that they are whole? */
const kinds: readonly (readonly [string, string, Buffer, string, string])[] = [
  [
    'a PDF',
    'application/pdf',
    filled(Buffer.from('%PDF-1.4\n'), '%%EOF\n'),
    'ok_end_unproven after 1',
    'truncated after 3',
  ],
  ['a zip', 'application/zip', filled(hex('504b0304'), zipEnd), 'ok_end_unproven after 1', 'truncated after 3'],
  ['an RTF', 'application/rtf', filled(Buffer.from('{\\rtf1 '), '}'), 'ok_end_unproven after 1', 'truncated after 3'],
  [
    'a PNG',
    'image/png',
    filled(hex('89504e470d0a1a0a'), `IEND${'\0'.repeat(4)}`),
    'ok_end_unproven after 1',
    'truncated after 3',
  ],
  ['a JPEG', 'image/jpeg', filled(hex('ffd8ffe0'), hex('ffd9')), 'ok_end_unproven after 1', 'truncated after 3'],
  [
    'JSON',
    'application/json',
    Buffer.from(JSON.stringify({ rows: [1, 2, 3], text: '公开' })),
    'ok_end_unproven after 1',
    'truncated after 3',
  ],
  [
    'XML',
    'text/xml',
    Buffer.from('<datastore><record>公开</record></datastore>'),
    'ok_end_unproven after 1',
    'truncated after 3',
  ],
  ['HTML', 'text/html', Buffer.from(page), 'ok_end_unproven after 1', 'truncated after 3'],
  // Of these nothing tells where they end; the same bytes twice do.
  [
    'an old Word file',
    'application/msword',
    filled(hex('d0cf11e0a1b11ae1'), ''),
    'ok_end_unproven after 2',
    'ok_end_unproven after 2',
  ],
  [
    'a RAR',
    'application/vnd.rar',
    filled(hex('526172211a0700'), ''),
    'ok_end_unproven after 2',
    'ok_end_unproven after 2',
  ],
  ['plain text', 'text/plain', Buffer.from('公开'.repeat(100)), 'ok_end_unproven after 2', 'ok_end_unproven after 2'],
];

function asked(fault: string, expected: string, type: string, ...bodies: readonly Buffer[]): FaultCase {
  return {
    row: 'N4',
    fault,
    expected,
    reach: () =>
      visiting(
        (socket, nth, request) =>
          void socket.end(
            request.startsWith('GET /p')
              ? answer(200, bodies[Math.min(nth, bodies.length) - 1] ?? '', {
                  'content-type': type,
                  'content-length': '',
                })
              : answer(404),
          ),
        async ({ visitor, server }) => {
          const { outcome } = await visitor.visit({ url: `http://${host}/p` }, { purpose: 'attachment' });
          return `${outcome} after ${server.requests.filter((r) => r.startsWith('GET /p')).length}`;
        },
      ),
  };
}

const ends: FaultCase[] = kinds.flatMap(([what, type, body, isWhole, isCut]) => [
  asked(`${what} to the end of the connection, whole`, isWhole, type, body),
  asked(`${what} to the end of the connection, cut`, isCut, type, body.subarray(0, body.length - 15)),
]);
const growing: FaultCase[] = [
  asked(
    'an old Word file without a length, longer each time',
    'truncated after 3',
    'application/msword',
    ...[1, 2, 3].map((n) => filled(hex('d0cf11e0a1b11ae1'), 'x'.repeat(n))),
  ),
  asked(
    'an old Word file without a length, cut the first time',
    'ok_end_unproven after 3',
    'application/msword',
    filled(hex('d0cf11e0a1b11ae1'), ''),
    filled(hex('d0cf11e0a1b11ae1'), 'xx'),
  ),
  asked('nothing at all, without a length', 'truncated after 3', 'text/html', Buffer.alloc(0)),
];

const robots: FaultCase[] = (
  [
    ['whole', 'User-agent: *\nDisallow: /p', 'robots_denied'],
    ['empty', '', 'robots_unknown'],
  ] as const
).map(([fault, text, expected]) => ({
  row: 'N12',
  fault: `robots.txt comes without a length, ${fault}`,
  expected,
  reach: () =>
    visiting(
      (socket, _nth, request) =>
        void socket.end(
          request.startsWith('GET /robots.txt')
            ? answer(200, text, { 'content-type': 'text/plain', 'content-length': '' })
            : answer(200, page),
        ),
      async ({ visitor }) => (await visitor.visit({ url: `http://${host}/p` }, { purpose: 'article' })).outcome,
    ),
}));

/** N7: pages in place of files, by the names under which they are asked for. */
const login = '<!DOCTYPE html><html><body><form>统一登录平台</form></body></html>';
const names: FaultCase[] = (
  [
    ['a.pdf', 'application/pdf', login, 'soft404'],
    ['a.pdf', 'text/html', login, 'soft404'],
    ['a.docx', 'text/html', login, 'soft404'],
    ['a.xlsx', 'text/html', login, 'soft404'],
    ['a.zip', 'application/octet-stream', login, 'soft404'],
    ['a.jpg', 'image/jpeg', login, 'soft404'],
    // Word saves its documents as HTML too, and such a report can be read.
    ['a.doc', 'application/msword', login, 'ok'],
    ['a.pdf', 'application/pdf', '%PDF-1.4\n%%EOF', 'ok'],
    ['a.pdf', 'text/html', "<script>$_ts=window['$_ts'];</script>", 'challenge'],
    ['a.pdf', 'text/html', '<html><body>页面不存在</body></html>', 'soft404'],
    ['a.pdf', 'text/html', '<html><body>请输入验证码</body></html>', 'needs_person'],
    ['a.pdf', 'application/pdf', '', 'soft404'],
  ] as const
).map(([name, type, body, expected], i) => ({
  row: 'N7',
  fault: `${name} is ${body === '' ? 'empty' : JSON.stringify(body.slice(0, 40))}, declared as ${type} (${i})`,
  expected,
  reach: () =>
    visiting(
      (socket, _nth, request) =>
        void socket.end(request.startsWith('GET /a.') ? answer(200, body, { 'content-type': type }) : answer(404)),
      async ({ visitor }) =>
        (await visitor.visit({ url: `http://${host}/${name}` }, { purpose: 'attachment' })).outcome,
    ),
}));

/** N10: what looks like a gateway's page and is none. */
const report = `<p>${'样例区政府信息公开工作年度报告。'.repeat(80)}</p>`;
const innocent: FaultCase[] = (
  [
    [
      'a report above a form for remarks with 请输入验证码',
      `<html><body>${report}<input placeholder="请输入验证码"></body></html>`,
    ],
    ['a report above the words 请输入验证码', `<html><body>${report}<label>请输入验证码</label></body></html>`],
    ['a report with 网宿 in its footer', `<html><body>${report}<p>本站由网宿科技加速</p></body></html>`],
    ['a report that speaks of 云防护', `<html><body>${report}<p>已接入云防护</p></body></html>`],
  ] as const
).map(([fault, body]) => ({ row: 'N10', fault, expected: 'ok', reach: () => outcomeOf(send(answer(200, body))) }));
const vendors: FaultCase[] = (
  [
    [403, 'reason:GeoBL', '403 geo-blocked'],
    [405, '<html>电信云防护</html>', '405 telecom'],
    [493, '<html>360安域</html>', '493 anyu'],
    [403, '<html>Wangsu</html>', '403 wangsu'],
    [403, '<html>安全验证</html>', '403 captcha'],
    [412, "<script>$_ts=window['$_ts'];</script>", '412 ruishu'],
    [521, '<script>__jsl_clearance</script>', '521 jiasule'],
    [200, '<script>EO_Bot_Ssid</script>', '200 edgeone'],
    [403, '', '403'],
  ] as const
).map(([status, body, expected]) => ({
  row: 'N10',
  fault: `who turns us away by ${status} and ${JSON.stringify(body.slice(0, 24))}`,
  expected: `challenge: ${expected}`,
  reach: () =>
    visiting(
      (socket, _nth, request) => void socket.end(request.startsWith('GET /p') ? answer(status, body) : answer(404)),
      async ({ visitor, memory }) => {
        await visitor.visit({ url: `http://${host}/p` }, { purpose: 'article' });
        const last = memory.visits.at(-1);
        return `${last?.outcome}: ${last?.reason}`;
      },
    ),
}));

/** N9: what a host answers for any address is the same but for its figures. */
const anywhere: FaultCase = {
  row: 'N9',
  fault: 'one page for any address, with the time on it',
  expected: 'ok, then soft404',
  reach: () => {
    let time = 0;
    return visiting(
      (socket) =>
        socket.end(
          answer(200, `<html><body><p>欢迎访问本站</p><p>现在是 10:${10 + time++}，第${time}位访客</p></body></html>`),
        ),
      async ({ visitor }) => {
        const first = await visitor.visit({ url: `http://${host}/a` }, { purpose: 'article' });
        const second = await visitor.visit({ url: `http://${host}/b` }, { purpose: 'article' });
        return `${first.outcome}, then ${second.outcome}`;
      },
    );
  },
};

export const endCases: readonly FaultCase[] = [
  ...ends,
  ...growing,
  ...robots,
  ...names,
  ...innocent,
  ...vendors,
  anywhere,
];
