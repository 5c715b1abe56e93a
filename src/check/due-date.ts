export { isGovernment } from '../agency.js';

/**
 * The day by which the report of a year is to be published, yyyy-mm-dd.
 *
 * 政府信息公开条例 of 2007 (国务院令第492号), article 31: 31 March for every organ. Of 2019 (国务院令第711号), article 49: 31
 * January for departments, 31 March for the report of a government; first for the report of 2019.
 */
export function dueDate(year: number, government: boolean): string {
  return `${year + 1}-${year >= 2019 && !government ? '01-31' : '03-31'}`;
}

/** Days from one day to another, both yyyy-mm-dd. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The day in Shanghai of a time in UTC, yyyy-mm-dd. */
export function dayInShanghai(time: string): string {
  return new Date(Date.parse(time) + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
