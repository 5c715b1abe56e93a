import { answer } from '../support/broken-http.js';
import type { FaultCase } from './case.js';
import { at, host, otherHost, outcomeOf, page, send, sentence, visiting } from './visiting.js';

/** N7: what is declared, what the address ends in, and what the bytes are. */
const samples: readonly (readonly [string, string, Buffer])[] = [
  ['html', 'text/html', Buffer.from(page)],
  ['pdf', 'application/pdf', Buffer.from('%PDF-1.4\n%%EOF')],
  ['doc', 'application/msword', Buffer.from('d0cf11e0a1b11ae1000000', 'hex')],
  [
    'docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    Buffer.from('504b030414000600', 'hex'),
  ],
  ['zip', 'application/zip', Buffer.from('504b030414000000', 'hex')],
  ['rar', 'application/vnd.rar', Buffer.from('526172211a070100', 'hex')],
  ['jpg', 'image/jpeg', Buffer.from('ffd8ffe000104a46', 'hex')],
  ['png', 'image/png', Buffer.from('89504e470d0a1a0a', 'hex')],
];
/** Office files of today are zip archives, to the byte. */
const alike = new Set(['docx zip', 'zip docx']);
const types: FaultCase[] = samples.flatMap(([is, , bytes]) =>
  samples.map(
    ([says, type]): FaultCase => ({
      row: 'N7',
      fault: `declared as ${says}, the bytes are ${is}`,
      expected: is === says || alike.has(`${is} ${says}`) ? 'ok' : 'ok, and told apart',
      reach: () =>
        visiting(at('/p', send(answer(200, bytes, { 'content-type': type }))), async ({ visitor, memory }) => {
          const { outcome } = await visitor.visit({ url: `http://${host}/p` }, { purpose: 'attachment' });
          return /but the bytes are/.test(memory.visits.at(-1)?.reason ?? '') ? `${outcome}, and told apart` : outcome;
        }),
    }),
  ),
);

/** N8: the page in one encoding, announced as another: the same words, or none. */
const labels = ['utf-8', 'gb2312', 'gbk', 'gb18030', 'iso-8859-1', ''] as const;
const charsets: FaultCase[] = (['utf-8', 'gb18030'] as const).flatMap((is) =>
  labels.flatMap((says) =>
    (['header', 'meta'] as const).map(
      (where): FaultCase => ({
        row: 'N8',
        fault: `${is} that its ${where} calls ${says || 'nothing'}`,
        expected: 'read as printed',
        reach: async () => {
          const iconv = (await import('iconv-lite')).default;
          const meta = where === 'meta' && says !== '' ? `<meta charset="${says}">` : '';
          const html = page.replace('<head>', `<head>${meta}`);
          const type = where === 'header' && says !== '' ? `text/html; charset=${says}` : 'text/html';
          return visiting(
            at('/p', send(answer(200, iconv.encode(html, is), { 'content-type': type }))),
            async ({ visitor }) => {
              const { page: read } = await visitor.visit({ url: `http://${host}/p` }, { purpose: 'navigation' });
              return read?.text === html ? 'read as printed' : `read as ${read?.text.slice(0, 60)}`;
            },
          );
        },
      }),
    ),
  ),
);

