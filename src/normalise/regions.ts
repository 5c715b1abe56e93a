/** One place's name: 样例市, 样例区, 杭州市 (with a 州 that ends nothing), 大理白族自治州. */
const place = /(?:[^省市区县州盟旗]|州(?=[市区县])){1,12}?(?:自治区|自治州|自治县|省|市|区|县|州(?![市区县])|盟|旗)/y;

/** The places that a name is made of, from the top: 样例市样例区 → 样例市, 样例区. What is no place ends it. */
export function regionsIn(name: string): string[] {
  const found: string[] = [];
  place.lastIndex = 0;
  for (let m = place.exec(name); m !== null; m = place.exec(name)) found.push(m[0]);
  return found;
}
