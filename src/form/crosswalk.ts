/**
 * The crosswalk: which cells of each era's form stand for a variable that several eras have, and how well.
 *
 * A relation that is not here does not exist. Like names are no relation: 2019 counts fee items where 2021 counts money.
 */
import { denialVariables } from './crosswalk/denials.js';
import { type Era, eras, type Harmonised, type Source } from './crosswalk/entry.js';
import { proactiveVariables } from './crosswalk/proactive.js';
import { remedyVariables } from './crosswalk/remedies.js';
import { requestVariables } from './crosswalk/requests.js';

export { type Era, eras, type Harmonised, type Quality, qualities, type Said, type Source } from './crosswalk/entry.js';

/** Every harmonised variable, in the order of the panel. */
export const crosswalk: readonly Harmonised[] = [
  ...requestVariables,
  ...denialVariables,
  ...remedyVariables,
  ...proactiveVariables,
];

const byName = new Map<string, Harmonised>(crosswalk.map((variable) => [variable.name, variable]));

/** The variable with this name. @throws Error when there is none: a mistake of ours, not of a page. */
export function harmonisedVariable(name: string): Harmonised {
  const variable = byName.get(name);
  if (variable === undefined) throw new Error(`no harmonised variable ${name}`);
  return variable;
}

/** What a source does with its cells, for people: `b3_ans_refused − b3_ref_not_gov_info`; empty where there is none. */
export function formulaOf({ plus, minus }: Source): string {
  return [plus.join(' + '), ...minus].join(' − ');
}

/** In one line where a variable comes from in every era: `form-2019 exact: requests.res_granted.total; …`. */
export function lineageOf(variable: Harmonised): string {
  const said = (era: Era) => {
    const source = variable.sources[era];
    return source.operation === 'none' ? `${era} ${source.quality}` : `${era} ${source.quality}: ${formulaOf(source)}`;
  };
  return eras.map(said).join('; ');
}
