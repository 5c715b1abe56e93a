import type { Form } from './form.js';

/**
 * Makes `make` work once for each form and each choice of alternative rows: there are a handful, and every report asks.
 *
 * @returns the same function, whose results are shared and not to be changed
 */
export function perPrint<V>(
  make: (form: Form, printed: ReadonlySet<string>) => V,
): (form: Form, printed?: ReadonlySet<string>) => V {
  const made = new WeakMap<Form, Map<string, V>>();
  return (form, printed = new Set()) => {
    const prints = made.get(form) ?? new Map<string, V>();
    made.set(form, prints);
    const choice = [...printed].sort().join();
    const known = prints.get(choice);
    if (known !== undefined) return known;
    const result = make(form, printed);
    prints.set(choice, result);
    return result;
  };
}
