export interface Masked {
  readonly text: string;
  readonly cards: number;
  readonly telephones: number;
}

/** 18 digits, the last of which may be X (GB 11643); not part of a longer number. */
const card = /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g;
/** Mobile numbers of mainland China; not part of a longer number. */
const telephone = /(?<!\d)1[3-9]\d{9}(?!\d)/g;

/** Masks numbers of identity cards and mobile telephones: prose is published, people's numbers are not. */
export function mask(text: string): Masked {
  let cards = 0;
  let telephones = 0;
  const masked = text
    .replace(card, () => {
      cards++;
      return '█'.repeat(18);
    })
    .replace(telephone, () => {
      telephones++;
      return '█'.repeat(11);
    });
  return { text: masked, cards, telephones };
}
