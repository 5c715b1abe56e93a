import { describe, expect, test } from 'vitest';
import { cellText, sourceOf } from '../../parsers/document.js';
import { parseHtml } from '../../parsers/html.js';
import { parseText } from '../../parsers/text.js';

const lines = (html: string) => parseHtml(html).lines.map((l) => l.text);
const tables = (html: string) => parseHtml(html).tables.map((t) => t.rows.map((r) => r.map((c) => cellText(c))));

describe('HTML as lines', () => {
  test('blocks, cells and breaks end a line; white space is one space', () => {
    expect(lines('<div>a  b\n c<p>d</div><table><tr><td>e<br>f<td>g</table>h')).toEqual([
      'a b c',
      'd',
      'e',
      'f',
      'g',
      'h',
    ]);
  });

  test('one span a character is one word', () => {
    expect(lines('<td><span>规</span><span>章</span></td>')).toEqual(['规章']);
  });

  test('what is not shown is not read', () => {
    expect(
      lines(
        '<head><title>t</title><style>x{}</style></head><body><script>1</script><p style="display: none">2</p><p hidden>3</p><!-- 4 --><select><option>5</option></select>6',
      ),
    ).toEqual(['6']);
    expect(lines('<!--[if gte mso 9]><xml><w:View>7</w:View></xml><![endif]--><p>8<o:p></o:p></p>')).toEqual(['8']);
  });

  test('a head that nobody closed does not hide the page', () => {
    expect(lines('<html><head><title>t</title><body><p>x</p>')).toEqual(['x']);
    expect(lines('<head><meta charset="utf-8"><p>x</p>')).toEqual(['x']);
  });

  test('every character knows its place, entities too', () => {
    const html = '<p>a&nbsp;&#20013;<b>b</b>&amp;c</p>';
    const [line] = parseHtml(html).lines;
    expect(line?.text).toBe('a 中b&c');
    const pieces = [...(line?.text ?? '')].map((_, i) => {
      const place = line === undefined ? null : sourceOf(line, i);
      return html.slice(place?.start, place?.end);
    });
    expect(pieces.filter((p) => p !== '')).toEqual(['a', '&#20013;', 'b', '&amp;', 'c']);
  });
});

describe('HTML as tables', () => {
  test('cells and rows without end tags', () => {
    expect(tables('<table><tr><td>1<td>2<tr><td><p>3<td><p>4</table>')).toEqual([
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ]);
  });

  test('unclosed markup in a cell ends with the cell', () => {
    expect(tables('<table><tr><td><b><font>1<td>2</font></b></tr><tr><td>3</td></tr></table>')).toEqual([
      [['1', '2'], ['3']],
    ]);
  });

  test('a table in a cell is a table of its own, and not its cell’s text', () => {
    expect(tables('<table><tr><td>out<table><tr><td>in</td></tr></table>side</td><td>2</td></tr></table>')).toEqual([
      [['out\nside', '2']],
      [['in']],
    ]);
  });

  test('a table between the rows of another ends it', () => {
    expect(tables('<table><tr><td>1</td></tr><table><tr><td>2</td></tr></table>')).toEqual([[['1']], [['2']]]);
  });

  test('stray end tags close nothing', () => {
    expect(tables('<table><tr><td>1</div></p></span></td><td>2</td></tr></table>')).toEqual([[['1', '2']]]);
    expect(tables('<table><tr></td><td>1</td></tr></tbody></table></table>')).toEqual([[['1']]]);
  });

  test('a page is read the same with wrappers, attributes, comments and scripts around everything', () => {
    const plain = '<table><tr><td>1</td><td>2</td></tr></table>';
    const noisy =
      '<div class="x" data-a="&lt;"><!-- c --><table width=1 a=">"><tbody class=\'y\'><tr><td align="center"><font>1</font></td><script>3</script><td>2</td></tr></tbody></table></div>';
    expect(tables(noisy)).toEqual(tables(plain));
  });
});

describe('plain text', () => {
  test('lines and columns count from one; bars and tabs end a cell', () => {
    const document = parseText('规章 | 0 |\t7\n\n  8\r\n9');
    expect(document.lines.map((l) => [l.text, l.number, l.column])).toEqual([
      ['规章', 1, 1],
      ['0', 1, 6],
      ['7', 1, 10],
      ['8', 3, 3],
      ['9', 4, 1],
    ]);
  });
});
