import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decode } from '../../parsers/decode.js';
import { limits } from '../../parsers/document.js';
import { Refusal } from '../../parsers/refusal.js';
import { sniff } from '../../src/media.js';

const chinese = '样例区民政局2022年政府信息公开工作年度报告，共受理申请34件。';
const page = (charset: string) => `<html><head><meta charset="${charset}"></head><body><p>${chinese}</p></body></html>`;

function refusal(bytes: Buffer): string {
  try {
    decode(bytes);
    return 'read';
  } catch (error) {
    if (error instanceof Refusal) return error.finding.code;
    throw error;
  }
}

describe('bytes to text', () => {
  // Six encodings of the same page under six declarations: the same text every time, or a declaration not believed.
  const encodings = { 'utf-8': 'utf-8', gbk: 'gb18030', gb18030: 'gb18030' } as const;
  const declarations = ['utf-8', 'gb2312', 'gbk', 'gb18030', 'iso-8859-1', 'x-unknown'];
  for (const [name, used] of Object.entries(encodings))
    for (const declared of declarations)
      test(`${name} bytes declared ${declared}`, () => {
        const decoded = decode(iconv.encode(page(declared), name));
        expect(decoded.text).toContain(chinese);
        expect(decoded.encoding).toBe(used);
      });

  test('byte order marks outrank every declaration', () => {
    expect(decode(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(page('gb2312'))])).text).toContain(
      chinese,
    );
    expect(decode(iconv.encode(page('gb2312'), 'utf16le', { addBOM: true })).text).toContain(chinese);
  });

  test('the header counts before the page, and neither against the bytes', () => {
    const bytes = iconv.encode(page('utf-8'), 'gbk');
    const decoded = decode(bytes, 'text/html; charset=gb2312');
    expect(decoded.text).toContain(chinese);
    expect(decoded.findings).toEqual([]);
    expect(decode(bytes).findings.map((f) => f.code)).toEqual(['encoding.disagrees']);
  });

  test('a page declared gb2312 may hold characters of gb18030', () => {
    const rare = '㙍𠮷镕';
    expect(decode(iconv.encode(`${page('gb2312')}${rare}`, 'gb18030')).text).toContain(rare);
  });

  test('the punctuation that iconv-lite leaves in private use comes out as Unicode has it', () => {
    const bytes = Buffer.concat([iconv.encode(page('gbk'), 'gbk'), Buffer.from([0xa6, 0xd9])]);
    expect(decode(bytes).text.at(-1)).toBe(new TextDecoder('gb18030').decode(Buffer.from([0xa6, 0xd9])));
  });

  test('one wrong byte in a gb18030 page changes nothing before it', () => {
    const pairs = Array.from({ length: 0x7e * 0xbe }, (_, i) => [0x81 + Math.floor(i / 0xbe), 0x40 + (i % 0xbe)]);
    const head = iconv.encode(page('gb18030'), 'gb18030');
    const sound = pairs.filter(([, trail]) => trail !== 0x7f);
    const bytes = Buffer.concat([head, Buffer.from(sound.flat())]);
    // The strict decoder reads the one, the lenient one the other.
    const text = decode(bytes).text;
    expect(text).not.toContain('\ufffd');
    const spoilt = decode(Buffer.concat([bytes, Buffer.from([0x0a, 0xff, 0x0a])])).text;
    expect(spoilt.slice(0, text.length) === text).toBe(true);
    expect(spoilt).toContain('\ufffd');
  });

  test('what is no text is refused by name', () => {
    expect(refusal(Buffer.alloc(0))).toBe('document.empty');
    expect(refusal(Buffer.from('%PDF-1.7 …'))).toBe('document.unsupported');
    expect(refusal(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]))).toBe('document.unsupported');
    expect(refusal(Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)))).toBe('document.binary');
    expect(refusal(Buffer.alloc(100))).toBe('document.binary');
    expect(sniff(Buffer.from('<html>'))).toBeNull();
  });

  test('the limit of bytes is a limit, not a cut', () => {
    const at = (length: number) => Buffer.alloc(length, 'x');
    expect(refusal(at(limits.bytes))).toBe('read');
    expect(refusal(at(limits.bytes + 1))).toBe('document.too_large');
  });
});
