import type { FormId } from '../address.js';
import type { Form } from './form.js';
import { form2019 } from './form-2019.js';
import { form2021 } from './form-2021.js';

/** Every form that can be read, oldest first. */
export const forms: readonly (Form & { readonly id: FormId })[] = [form2019, form2021];

/** The form with this id. @throws Error when there is none. */
export function formById(id: string): Form & { readonly id: FormId } {
  const form = forms.find((f) => f.id === id);
  if (form === undefined) throw new Error(`no form ${id}`);
  return form;
}
