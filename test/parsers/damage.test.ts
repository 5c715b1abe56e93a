import { describe, expect, test } from 'vitest';
import { form2019 } from '../../src/form/form-2019.js';
import { form2021 } from '../../src/form/form-2021.js';
import type { Block, PrintedCell } from '../../src/sample/print/layout.js';
import { renderClean, renderText } from '../../src/sample/print/render.js';
import {
  blocksOf,
  codesOf,
  type Figures,
  figuresOf,
  printsOf,
  readText,
  silentDifferences,
} from '../support/printing.js';

type Rows = readonly (readonly PrintedCell[])[];
const figures = figuresOf(form2021, 4711, 30);
const blocks = blocksOf(form2021, figures);

/** The blocks with the rows of the table of this many rows or more changed. */
function withRequests(change: (rows: Rows) => Rows | readonly Rows[], of: readonly Block[] = blocks): Block[] {
  return of.flatMap((block): Block[] => {
    if (block.kind !== 'table' || block.rows.length < 20) return [block];
    const changed = change(block.rows);
    const parts = (Array.isArray(changed[0]?.[0]) ? changed : [changed]) as readonly Rows[];
    return parts.map((rows) => ({ kind: 'table', rows }));
  });
}

const labelOf = (row: readonly PrintedCell[]) => row.filter((c) => c.address === null).at(-1)?.text ?? '';
const blank: PrintedCell = { text: '', colspan: 1, rowspan: 1, address: null };
const cell = (text: string): PrintedCell => ({ ...blank, text });

function expectExact(report: ReturnType<typeof readText>, expected: Figures = figures) {
  expect(Object.fromEntries(printsOf(report))).toEqual(Object.fromEntries(expected));
}

describe('tables that are not as they should be, and can be read', () => {
  test('cut in two, the heading printed again', () => {
    const report = readText(
      renderClean(withRequests((rows) => [rows.slice(0, 12), [...rows.slice(0, 3), ...rows.slice(12)]])),
    );
    expectExact(report);
    expect(report.verdict).toBe('certified');
  });

  test('cut in two, without a second heading', () => {
    const report = readText(renderClean(withRequests((rows) => [rows.slice(0, 5), rows.slice(5)])));
    expectExact(report);
    expect(report.verdict).toBe('certified');
  });

  test('empty cells where headings should span', () => {
    const report = readText(
      renderClean(
        withRequests((rows) =>
          rows.map((row, y) => {
            if (y === 1) return row.map((c) => ({ ...c, rowspan: 1 }));
            return y === 2 ? [blank, ...row, blank] : row;
          }),
        ),
      ),
    );
    expectExact(report);
  });

  test('empty cells at the end of every row', () => {
    expectExact(readText(renderClean(withRequests((rows) => rows.map((row) => [...row, blank, blank])))));
  });

  test('headings that span other columns than the figures below (上海市政府办公厅 2019)', () => {
    const old = figuresOf(form2019, 11, 20);
    const drifted = blocksOf(form2019, old).map((block): Block => {
      if (block.kind !== 'table' || !labelOf(block.rows[0] ?? []).includes('第二十条')) return block;
      const spans = (row: readonly PrintedCell[], wide: number) =>
        row.map((c, i) => ({
          ...c,
          colspan: row.length === 1 ? 5 : i === wide ? 2 : row.length === 3 && i > 0 ? 2 : 1,
        }));
      return {
        ...block,
        rows: block.rows.map((row) => spans(row, row.some((c) => c.address !== null) && row.length === 4 ? 1 : 2)),
      };
    });
    expectExact(readText(renderClean(drifted)), old);
  });

  test('columns in another order, under their own headings', () => {
    const move = <T>(cells: readonly T[]) => [...cells.slice(-1), ...cells.slice(0, -1)];
    const report = readText(
      renderClean(
        withRequests((rows) =>
          rows.map((row, y) => {
            if (y === 1) return move(row);
            const at = row.findIndex((c) => c.address !== null);
            return at === -1 ? row : [...row.slice(0, at), ...move(row.slice(at))];
          }),
        ),
      ),
    );
    expectExact(report);
    expect(report.verdict).toBe('certified');
  });

  test('rows in another order, under their own labels', () => {
    const report = readText(
      renderClean(withRequests((rows) => [...rows.slice(0, 3), rows[4] ?? [], rows[3] ?? [], ...rows.slice(5)])),
    );
    expectExact(report);
    expect(report.verdict).toBe('certified');
  });

  test('a misspelt label', () => {
    const labels = { '5.属于三类内部事务信息': '5.属于三类内容事务信息' };
    for (const render of [renderClean, renderText]) {
      const report = readText(render(blocksOf(form2021, figures, { labels })));
      expectExact(report);
      expect(codesOf(report)).toEqual(['label.misspelt']);
      // Two readers that agree are sure; one alone under a guessed label is not.
      expect(report.verdict).toBe(render === renderClean ? 'certified' : 'doubtful');
    }
  });
});

