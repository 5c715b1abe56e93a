import { describe, expect, test } from 'vitest';
import { escapeHtml, grouped } from '../../src/printable.js';

describe('what people are shown', () => {
  test('text stays text in a page and in an attribute of either quote', () => {
    expect(escapeHtml(`<a title="b" lang='c'>&amp;</a>`)).toBe(
      '&lt;a title=&quot;b&quot; lang=&#39;c&#39;&gt;&amp;amp;&lt;/a&gt;',
    );
    expect(escapeHtml('危及“三安全一稳定”')).toBe('危及“三安全一稳定”');
  });

  test('a count has its thousands apart, whatever the language of the machine', () => {
    expect([0, 999, 33286, 1234567].map(grouped)).toEqual(['0', '999', '33,286', '1,234,567']);
  });
});
