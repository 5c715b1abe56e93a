import type { Page } from './visitor.js';

/** What a page says of the site that it belongs to; null where it does not. */
export interface Marks {
  /** `SiteName` of its metadata, as written. */
  readonly name: string | null;
  /** `SiteIDCode`, or the 网站标识码 of its foot: ten digits, the first six of them the division's code. */
  readonly idCode: string | null;
  readonly title: string | null;
}

/** The metadata that 国办发〔2017〕47号 asks for. One site of Chongqing declares the name of another: it is to be checked. */
export function marksOf({ text }: Page): Marks {
  const code =
    metaOf(text, 'SiteIDCode') ?? /网站标识码\s*[:：]?\s*(?:<[^>]*>\s*)*([0-9a-z]{10})/i.exec(text)?.[1] ?? null;
  const title = /<title[^>]*>([^<]*)/i.exec(text)?.[1]?.trim() ?? null;
  return { name: metaOf(text, 'SiteName'), idCode: code, title };
}

/** The code of GB/T 2260 in a SiteIDCode; null for a ministry's, and for none. */
export function divisionOf(idCode: string | null): string | null {
  const code = /^(\d{6})\d{4}$/.exec(idCode ?? '')?.[1];
  return code === undefined || /^0+$/.test(code) ? null : code;
}

/** The site's name, from its metadata, else behind the page's own title: `…年度报告-清溪区人民政府`. */
export function siteNameOf({ name, title }: Marks): string | null {
  const behind =
    title
      ?.split(/[-_|—–]/)
      .at(-1)
      ?.trim() ?? '';
  return name ?? (/(?:政府|政府网|门户网站|管委会|委员会)$/.test(behind) ? behind : null);
}

/** The place in a site's name: 天津市东丽区 of 天津市东丽区人民政府门户网站. */
export function placeIn(name: string): string {
  return name
    .replace(/[（(].*?[)）]/g, '')
    .replace(/(?:政府)?门户网站$|政务?网(?:站)?$|网站$/, '')
    .replace(/(?:人民)?政府$/, '')
    .trim();
}

function metaOf(text: string, name: string): string | null {
  const tag = new RegExp(`<meta\\b(?=[^>]*\\bname\\s*=\\s*["']?${name}["'\\s])[^>]*>`, 'i').exec(text)?.[0] ?? '';
  const content = /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag);
  return (content?.[1] ?? content?.[2] ?? '').trim() || null;
}
