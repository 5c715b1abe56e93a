import { describe, expect, test } from 'vitest';
import { rulesOf } from '../../scrapers/robots.js';

const url = 'http://www.example.gov.cn/robots.txt';
const page = 'http://www.example.gov.cn/zwgk/a.html';
const file = (text: string) => rulesOf(url, 'ok', 200, Buffer.from(text));

describe('robots.txt', () => {
  test('allows, denies, and asks for pauses', () => {
    expect(file('User-agent: *\nDisallow:').verdict(page)).toBeNull();
    expect(file('User-agent: *\nDisallow: /').verdict(page)).toBe('robots_denied');
    expect(file('User-agent: *\nDisallow: /zwgk/*.html$').verdict(page)).toBe('robots_denied');
    expect(file('User-agent: gongkai\nDisallow: /zwgk/\n\nUser-agent: *\nDisallow:').verdict(page)).toBe(
      'robots_denied',
    );
    expect(file('User-agent: *\nCrawl-delay: 10').delay).toBe(10);
    expect(file('User-agent: *\nCrawl-delay: 86400').delay).toBe(60);
    expect(file('\ufeffUser-agent: *\nDisallow: /').verdict(page)).toBe('robots_denied');
  });

  test('a page of HTML, or none at all, is no file', () => {
    expect(file('<!DOCTYPE html><html>首页</html>').verdict(page)).toBeNull();
    expect(rulesOf(url, 'gone', 404, null).verdict(page)).toBeNull();
    expect(rulesOf(url, 'soft404', 200, null).verdict(page)).toBeNull();
    expect(rulesOf(url, 'needs_person', 400, null).verdict(page)).toBeNull();
  });

  test('401 and 403 are a no; a failure, silence or 429 is not now', () => {
    expect(rulesOf(url, 'needs_person', 401, null).verdict(page)).toBe('robots_denied');
    expect(rulesOf(url, 'challenge', 403, null).verdict(page)).toBe('robots_denied');
    expect(rulesOf(url, 'challenge', 412, null).verdict(page)).toBe('challenge');
    expect(rulesOf(url, 'transient', 500, null).verdict(page)).toBe('robots_unknown');
    expect(rulesOf(url, 'transient', 429, null).verdict(page)).toBe('robots_unknown');
    expect(rulesOf(url, 'transient', null, null).verdict(page)).toBe('robots_unknown');
    expect(rulesOf(url, 'truncated', 200, Buffer.from('User-agent: *')).verdict(page)).toBe('robots_unknown');
  });

  test('of a very long file the first part counts', () => {
    const long = `User-agent: *\nDisallow: /zwgk/\n${'# x\n'.repeat(3_000_000)}`;
    expect(file(long).verdict(page)).toBe('robots_denied');
  });
});
