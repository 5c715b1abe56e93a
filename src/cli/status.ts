import { exit } from '../errors.js';

/** Where two statuses apply, the earlier one here is the run's. */
const order = [exit.ours, exit.usage, exit.refused, exit.held, exit.degraded, exit.well] as const;

export function worst(statuses: readonly number[]): number {
  return order.find((status) => statuses.includes(status)) ?? exit.well;
}
