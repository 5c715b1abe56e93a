/** A name and what stands for it: `columnid:76511`, `'webId':'3185'`, `unitid : "445106"`. */
const pair = /['"]?([A-Za-z_]\w*)['"]?\s*:\s*(?:'([^']*)'|"([^"]*)"|([^,{}'"\s]+))/g;

/** The pairs of an object as scripts and attributes print it: keys with quotes or without, single ones and double. */
export function pairsOf(printed: string): [string, string][] {
  return [...printed.matchAll(pair)].map(([, name = '', single, double, bare]) => [
    name,
    single ?? double ?? bare ?? '',
  ]);
}

/** An attribute's text with its quotes as they are meant. */
export function unescaped(attribute: string): string {
  return attribute
    .replace(/&quot;|&#34;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replaceAll('&amp;', '&');
}
