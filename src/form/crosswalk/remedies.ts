import type { Address } from '../../address.js';
import {
  alike,
  type Harmonised,
  none,
  notPrinted,
  type OlderId,
  type Said,
  type Source,
  same,
  sumOf,
} from './entry.js';

type Outcome = 'upheld' | 'corrected' | 'other' | 'pending' | 'total';

const review = (outcome: Outcome) => `disputes.review.${outcome}` as Address;
const suits = (outcome: Outcome) => [
  `disputes.suit_direct.${outcome}` as Address,
  `disputes.suit_after_review.${outcome}` as Address,
];

/** The revised law, art. 23: a review must come before a lawsuit over a refusal to disclose. */
const reviewLaw: Said = {
  en: 'The revised Administrative Reconsideration Law, in force since 1 January 2024, asks for a review before a lawsuit over a refusal to disclose. Lawsuits without review may fall and reviews may rise from 2024 for that reason alone (suit_break).',
  zh: '修订后的《行政复议法》自2024年1月1日起施行，对不予公开提起诉讼须复议前置：2024年起直接起诉减少、复议增加可能仅因此故（见 suit_break）。',
};

const pendingUnsaid: Said = {
  en: 'Whether cases not yet concluded are counted is not said.',
  zh: '未说明是否含尚未审结的案件。',
};

function remedy(
  name: `h_${string}`,
  label: Said,
  definition: Said,
  older: readonly [Source, Source],
  now: Source,
): Harmonised {
  const [first, second] = older;
  return {
    name,
    ...label,
    unit: '件',
    definition,
    caveats: reviewLaw,
    sources: { 'form-2008': first, 'form-2014': second, ...alike(now) },
  };
}

const outcomes = [
  { id: 'upheld', en: 'upheld', zh: '结果维持' },
  { id: 'corrected', en: 'corrected', zh: '结果纠正' },
  { id: 'other', en: 'other outcome', zh: '其他结果' },
] as const;

const older = (prefix: 'b4_review' | 'b5_suit', outcome: string) => `${prefix}_${outcome}` as OlderId;

/** Reviews and lawsuits over disclosure; section 四. */
export const remedyVariables: readonly Harmonised[] = [
  ...outcomes.map(({ id, en, zh }) =>
    remedy(
      `h_review_${id}`,
      { en: `Administrative reviews: ${en}`, zh: `行政复议：${zh}` },
      {
        en: `Reviews over disclosure concluded in the year: ${en}.`,
        zh: `本年审结的政府信息公开行政复议案件数：${zh}。`,
      },
      [none(notPrinted), same(older('b4_review', id))],
      same(review(id)),
    ),
  ),
  remedy(
    'h_review_concluded',
    { en: 'Administrative reviews concluded', zh: '行政复议：已审结' },
    { en: 'Upheld, corrected and otherwise concluded reviews.', zh: '维持、纠正及其他结果的行政复议案件数之和。' },
    [none(notPrinted), sumOf(outcomes.map(({ id }) => older('b4_review', id)))],
    sumOf(outcomes.map(({ id }) => review(id))),
  ),
  remedy(
    'h_review_pending',
    { en: 'Administrative reviews pending', zh: '行政复议：尚未审结' },
    { en: 'Reviews not concluded when the year ended.', zh: '至年末尚未审结的行政复议案件数。' },
    [none(notPrinted), none(notPrinted)],
    same(review('pending')),
  ),
  remedy(
    'h_review_total',
    { en: 'Administrative reviews', zh: '行政复议：总计' },
    { en: 'All reviews over disclosure, those pending too.', zh: '政府信息公开行政复议案件总数，含尚未审结的。' },
    [same('a_review_total', pendingUnsaid, 'part of'), same('b4_review_total', pendingUnsaid, 'part of')],
    same(review('total')),
  ),
  remedy(
    'h_suit_direct',
    { en: 'Lawsuits without review', zh: '行政诉讼：未经复议直接起诉' },
    {
      en: 'Lawsuits over disclosure brought without a review before.',
      zh: '未经复议直接起诉的政府信息公开行政诉讼案件数。',
    },
    [none(notPrinted), none(notPrinted)],
    same('disputes.suit_direct.total'),
  ),
  remedy(
    'h_suit_after_review',
    { en: 'Lawsuits after review', zh: '行政诉讼：复议后起诉' },
    {
      en: 'Lawsuits over disclosure brought after a review: the same matter may be among the reviews, perhaps of an earlier year.',
      zh: '复议后起诉的政府信息公开行政诉讼案件数；同一事项可能已计入（以前年度的）行政复议。',
    },
    [none(notPrinted), none(notPrinted)],
    same('disputes.suit_after_review.total'),
  ),
  ...outcomes.map(({ id, en, zh }) =>
    remedy(
      `h_suit_${id}`,
      { en: `Lawsuits: ${en}`, zh: `行政诉讼：${zh}` },
      {
        en: `Lawsuits over disclosure concluded in the year: ${en}.`,
        zh: `本年审结的政府信息公开行政诉讼案件数：${zh}。`,
      },
      [none(notPrinted), same(older('b5_suit', id))],
      sumOf(suits(id)),
    ),
  ),
  remedy(
    'h_suit_concluded',
    { en: 'Lawsuits concluded', zh: '行政诉讼：已审结' },
    { en: 'Upheld, corrected and otherwise concluded lawsuits.', zh: '维持、纠正及其他结果的行政诉讼案件数之和。' },
    [none(notPrinted), sumOf(outcomes.map(({ id }) => older('b5_suit', id)))],
    sumOf(outcomes.flatMap(({ id }) => suits(id))),
  ),
  remedy(
    'h_suit_pending',
    { en: 'Lawsuits pending', zh: '行政诉讼：尚未审结' },
    { en: 'Lawsuits not concluded when the year ended.', zh: '至年末尚未审结的行政诉讼案件数。' },
    [none(notPrinted), none(notPrinted)],
    sumOf(suits('pending')),
  ),
  remedy(
    'h_suit_total',
    { en: 'Lawsuits', zh: '行政诉讼：总计' },
    { en: 'All lawsuits over disclosure, those pending too.', zh: '政府信息公开行政诉讼案件总数，含尚未审结的。' },
    [same('a_suit_total', pendingUnsaid, 'part of'), same('b5_suit_total', pendingUnsaid, 'part of')],
    sumOf(suits('total')),
  ),
];
