import type { Form } from '../src/form/form.js';
import type { Document } from './document.js';

/** Makes `make` work once for each document and form: several readers ask the same of a page. */
export function once<V>(make: (document: Document, form: Form) => V): (document: Document, form: Form) => V {
  const made = new WeakMap<Document, Map<Form, V>>();
  return (document, form) => {
    const byForm = made.get(document) ?? new Map<Form, V>();
    made.set(document, byForm);
    const known = byForm.get(form);
    if (known !== undefined) return known;
    const result = make(document, form);
    byForm.set(form, result);
    return result;
  };
}
