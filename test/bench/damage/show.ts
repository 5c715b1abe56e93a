import type { Trial } from './trial.js';

/** What one trial printed and what was read, for a person who looks for the cause. */
export function describeTrial(trial: Trial): string {
  const { judgement: j, report, damaged } = trial;
  const wrong = j.wrong
    .slice(0, 6)
    .map((w) => `    ${w.address}: printed ${w.accepted}, read ${w.read} (${w.standing})`);
  return [
    `${j.outcome} (${j.verdict})  ${replay(trial)}  ${report.form.id}, ${report.size}${report.hasBlanks ? ', with blanks' : ''}`,
    ...(j.falsely === null ? [] : [`    ${j.falsely}`]),
    ...(damaged.wrong.length === 0 ? [] : [`    made wrong ${damaged.wrong.join(', ')}; named ${j.named.join(', ')}`]),
    ...wrong,
    ...(j.wrong.length > 6 ? [`    and ${j.wrong.length - 6} more`] : []),
    `    findings: ${j.findings.slice(0, 8).join(' ')}${j.findings.length > 8 ? ` and ${j.findings.length - 8} more` : ''}`,
  ].join('\n');
}

/** The options that run the trial again. */
export function replay(trial: Trial): string {
  return `--trial ${trial.seed} --way ${trial.way.id} --damage ${trial.damage.id}`;
}
