import type { Regions } from './districts.js';

/** Invisible and white characters of every width. */
const blanks = /[\s\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]/gu;

/** A bare 区, 县 or 市 before a body's name, as navigation writes it; 市场, 市容 and 市政 (but 市政府, 市政务) begin a name. */
const bare: Readonly<Record<string, RegExp>> = {
  区: /^区(?!域)(?=.)/,
  县: /^县(?=.)/,
  市: /^市(?!场|容|民(?!政|族|宗)|政(?!府|务))(?=.)/,
  州: /^州(?=.)/,
};

/**
 * A printed name reduced to what tells one body of a site from another: 天津市东丽区工业和信息化局, 东丽区工业和信息化局 and
 * 区工业和信息化局 are one, 样例区政务服务办 and 样例区政务服务办公室 too, 区政府 and 样例市样例区人民政府.
 *
 * Only the site's own district is taken away: 天津市民政局 on a district's site, or another district's body, stays a
 * stranger. Abbreviations that only a person can resolve (工信局) are left as they are: those are aliases.
 */
export function foldName(printed: string, regions: Regions): string {
  const plain = printed.normalize('NFKC').replace(blanks, '').replaceAll('/', '');
  return foldEnding(foldGovernment(withoutRegion(plain, regions)));
}

/** The name without the site's district before it, and without what lies above that. */
function withoutRegion(name: string, { own, above }: Regions): string {
  let rest = name;
  for (const place of above) if (rest.startsWith(place)) rest = rest.slice(place.length);
  for (const place of own) {
    if (!rest.startsWith(place)) continue;
    // The district's name alone stands for its government.
    return rest === place ? '政府' : rest.slice(place.length);
  }
  // 天津市民政局 is not 东丽区民政局: what lies above is taken away only before the district's own name.
  for (const place of own) {
    const short = name.replace(bare[place.at(-1) ?? ''] ?? /^$/, '');
    if (short !== name) return short;
  }
  return name;
}

/** 人民政府外事办公室 → 外事办公室; 人民政府 → 政府; the government's own office keeps the word. */
function foldGovernment(name: string): string {
  const short = name.replaceAll('人民政府', '政府');
  return /^政府(?!办(?:公[室厅])?$)./.test(short) ? short.slice(2) : short;
}

function foldEnding(name: string): string {
  return name
    .replace(/^(.+街)(?:道)?(?:办事处|办)?$/, '$1')
    .replace(/^(.+[镇乡])政府$/, '$1')
    .replace(/管委会$/, '管理委员会')
    .replace(/委$/, '委员会')
    .replace(/办$/, '办公室');
}
