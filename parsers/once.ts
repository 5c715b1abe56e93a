import type { Form } from '../src/form/form.js';
import type { Document } from './document.js';

/**
 * Makes `make` work once for a document and a form: several readers ask the same of a page, one after the other.
 *
 * Only the last answer is kept. A WeakMap would let go of older ones too, but not before the collector has moved them
 * to the old generation: a quarter of all time.
 */
export function once<V>(make: (document: Document, form: Form) => V): (document: Document, form: Form) => V {
  let last: { readonly document: Document; readonly form: Form; readonly made: V } | null = null;
  return (document, form) => {
    if (last?.document !== document || last.form !== form) last = { document, form, made: make(document, form) };
    return last.made;
  };
}
