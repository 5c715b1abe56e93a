/** A field of a CSV file after RFC 4180; null is nothing, an empty text is quoted. */
export function field(value: string | null): string {
  if (value === null) return '';
  return value === '' || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

export function line(values: readonly (string | null)[]): string {
  return `${values.map(field).join(',')}\n`;
}
