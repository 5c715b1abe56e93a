/** Cuts a label to at most so many characters, as people count them; what is cut off shows as an ellipsis. */
export function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/**
 * A label that fits: without its notes in brackets where it is too long, then without what it begins with (the
 * table's title), because what it ends with tells it from its neighbours.
 */
export function fitting(label: string, most: number): string {
  const length = (text: string) => [...text].length;
  if (length(label) <= most) return label;
  const bare = label.replace(/\s*(?:\([^()]*\)|（[^（）]*）)(?=.)/g, '').trim();
  if (length(bare) <= most) return bare;
  const parts = bare.split(/(?<=: )/);
  while (parts.length > 1 && length(parts.join('')) > most) parts.shift();
  return cut(parts.join(''), most);
}

/** Cuts a text to at most so many bytes in UTF-8, between characters. */
export function cutBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > most - 3) break;
    kept += character;
  }
  return `${kept}…`;
}
