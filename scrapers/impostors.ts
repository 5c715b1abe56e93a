import { createHash } from 'node:crypto';
import { isGood } from '../src/source.js';
import type { Fetched } from './fetch.js';
import { type Judgement, shortText, wordsOf } from './judge.js';
import type { Page } from './visitor.js';

/** Files of these names are never pages; Word's older ones can be, for it saves its documents as HTML too. */
const neverPage = /\.(?:pdf|docx|xlsx|ofd|zip|rar|jpe?g|png)$/i;
export const pageForFile: Judgement = { outcome: 'soft404', reason: 'a page in place of the file' };

/** A host that has not the file, or wants a login for it, answers with a page and status 200. */
export function isPageForFile({ outcome, finalUrl, url, body }: Fetched): boolean {
  if (!isGood(outcome) || body === null) return false;
  const named = [finalUrl, url].some((address) => neverPage.test(new URL(address).pathname));
  return (
    named &&
    /^\s*(?:<!doctype html|<html|<head|<script|<meta)/i.test(
      body
        .subarray(0, 256)
        .toString('latin1')
        .replace(/^\xef\xbb\xbf/, ''),
    )
  );
}

/** What a service says in place of a file that it does not hand out to everybody. */
const guardWords = /访问权限|没有权限|无权(?:访问|下载)|验证码|请先登录/;

/** How a page is judged that came in place of a file, with status 200: VSB lets some be had only by a person. */
export function judgeGuard({ text }: Pick<Page, 'text'>): Judgement | null {
  const shown = wordsOf(text);
  const guards = shown.length < shortText && guardWords.test(shown);
  return guards ? { outcome: 'needs_person', reason: pageForFile.reason } : null;
}

/** The page calls itself a report in its head: reports that stand at two addresses do. */
export function isTitled({ text }: Pick<Page, 'text'>): boolean {
  const head = /<head\b[\s\S]*?<\/head>/i.exec(text)?.[0] ?? '';
  return /报告|年报/.test(head);
}

/**
 * One for the same bytes, and for pages of few words that differ in figures alone: an error page may show the time, or a
 * number. A body's reports of two years differ in figures alone too, but they are long.
 */
export function likenessOf(bytes: Buffer): string {
  const words = wordsOf(bytes.toString()).replace(/\d+/g, '');
  return createHash('sha256')
    .update(words.length < shortText ? words : bytes)
    .digest('hex');
}
