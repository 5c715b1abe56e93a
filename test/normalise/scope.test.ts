import { describe, expect, test } from 'vitest';
import type { Address } from '../../src/address.js';
import { form2021 } from '../../src/form/form-2021.js';
import { scopeOf } from '../../src/normalise/scope.js';
import { checkedPrints } from '../support/report.js';

function scope(
  name: string,
  prose: string,
  received: string | null = null,
  kind: Parameters<typeof scopeOf>[2] = null,
) {
  const address = 'requests.new_received.total' as Address;
  const report = checkedPrints(form2021, new Map(received === null ? [] : [[address, received]]));
  const { scope, findings } = scopeOf(
    { ...report, sections: [{ id: 's1_overview', title: '', text: prose }] },
    name,
    kind,
  );
  return [scope, ...findings.map((f) => f.code)];
}
const government = '天津市样例区人民政府';

describe('of whom a report’s figures are', () => {
  test('of a government’s, the whole area’s, also where the government itself is spoken of beside', () => {
    expect(scope(government, '')).toEqual(['whole_area']);
    expect(scope('区政府', '全区共接收申请633件。')).toEqual(['whole_area']);
    expect(scope(government, '全区共接收政府信息公开申请633件。区政府本级无依申请公开收费。', '633')).toEqual([
      'whole_area',
    ]);
    expect(scope(government, '全区各单位共受理申请962件。区政府本级收到申请17件。', '962')).toEqual(['whole_area']);
    // A budget is no report.
    expect(scope(government, '区政府本级预算已经公开。')).toEqual(['whole_area']);
  });

  test('the government’s own, where the prose speaks of it alone', () => {
    expect(scope(government, '区政府本级收到政府信息公开申请17件。', '17')).toEqual(['government_proper']);
    expect(scope(government, '做好全区政务公开工作。本报告数据为区政府本级数据。')).toEqual(['government_proper']);
  });

  test('not known, and noticed, where the prose contradicts itself or the table', () => {
    const contradictory = [null, 'scope.contradictory'];
    expect(scope(government, '全区共接收申请633件。区政府本级收到申请17件。', '17')).toEqual(contradictory);
    expect(scope(government, '全区共接收申请633件。区政府本级未收到申请。', '0')).toEqual(contradictory);
    expect(scope(government, '全区共接收申请633件。本报告仅反映区政府本级情况，数据不含部门。')).toEqual(contradictory);
  });

  test('every other body’s own, whatever it says', () => {
    for (const name of [
      '样例区民政局',
      '石泉镇人民政府',
      '样例区人民政府办公室',
      '柳溪街道办事处',
      '某开发区管理委员会',
    ])
      expect(scope(name, '全区共接收申请633件。区政府本级收到申请17件。'), name).toEqual(['own']);
  });

  test('as the registry says what the body is, against its name', () => {
    expect(scope('某新区管理委员会', '', null, 'government')).toEqual(['whole_area']);
    expect(scope('某某人民政府', '', null, 'town')).toEqual(['own']);
  });

  test('not known where nobody knows whose report it is', () => {
    expect(scope('', '')).toEqual([null]);
  });
});
