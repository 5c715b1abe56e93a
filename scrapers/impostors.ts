import { createHash } from 'node:crypto';
import { isGood } from '../src/source.js';
import type { Fetched } from './fetch.js';
import { type Judgement, shortText, wordsOf } from './judge.js';

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

/** The page calls itself a report in its head: reports that stand at two addresses do. */
export function isTitled(body: Buffer): boolean {
  const head = /<head\b[\s\S]*?<\/head>/i.exec(body.toString())?.[0] ?? '';
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
