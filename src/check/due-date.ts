/**
 * The day by which the report of a year is to be published, yyyy-mm-dd.
 *
 * 政府信息公开条例 of 2007 (国务院令第492号), article 31: 31 March for every organ. Of 2019 (国务院令第711号), article 49: 31
 * January for departments, 31 March for the report of a government; first for the report of 2019.
 */
export function dueDate(year: number, government: boolean): string {
  return `${year + 1}-${year >= 2019 && !government ? '01-31' : '03-31'}`;
}

/**
 * The report is of a government of county level or above, to which the later date applies. Towns and streets file with
 * the departments (天津市's towns: 6 to 30 January).
 */
export function isGovernment(name: string): boolean {
  return /政府$/.test(name) && !/(?:镇|乡|苏木|街道)(?:人民)?政府$/.test(name);
}

/** Days from one day to another, both yyyy-mm-dd. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The day in Shanghai of a time in UTC, yyyy-mm-dd. */
export function dayInShanghai(time: string): string {
  return new Date(Date.parse(time) + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