describe('tables that cannot be read whole: said, never guessed', () => {
  function expectHonest(report: ReturnType<typeof readText>, printed: Figures = figures) {
    expect(silentDifferences(report, printed)).toEqual([]);
    expect(['doubtful', 'refused', 'source-inconsistent']).toContain(report.verdict);
    expect(report.findings.length).toBeGreaterThan(0);
  }

  test('a row is lost', () => {
    const report = readText(
      renderClean(withRequests((rows) => rows.filter((row) => !labelOf(row).startsWith('2.重复')))),
    );
    expectHonest(report);
    expect(report.findings.some((f) => f.code === 'row.missing' && f.at === 'requests.nop_repeat')).toBe(true);
  });

  test('a row is printed twice, with other figures', () => {
    const report = readText(
      renderClean(
        withRequests((rows) =>
          rows.flatMap((row) =>
            labelOf(row).startsWith('（七）')
              ? [row, row.map((c) => (c.address === null ? c : { ...c, text: `${c.text}1` }))]
              : [row],
          ),
        ),
      ),
    );
    expectHonest(report);
    expect(report.standings.get('requests.res_total.total')).toBe('missing');
  });

  test('labels are lost, the figures stand there', () => {
    for (const render of [renderClean, renderText])
      expectHonest(
        readText(
          render(
            withRequests((rows) =>
              rows.map((row) =>
                labelOf(row).startsWith('2.重复') ? row.map((c) => (c.text.startsWith('2.') ? cell('…') : c)) : row,
              ),
            ),
          ),
        ),
      );
  });

  test('headings are lost', () => {
    for (const render of [renderClean, renderText]) {
      const report = readText(render(withRequests((rows) => rows.slice(3))));
      expectHonest(report);
      expect(report.cells.filter((c) => c.address.startsWith('requests.') && c.reading.kind !== 'missing')).toEqual([]);
    }
  });

  test('one figure stands over several columns or rows', () => {
    const wide = readText(
      renderClean(
        withRequests((rows) =>
          rows.map((row) =>
            labelOf(row).startsWith('2.重复') ? [...row.slice(0, -3), { ...cell('5'), colspan: 3 }] : row,
          ),
        ),
      ),
    );
    expectHonest(wide);
    expect(codesOf(wide)).toContain('cell.merged');
  });

  test('a cell is lost from a row, and the rest moves up', () => {
    for (const render of [renderClean, renderText])
      for (const gone of [1, 3, 5]) {
        const report = readText(
          render(
            withRequests((rows) =>
              rows.map((row) => {
                const at = row.findIndex((c) => c.address !== null);
                return labelOf(row).startsWith('（七）') ? row.filter((_, i) => i !== at + gone) : row;
              }),
            ),
          ),
        );
        expectHonest(report);
      }
  });

  test('text stands in a cell for a number', () => {
    const text = new Map(figures).set('licensing.licence.decisions', '由区政府办根据实际情况填写');
    const report = readText(renderClean(blocksOf(form2021, text)));
    expect(silentDifferences(report, text)).toEqual([]);
    expect(report.cells.find((c) => c.address === 'licensing.licence.decisions')?.reading.kind).toBe('text');
    expect(codesOf(report)).toEqual(['cell.text']);
  });

  test('a number is split by a space or a line', () => {
    for (const split of ['3 830', '3\n830']) {
      const text = new Map(figures).set('requests.res_total.natural_person', split);
      const report = readText(renderClean(blocksOf(form2021, text)).replace('3\n830', '3<br>830'));
      const read = report.cells.find((c) => c.address === 'requests.res_total.natural_person');
      expect(read?.reading.kind).not.toBe('number');
    }
  });

  test('figures stand before their labels', () => {
    const text = renderText(blocks).split('\n\n');
    const turned: string[] = [];
    for (let i = 0; i < text.length; i++) {
      const run = text.slice(i + 1, i + 8);
      if (
        !/^\d/.test(text[i] ?? '') &&
        run.length === 7 &&
        run.every((t) => /^\d+$/.test(t)) &&
        !text[i]?.includes('总计\n')
      ) {
        turned.push(...run, text[i] ?? '');
        i += 7;
      } else turned.push(text[i] ?? '');
    }
    const report = readText(turned.join('\n\n'));
    expectHonest(report);
    expect(report.cells.some((c) => c.address.startsWith('requests.') && c.reading.kind === 'number')).toBe(false);
  });

  test('总计 stands second under two storeys of headings', () => {
    const swap = <T>(cells: readonly T[]) => [cells[0], cells.at(-1), ...cells.slice(1, -1)] as T[];
    const text = renderText(
      withRequests((rows) =>
        rows.map((row, y) => {
          if (y === 1) return swap(row);
          const at = row.findIndex((c) => c.address !== null);
          return at === -1 ? row : [...row.slice(0, at), ...swap(row.slice(at))];
        }),
      ),
    );
    expectHonest(readText(text));
  });

  const between = (furniture: string) => {
    const lines = renderText(blocks).split('\n\n');
    const at = lines.findIndex((l) => l.startsWith('（七）'));
    lines.splice(at + 3, 0, furniture);
    return readText(lines.join('\n\n'));
  };

  test('a page number stands between the figures of a flattened row', () => {
    for (const folio of ['- 3 -', '— 5 —', '第3页']) expectExact(between(folio));
  });

  test('a bare number stands between the figures of a flattened row', () => {
    expectHonest(between('3'));
  });
});

