import { parseArgs } from 'node:util';
import type { Choice } from './trial.js';

export interface Options {
  readonly reports: number;
  readonly seed: number;
  readonly show: number;
  /** The seed of the one trial to run. */
  readonly trial: number | null;
  readonly choice: Choice;
}

/** The options of `bench:damage`. @throws Error for a wrong one */
export function readOptions(args: readonly string[], random: () => number): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      reports: { type: 'string', default: '100000' },
      seed: { type: 'string' },
      show: { type: 'string', default: '0' },
      trial: { type: 'string' },
      way: { type: 'string' },
      damage: { type: 'string' },
      form: { type: 'string' },
    },
  });
  const { form, way, damage } = values;
  if (form !== undefined && form !== '2019' && form !== '2021') throw new Error('--form is 2019 or 2021');
  return {
    reports: whole(values.reports, '--reports'),
    seed: values.seed === undefined ? random() : whole(values.seed, '--seed'),
    show: whole(values.show, '--show'),
    trial: values.trial === undefined ? null : whole(values.trial, '--trial'),
    choice: { form: form ?? null, way: way ?? null, damage: damage ?? null },
  };
}

function whole(text: string, option: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`${option} takes a whole number`);
  return Number(text);
}
