/** The words that a body's full name ends in. A region's name, or an abbreviation (科委), names no body. */
const body =
  /(?:局|委员会|办公室|政府|办事处|街道|厅|院|署|中心|管委会|公司|集团|处|站|所|队|馆|镇|乡|苏木|社|学校|大学|学院|协会|联合会)$/;
/** As navigation calls them: 区工信局, 区发改委, 区政府办. */
const inNavigation = /(?:委|办|区政府)$/;

/** The name ends as the full name of an administrative body does. */
export function isBodyName(name: string): boolean {
  return name.length >= 3 && name.length <= 40 && body.test(name) && !/[。，；？！：,;:]/.test(name);
}

/** The name can be a body's in a list of bodies, where abbreviations are usual. */
export function isListedBody(name: string): boolean {
  return isBodyName(name) || (name.length >= 3 && name.length <= 20 && inNavigation.test(name));
}

/** Regions before a name; 城市管理, 市场监督 and 市政 are not such. */
const regions = /^(?:[^省市区县州盟旗]{1,8}(?:省|(?<!城)市(?![场政容])|区|县|自治州|州|盟|旗))+|^[区县]/;

/** A name without the regions before it: 天津市东丽区工业和信息化局, and 区工业和信息化局, → 工业和信息化局. */
function core(name: string): string {
  const bare = name.replace(regions, '');
  return bare === '' ? name : bare.replace(/^人民政府(?=.)/, '');
}

/** The last region that a name begins with, and its kind: 东丽区 of 天津市东丽区民政局. A bare 区 names none. */
function regionOf(name: string): { name: string; kind: string } | null {
  const last = /([^省市区县州盟旗]{1,8}(省|市|区|县|州|盟|旗))$/.exec(regions.exec(name)?.[0] ?? '');
  return last?.[1] === undefined || last[2] === undefined ? null : { name: last[1], kind: last[2] };
}

/**
 * Two names may mean one body: the same words, or one an abbreviation of the other (区工信局 for 工业和信息化局), and no
 * two regions of one kind. Said of names, not of bodies: it tells a slip from a stranger.
 */
export function mayBeSame(a: string, b: string): boolean {
  const [regionA, regionB] = [regionOf(a), regionOf(b)];
  if (regionA !== null && regionB !== null && regionA.kind === regionB.kind && regionA.name !== regionB.name)
    return false;
  const [short, long] = [core(a), core(b)].sort((x, y) => x.length - y.length);
  if (short === undefined || long === undefined) return false;
  // The government of a region is named by the region alone: 柳溪镇人民政府 is not 样例县人民政府.
  if (/^(?:人民)?政府$/.test(short)) {
    const [bareA, bareB] = [a, b].map((name) => name.replace(/(?:人民)?政府$/, ''));
    return bareA !== undefined && bareB !== undefined && (bareA.endsWith(bareB) || bareB.endsWith(bareA));
  }
  let i = 0;
  for (const c of long) if (c === short[i]) i++;
  return i === short.length;
}

/**
 * The body is a government of county level or above. Towns and streets are not meant: they file with the departments
 * (天津市's towns: 6 to 30 January).
 */
export function isGovernment(name: string): boolean {
  return /政府$/.test(name) && !/(?:镇|乡|苏木|街道)(?:人民)?政府$/.test(name);
}
