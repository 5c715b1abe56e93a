import type { Outcome } from '../src/source.js';

export interface Judgement {
  readonly outcome: Outcome;
  readonly reason: string | null;
}

/** A vendor of gateways, by any of these words, or by a pattern. */
type Sign = readonly [vendor: string, ...(RegExp[] | string[])];

/**
 * What gateways put in place of a page. They are recognised to be left alone, never to be answered. Every page is looked
 * through for them, and words are found in a fifth of the time that a pattern takes.
 */
const challenges: readonly Sign[] = [
  ['jiasule', '__jsl_clearance', 'jsluid', 'notice-jiasule'],
  ['ruishu', /\$_ts\s*=/],
  ['safeline', 'safeline_bot_challenge'],
  ['aliyun', 'acw_sc__v2'],
  ['wzws', 'wzws_sessionid'],
  ['edgeone', 'EO_Bot_Ssid', '__tst_status'],
];
/** Words that mean a gateway only where there is hardly another word: pages have forms with such fields too. */
const captcha = /人机验证|滑动验证|请输入验证码|安全验证/;
/** Who turns a program away, where the status has said already that it is turned away. */
const turners: readonly Sign[] = [
  ...challenges,
  ['captcha', captcha],
  ['geo-blocked', /reason:\s*GeoBL/i],
  ['telecom', /云防护/],
  ['anyu', /安域|360\s*网站卫士/],
  ['wangsu', /wangsu|网宿/i],
];

/** How a page with a captcha that comes with status 200 is judged. */
export const captchaPage = '200 captcha';

/** Statuses with which a gateway turns a program away. 405 and 493 are seen from telecom and 360 gateways. */
const turnedAway = new Set([403, 405, 412, 493, 521]);

const errorWords =
  /(?<![\d-])404(?![\d件条次人份个项万])|页面不存在|找不到|未找到|无法找到|不存在或已删除|已被删除|栏目不存在|(?:系统|网站)(?:正在|升级)?维护(?!单位|人员|电话|[：:])/;
/** Error pages are short; a report that mentions 系统维护 is not. */
export const shortText = 600;

/** What a status alone says; null where the body has to be looked at. */
export function judgeStatus(status: number, body: () => string): Judgement | null {
  if (status === 200) return null;
  if (status === 304) return { outcome: 'not_modified', reason: null };
  if (status === 404 || status === 410) return { outcome: 'gone', reason: String(status) };
  if (turnedAway.has(status) || (status === 202 && /<script/i.test(body()))) {
    const vendor = vendorOf(body(), turners);
    return { outcome: 'challenge', reason: vendor === null ? String(status) : `${status} ${vendor}` };
  }
  if (status === 429 || status >= 500) return { outcome: 'transient', reason: String(status) };
  return { outcome: 'needs_person', reason: `status ${status}` };
}

/** A page served with 200 that is none: a gateway's test, or an error page. */
export function judgePage(body: string, asked: URL, final: URL): Judgement | null {
  const vendor = body.length < 20_000 ? vendorOf(body, challenges) : null;
  if (body.length < 20_000 && captcha.test(body) && wordsOf(body).length < shortText)
    return { outcome: 'challenge', reason: captchaPage };
  if (vendor !== null) return { outcome: 'challenge', reason: `200 ${vendor}` };
  const home = (url: URL) => /^\/(?:index\.s?html?)?$/.test(url.pathname);
  if (home(final) && !home(asked)) return { outcome: 'soft404', reason: 'sent to the home page' };
  // Hardly any page has such words at all, and only then is its text looked for.
  if (!errorWords.test(body)) return null;
  const title = /<title[^>]*>([^<]*)/i.exec(body)?.[1] ?? '';
  const text = wordsOf(body);
  if (errorWords.test(title) || (text.length < shortText && errorWords.test(text)))
    return { outcome: 'soft404', reason: 'an error page with status 200' };
  return null;
}

/** The words that a page shows, without blanks. */
export function wordsOf(body: string): string {
  return body.replace(/<(script|style)[\s\S]*?<\/\1>/gi, '').replace(/<[^>]*>|\s+/g, '');
}

function vendorOf(body: string, signs: readonly Sign[]): string | null {
  const shows = (sign: RegExp | string) => (typeof sign === 'string' ? body.includes(sign) : sign.test(body));
  return signs.find(([, ...any]) => any.some(shows))?.[0] ?? null;
}
