/** Slips by which a figure turns into another print: what a person sees at a glance once the two stand side by side. */
type Slip = (printed: string, meant: string) => boolean;

/** Plain digits; a number that the strict grammar reads, or a part of a text that it refuses. */
const digits = /^\d+$/;

const isSplit: Slip = (printed, meant) => printed.replace(/\s/g, '') === meant && /\s/.test(printed);

const isLetter: Slip = (printed, meant) =>
  /[oOlI]/.test(printed) && printed.replace(/[oO]/g, '0').replace(/[lI]/g, '1') === meant;

const isMark: Slip = (printed, meant) =>
  /^[\d.,，．]+$/.test(printed) && !digits.test(printed) && printed.replace(/[.,，．]/g, '') === meant;

const isExchanged: Slip = (printed, meant) => {
  if (!digits.test(printed) || printed.length !== meant.length) return false;
  const at = [...printed].findIndex((c, i) => c !== meant[i]);
  if (at === -1) return false;
  const swapped = printed.slice(0, at) + (printed[at + 1] ?? '') + printed[at] + printed.slice(at + 2);
  return swapped === meant;
};

const isLost: Slip = (printed, meant) => digits.test(printed) && withoutOne(meant).some((w) => w.text === printed);

const isDoubled: Slip = (printed, meant) =>
  digits.test(printed) &&
  withoutOne(printed).some(
    ({ text, at }) => text === meant && (printed[at] === printed[at - 1] || printed[at] === printed[at + 1]),
  );

/** The text without each of its characters in turn. */
function withoutOne(text: string): { text: string; at: number }[] {
  return [...text].map((_, at) => ({ text: text.slice(0, at) + text.slice(at + 1), at }));
}

const slips: readonly (readonly [string, Slip])[] = [
  ['number split by a space', isSplit],
  ['a letter in place of a digit', isLetter],
  ['decimal point or thousands mark out of place', isMark],
  ['two neighbouring digits exchanged', isExchanged],
  ['a digit doubled', isDoubled],
  ['a digit lost', isLost],
];

/**
 * How a figure may have turned into what is printed; null where nothing in the print says so.
 *
 * @param printed as it stands in the cell
 */
export function causeOf(printed: string, meant: number): string | null {
  const plain = printed.normalize('NFKC').trim();
  const cause = slips.find(([, slip]) => slip(plain, String(meant)))?.[0] ?? null;
  return cause === 'number split by a space' && /[\r\n]/.test(plain) ? 'number split by a line break' : cause;
}

/** The ways in which a print may be two figures run together; a figure of several digits never begins with 0. */
export function cutsOf(printed: string): readonly (readonly [number, number])[] {
  const plain = printed.normalize('NFKC').trim();
  const [left = '', right, more] = plain.split(/\s+/);
  const isFigure = (text: string) => /^(?:0|[1-9]\d{0,8})$/.test(text);
  // A gap that is printed is where the two part.
  if (right !== undefined)
    return more === undefined && isFigure(left) && isFigure(right) ? [[Number(left), Number(right)]] : [];
  if (!/^\d{2,18}$/.test(plain)) return [];
  return [...plain].flatMap((_, at): [number, number][] => {
    const pair = [plain.slice(0, at), plain.slice(at)] as const;
    return pair.every(isFigure) ? [[Number(pair[0]), Number(pair[1])]] : [];
  });
}
