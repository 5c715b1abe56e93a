import { describe, expect, test } from 'vitest';
import type { Address } from '../../src/address.js';
import { cellsOf } from '../../src/form/cells.js';
import { forms } from '../../src/form/forms.js';
import { mergeVariables, variablesOf } from '../../src/form/variables.js';

/** Compiles only while a misspelt address is none. */
const misspelt: 'requests.new_recieved.total' extends Address ? 'an address' : 'none' = 'none';
const spelt: 'requests.new_received.total' extends Address ? 'an address' : 'none' = 'an address';
const ofAlternative: 'requests.oth_total.total' extends Address ? 'an address' : 'none' = 'an address';
const ofHeading: 'requests.h_results.total' extends Address ? 'an address' : 'none' = 'none';

describe('variables of the panel', () => {
  test('addresses are a type', () => {
    expect([misspelt, spelt, ofAlternative, ofHeading]).toEqual(['none', 'an address', 'an address', 'none']);
  });

  test('names are unique over all forms, lower case, and fit Stata', () => {
    const names = mergeVariables(forms).map((v) => v.variable.name);
    expect(names.length).toBeGreaterThan(260);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{0,31}$/);
  });

  test('one name never means two cells', () => {
    const addresses = new Map<string, string>();
    for (const form of forms)
      for (const { name, address } of variablesOf(form)) {
        expect(addresses.get(name) ?? address).toBe(address);
        addresses.set(name, address);
      }
  });

  test('every cell of every form is a variable, and sums that no form prints add up cells', () => {
    for (const form of forms) {
      const byAddress = new Map(variablesOf(form).map((v) => [v.address, v]));
      for (const { address } of cellsOf(form)) expect(byAddress.get(address)?.sum, address).toBeNull();
    }
    const refused = mergeVariables(forms).find((v) => v.variable.name === 'req_den_total')?.variable;
    expect(refused?.sum).toHaveLength(8);
    const organisations = mergeVariables(forms).find((v) => v.variable.name === 'req_new_orgs')?.variable;
    expect(organisations?.sum).toEqual([
      'requests.new_received.org_business',
      'requests.new_received.org_research',
      'requests.new_received.org_public_welfare',
      'requests.new_received.org_legal_service',
      'requests.new_received.org_other',
    ]);
  });

  test('what only the older form has stands beside its like', () => {
    const names = mergeVariables(forms).map((v) => v.variable.name);
    expect(names.indexOf('lic_licence_prev')).toBeLessThan(names.indexOf('enf_penalty_decisions'));
    expect(names.indexOf('prc_central_amount')).toBeLessThan(names.indexOf('req_new_total'));
  });
});