/** N9: pages with status 200 that are none. */
const filler = `<div class="nav">${'<a href="/x">导航</a>'.repeat(300)}</div>`;
const soft: readonly (readonly [string, string, string])[] = [
  ['an empty page', '', 'soft404'],
  [
    '页面不存在 in a large template',
    `<html><head><title>404</title></head><body>${filler}<p>您访问的页面不存在</p></body></html>`,
    'soft404',
  ],
  ['栏目不存在', '<html><body>栏目不存在</body></html>', 'soft404'],
  ['已被删除', '<html><body><p>该信息不存在或已删除</p></body></html>', 'soft404'],
  ['404 alone', '<html><body><h1>404</h1></body></html>', 'soft404'],
  ['网站维护', '<html><body>网站正在升级，系统维护中</body></html>', 'soft404'],
  ['a report of 404 requests', `<html><body>收到申请 404 件。${sentence.repeat(60)}</body></html>`, 'ok'],
  [
    'a report that speaks of 系统维护',
    `<html><body><p>${sentence.repeat(60)}系统维护单位：信息中心</p></body></html>`,
    'ok',
  ],
  ['a stub of 3 bytes', 'OK\n', 'soft404'],
  ['a stub of 13 bytes', 'Hello, world!', 'soft404'],
  ['a stub of 54 bytes', '<datastore><totalrecord>0</totalrecord></datastore>   ', 'soft404'],
  ['a stub of 300 bytes', `<html><body>${' '.repeat(270)}</body></html>`, 'soft404'],
];
const asArticle = {
  purpose: 'article' as const,
  judge: ({ text }: { text: string }) =>
    /<p>|件/.test(text) ? null : ({ outcome: 'soft404', reason: 'no article on the page' } as const),
};
const errors: FaultCase[] = [
  ...soft.map(
    ([fault, body, expected]): FaultCase => ({
      row: 'N9',
      fault,
      expected,
      reach: () => outcomeOf(send(answer(200, body)), asArticle),
    }),
  ),
  {
    row: 'N9',
    fault: 'a redirect to the home page',
    expected: 'soft404',
    reach: () =>
      outcomeOf((socket) => socket.end(answer(302, '', { location: '/' })), asArticle).then(async () =>
        visiting(
          (socket, _nth, request) =>
            socket.end(request.startsWith('GET /p') ? answer(302, '', { location: '/' }) : answer(200, page)),
          async ({ visitor }) => (await visitor.visit({ url: `http://${host}/p` }, asArticle)).outcome,
        ),
      ),
  },
  {
    row: 'N9',
    fault: 'one page for any address, met at a second article',
    expected: 'ok, then soft404',
    reach: () =>
      visiting(
        (socket) =>
          socket.end(
            answer(200, `<html><head><title>首页</title></head><body><p>${'欢迎'.repeat(400)}</p></body></html>`),
          ),
        async ({ visitor }) => {
          const first = await visitor.visit({ url: `http://${host}/a` }, asArticle);
          const second = await visitor.visit({ url: `http://${host}/b` }, asArticle);
          return `${first.outcome}, then ${second.outcome}`;
        },
      ),
  },
  {
    row: 'N9',
    fault: 'the same report at two addresses of a host that knows what it has not',
    expected: 'ok, then ok',
    reach: () =>
      visiting(
        (socket, _nth, request) => socket.end(/GET \/[ab] /.test(request) ? answer(200, page) : answer(404)),
        async ({ visitor }) => {
          const first = await visitor.visit({ url: `http://${host}/a` }, asArticle);
          const second = await visitor.visit({ url: `http://${host}/b` }, asArticle);
          return `${first.outcome}, then ${second.outcome}`;
        },
      ),
  },
  ...[404, 410].map(
    (status): FaultCase => ({
      row: 'N9',
      fault: `status ${status}`,
      expected: 'gone',
      reach: () => outcomeOf(send(answer(status, page)), asArticle),
    }),
  ),
];

