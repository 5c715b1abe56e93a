import { writeFileSync } from 'node:fs';
import { DiskFaults, install } from './faults.js';
import { planOf } from './plan.js';

/** Begins what the environment's plan says, in this very process, which it may kill. */
export function startFromEnvironment(): void {
  const plan = planOf(process.env);
  if (plan === null) return;
  // Taken before the shim is in place.
  const write = writeFileSync;
  const tell = () => {
    if (plan.report !== undefined) write(plan.report, JSON.stringify(faults.report));
  };
  const faults = new DiskFaults(plan, () => {
    tell();
    process.kill(process.pid, 'SIGKILL');
    // The signal may take a moment; nothing else may happen in it.
    for (;;);
  });
  process.on('exit', tell);
  if (plan.now !== undefined) stopClock(Date.parse(plan.now));
  install(faults);
}

/** Lets the wall clock stand, so that two runs may leave the same bytes; pauses and time limits go on. */
function stopClock(now: number): void {
  const Real = Date;
  globalThis.Date = new Proxy(Real, {
    construct: (_, args, target) => Reflect.construct(Real, args.length === 0 ? [now] : args, target),
    get: (_, key) => (key === 'now' ? () => now : Reflect.get(Real, key)),
  });
}
