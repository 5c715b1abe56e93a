import { z } from 'zod';

const slug = /^[a-z0-9-]+\/[a-z0-9-]+$/;

/** One web site that publishes reports: a value, without functions. */
export const siteSchema = z.strictObject({
  /** Path of the site's file below `scrapers/sites`, and of its archive. */
  slug: z.string().regex(slug),
  zh: z.string(),
  en: z.string(),
  /** GB/T 2260 code of the district; null for an invented one. */
  division: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  /** The content-management system, by the name of its file in `scrapers/families`. */
  family: z.string(),
  /** The only hosts that are ever asked; redirects elsewhere are refused. */
  hosts: z.array(z.string()).min(1),
  /** What the family may be told about this site; the family's own file says what there is. */
  options: z.record(z.string(), z.unknown()).default({}),
  /** Pages from which the agencies' columns are found. */
  entries: z.array(z.url()).default([]),
  /** Folders in which links are followed; where left out, the entries' own. */
  scope: z.array(z.url()).default([]),
  /** The body whose site this is, where it is one body's and not a district's. */
  body: z.string().default(''),
  /** Columns of yearly reports that are known and that the navigation may not lead to. */
  columns: z
    .array(
      z.strictObject({
        url: z.url(),
        /** The body whose column it is; empty where several bodies' reports stand there. */
        agency: z.string().default(''),
        /** Other things stand there too. */
        mixed: z.boolean().default(false),
      }),
    )
    .default([]),
  /** Navigation texts that lead to a list of agencies, where the family's own do not suffice. */
  groups: z.array(z.string()).default([]),
  /** Report URLs known from elsewhere; tests hold the family's patterns against them. */
  evidence: z.array(z.url()).default([]),
  /** A live run has confirmed the declaration. */
  confirmed: z.boolean(),
  /** Made up for tests and for trying the program; every record of it says so. */
  invented: z.boolean().default(false),
  /** The lists are filled by a script that only a browser runs. */
  browser: z.boolean().default(false),
  /**
   * `permissive`: where the standard handshake fails, one with old ciphers and renegotiation is tried, and the record
   * says so. Never set without a look at why it fails.
   */
  tls: z.enum(['standard', 'permissive']).default('standard'),
  /** Seconds between two requests to one host; the configuration's where left out. */
  delay: z.number().min(0).optional(),
});

export type Site = z.infer<typeof siteSchema>;
/** What a site's file writes. */
export type SiteInput = z.input<typeof siteSchema>;