describe('text that has lost what tells its cells apart', () => {
  const lineOf = (title: string, cells: readonly string[]) => {
    const text = renderText(blocks);
    const at = text.indexOf('四、政府信息公开行政复议');
    const head = text.slice(0, text.lastIndexOf('总计', text.indexOf('五、', at)) + 2);
    return readText(`${title}\n${head}\n${cells.join('\n')}\n五、存在的主要问题及改进情况\n无。\n`);
  };

  test('a figure broken by a space at the end of a row that has blanks is not left out of the sums', () => {
    const report = lineOf('样例区民政局2021年政府信息公开工作年度报告', '2 3 2 3 10 1 1 8 8'.split(' ').concat('1 6'));
    for (const [address, standing] of report.standings)
      if (address.startsWith('disputes.')) expect([address, standing]).toEqual([address, 'missing']);
    expect(report.findings.map((f) => f.code)).toContain('row.count');
  });

  test('a row that is printed twice, differently, its second label lost, is not trusted', () => {
    const lines = renderText(blocks).split('\n\n');
    const at = lines.findIndex((l) => l.includes('不予处理') || l.includes('信访举报投诉类申请'));
    const doubled = [...lines.slice(0, at), '0 0 0 9 0 0 9', ...lines.slice(at)];
    const report = readText(doubled.join('\n'));
    expect(silentDifferences(report, figures)).toEqual([]);
    expect(report.verdict).toBe('doubtful');
  });

  test('a second report in the same line of text is noticed, also where the first one is blank', () => {
    const blanks = new Map([...figures].map(([address]) => [address, ''] as const));
    const line = (of: Figures) => renderText(blocksOf(form2021, of)).split(/\s+/).join(' ');
    const report = readText(`${line(blanks)} ${line(figures)}`);
    expect(report.findings.map((f) => f.code)).toContain('document.several');
    expect([...report.standings.values()].filter((s) => s !== 'missing' && s !== 'disputed')).toEqual([]);
  });
});

describe('two readers', () => {
  test('where they differ the cell is disputed, and both readings are told', () => {
    // The table's geometry puts the figures one row lower than the order of the text does.
    const html = renderClean(blocks);
    const at = html.indexOf('行政许可');
    const broken = `${html.slice(0, at)}行政许可</p></td><td><p>7</p></td></tr><tr><td><p>行政许可${html.slice(at + 4)}`;
    const report = readText(broken);
    expect(report.verdict).toBe('doubtful');
    expect(report.standings.get('licensing.licence.decisions')).not.toBe('certified');
  });
});