/** N10: what gateways send in place of a page. The host is left alone, and nothing is solved. */
const gates: readonly (readonly [string, number, string, Readonly<Record<string, string>>?])[] = [
  [
    'jiasule: 521 with a cookie to compute',
    521,
    "<script>document.cookie=('_')+('_');location.href=location.pathname+location.search</script>",
    { 'set-cookie': '__jsluid_s=a' },
  ],
  ['jiasule: 521 with the second script', 521, '<script>go({"bts":["a","b"],"tn":"__jsl_clearance_s"})</script>'],
  ['jiasule: 403 with its notice', 403, '<div id="notice-jiasule">blocked</div>'],
  ['ruishu: 412 with a script', 412, '<meta id="x" content="y"><script>$_ts=window[\'$_ts\'];</script>'],
  ['ruishu: 202 with a script', 202, "<script>$_ts=window['$_ts'];</script>"],
  ['ruishu: 200 with a script', 200, '<html><script>$_ts = {};</script></html>'],
  ['412 without a word', 412, ''],
  ['405 of a telecom gateway', 405, '<html>云防护</html>'],
  ['493 of 360', 493, '<html>intercepted</html>'],
  ['403 by country', 403, 'reason:GeoBL'],
  ['403 without a word', 403, ''],
  ['521 without a word', 521, ''],
  ['safeline with 200', 200, '<html><script>safeline_bot_challenge</script></html>'],
  ['safeline with 468', 403, '<html><script>safeline_bot_challenge</script></html>'],
  ['aliyun with 200', 200, "<script>var arg1='A'; document.cookie='acw_sc__v2='+x</script>"],
  ['wzws with 200', 200, '<html>wzws_sessionid</html>'],
  ['a captcha with 200', 200, '<html><body>请输入验证码</body></html>'],
  ['a slider with 200', 200, '<html><body>滑动验证</body></html>'],
  ['安全验证 with 403', 403, '<html><body>安全验证</body></html>'],
  ['202 with a script of another kind', 202, '<script>challenge()</script>'],
];
const challenges: FaultCase[] = gates.flatMap(([fault, status, body, headers = {}]) => [
  {
    row: 'N10',
    fault,
    expected: 'challenge; asked once; then nothing more',
    reach: () =>
      visiting(at('/p', send(answer(status, body, headers))), async ({ visitor, server, memory }) => {
        const { outcome } = await visitor.visit({ url: `http://${host}/p` }, { purpose: 'article' });
        const asked = server.requests.filter((r) => r.startsWith('GET /p')).length;
        await visitor.visit({ url: `http://${host}/q` }, { purpose: 'article' });
        const after = server.requests.filter((r) => r.startsWith('GET /q')).length;
        const kept = memory.visits.at(-1)?.body !== null || body === '';
        return `${outcome}; asked ${asked === 1 ? 'once' : asked}; then ${after === 0 && kept ? 'nothing more' : `${after} more`}`;
      }),
  },
]);

