/**
 * What it costs to take a run of figures for a row of the form. Zero is a label on the figures' own line; the higher,
 * the less the page says for it. An alignment is believed only where every other one costs at least `margin` more.
 */
export const costs = {
  /** The label stands on the line of the figures, or is broken around them. */
  labelBeside: 0,
  /** The label ends before the figures begin, with no other figures between. */
  labelBefore: 0.5,
  labelVariant: 0.1,
  labelMisspelt: 1,
  /** The row's label stands near by, but other labels stand between it and the figures. */
  labelApart: 1.5,
  labelMissing: 2.5,
  /** The label beside the figures names another row. */
  labelContrary: 12,
  rowMissing: 4,
  figuresExtra: 6,
  margin: 1,
} as const;
