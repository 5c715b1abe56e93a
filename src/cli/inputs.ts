import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { limits } from '../../parsers/document.js';
import { readReport, refusedReport } from '../../parsers/read-report.js';
import { declaredSites } from '../../scrapers/sites.js';
import { Archive } from '../archive/archive.js';
import { UsageError } from '../errors.js';
import { finding } from '../finding.js';
import { articleVersions } from '../normalise/listed.js';
import type { Report } from '../report.js';

/**
 * Reads what the person named: a file, a page of the archive by its address, or standard input (`-`).
 *
 * @throws UsageError when there is no such input
 */
export async function readInput(name: string, data: string): Promise<Report> {
  if (name === '-') return readStream(name, process.stdin);
  if (/^https?:\/\//.test(name)) return readArchived(name, data);
  const stat = statSync(name, { throwIfNoEntry: false });
  if (stat === undefined) throw new UsageError(`there is no file ${name}`, 'Check the path.');
  if (stat.isDirectory())
    throw new UsageError(`${name} is a folder`, `Name its files, as in ${name.replace(/\/$/, '')}/*.`);
  if (!stat.isFile() || stat.size > limits.bytes) return readStream(name, createReadStream(name));
  return readBytes(name, readFileSync(name));
}

function readBytes(name: string, bytes: Buffer): Report {
  return readReport({ name, parts: [{ bytes, contentType: null }], listed: null });
}

/** Reads a stream to its end; of one that is too long only the hash and the length are kept. */
async function readStream(name: string, stream: AsyncIterable<Buffer | string>): Promise<Report> {
  const hash = createHash('sha256');
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    hash.update(bytes);
    length += bytes.length;
    if (length > limits.bytes) chunks = [];
    else chunks.push(bytes);
  }
  if (length <= limits.bytes) return readBytes(name, Buffer.concat(chunks));
  const reason = finding('document.too_large', 'document', { bytes: length, limit: limits.bytes });
  return refusedReport(name, hash.digest('hex'), reason);
}

/** The latest version of a page in the archive, all its parts. */
async function readArchived(url: string, data: string): Promise<Report> {
  const host = URL.parse(url)?.hostname ?? '';
  for (const site of (await declaredSites()).filter((s) => s.hosts.includes(host))) {
    const archive = Archive.read(data, site.slug);
    const version = articleVersions(archive).get(url)?.at(-1);
    if (version === undefined) continue;
    const parts = version.parts.map((p) => ({ bytes: archive.objects.get(p.sha256), contentType: p.contentType }));
    return readReport({ name: url, parts, listed: null });
  }
  throw new UsageError(`${url} is not in the archive below ${data}`, 'Crawl its site first, or name a file.');
}