/** N11: redirects. */
const to = (location: string, status = 302) => answer(status, '', { location });
const redirects: readonly (readonly [string, Parameters<typeof outcomeOf>[0], string])[] = [
  ['to itself, for ever', send(to('/p')), 'needs_person'],
  [
    'to itself with a cookie that it then wants',
    (socket, _nth, request) =>
      void socket.end(
        /cookie: CT6T=1/i.test(request)
          ? answer(200, page)
          : Buffer.from(answer(302, '', { location: '/p', 'set-cookie': 'CT6T=1' })),
      ),
    'ok',
  ],
  ['to another host of the web', send(to('http://elsewhere.example.com/p')), 'refused'],
  ['to this machine', send(to('http://127.0.0.1/p')), 'refused'],
  ['to this machine, written otherwise', send(to('http://2130706433/p')), 'refused'],
  ['to the metadata of a cloud', send(to('http://169.254.169.254/latest')), 'refused'],
  ['to file:', send(to('file:///etc/passwd')), 'refused'],
  ['to data:', send(to('data:text/html,hello')), 'refused'],
  ['to javascript:', send(to('javascript:alert(1)')), 'refused'],
  ['to another port', send(to(`http://${host}:8080/p`)), 'refused'],
  ['with a password', send(to(`http://a:b@${host}/p`)), 'refused'],
  ['to nowhere', send(answer(302)), 'needs_person'],
  ['to what is no address', send(to('http://[')), 'needs_person'],
  ['300 without a place', send(answer(300, page)), 'needs_person'],
];
const chain = (length: number): FaultCase => ({
  row: 'N11',
  fault: `${length} redirects, one behind the other`,
  expected: length > 5 ? 'needs_person' : 'ok',
  reach: () =>
    visiting(
      (socket, _nth, request) => {
        const n = Number(/^GET \/r(\d+) /.exec(request)?.[1] ?? -1);
        socket.end(n < 0 ? answer(404) : n < length ? to(`/r${n + 1}`) : answer(200, page));
      },
      async ({ visitor }) => (await visitor.visit({ url: `http://${host}/r0` }, { purpose: 'navigation' })).outcome,
    ),
});
const forwards: readonly (readonly [string, string, string])[] = [
  ['by meta refresh', '<html><head><meta http-equiv="refresh" content="0;url=/q"></head></html>', 'ok at /q'],
  ['by meta refresh with quotes', "<meta http-equiv='Refresh' content='0; URL=\"/q\"'>", 'ok at /q'],
  ['by the plainest of scripts', '<script>window.location.href="/q";</script>', 'ok at /q'],
  ['by location.replace', "<html><script>location.replace('/q')</script></html>", 'ok at /q'],
  ['by a script that computes', '<script>location.href=location.pathname+"?x"</script>', 'ok at /p'],
  [
    'by meta refresh to another host',
    '<meta http-equiv="refresh" content="0;url=http://elsewhere.example.com/">',
    'refused at /',
  ],
  ['by meta refresh in half an hour', '<meta http-equiv="refresh" content="1800;url=/q">', 'ok at /p'],
  [
    'by a script beside a page of words',
    `<script>if(x)location.href="/q";</script><p>${sentence.repeat(20)}</p>`,
    'ok at /p',
  ],
];
const redirected: FaultCase[] = [
  ...redirects.map(([fault, behave, expected]) => ({
    row: 'N11',
    fault: `a redirect ${fault}`,
    expected,
    reach: () => outcomeOf(behave),
  })),
  ...[1, 4, 5, 6, 7].map(chain),
  ...forwards.map(
    ([fault, body, expected]): FaultCase => ({
      row: 'N11',
      fault: `sent on ${fault}`,
      expected,
      reach: () =>
        visiting(
          (socket, _nth, request) =>
            socket.end(
              request.startsWith('GET /p ')
                ? answer(200, body)
                : request.startsWith('GET /q ')
                  ? answer(200, page)
                  : answer(404),
            ),
          async ({ visitor, memory }) => {
            const { outcome } = await visitor.visit({ url: `http://${host}/p` }, { purpose: 'navigation' });
            return `${outcome} at ${new URL(memory.visits.at(-1)?.finalUrl ?? '').pathname}`;
          },
        ),
    }),
  ),
  {
    row: 'N11',
    fault: 'a redirect to another host of the site, which robots.txt there forbids',
    expected: 'robots_denied',
    reach: () =>
      visiting(
        (socket, _nth, request) => {
          const other = request.includes(`host: ${otherHost}`) || request.includes(`Host: ${otherHost}`);
          if (request.startsWith('GET /robots.txt'))
            socket.end(
              other ? answer(200, 'User-agent: *\nDisallow: /', { 'content-type': 'text/plain' }) : answer(404),
            );
          else socket.end(other ? answer(200, page) : to(`http://${otherHost}/p`));
        },
        async ({ visitor }) => (await visitor.visit({ url: `http://${host}/p` }, { purpose: 'navigation' })).outcome,
        { hosts: [host, otherHost] },
      ),
  },
  {
    row: 'N11',
    fault: 'a cookie of one host, redirected to another',
    expected: 'not sent there',
    reach: () =>
      visiting(
        (socket, _nth, request) => {
          const other = new RegExp(`host: ${otherHost}`, 'i').test(request);
          if (request.startsWith('GET /robots.txt')) socket.end(answer(404));
          else if (other) socket.end(answer(200, /cookie:/i.test(request) ? 'cookie' : page));
          else socket.end(answer(302, '', { location: `http://${otherHost}/p`, 'set-cookie': 'secret=1' }));
        },
        async ({ visitor }) => {
          const { page: read } = await visitor.visit({ url: `http://${host}/p` }, { purpose: 'navigation' });
          return read?.text === page ? 'not sent there' : `${read?.text}`;
        },
        { hosts: [host, otherHost] },
      ),
  },
];

export const pageCases: readonly FaultCase[] = [...types, ...charsets, ...errors, ...challenges, ...redirected];
