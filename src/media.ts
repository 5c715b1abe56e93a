const magic: readonly (readonly [string, string])[] = [
  ['25504446', 'application/pdf'],
  ['504b0304', 'application/zip'],
  ['d0cf11e0a1b11ae1', 'application/x-ole-storage'],
  ['526172211a07', 'application/vnd.rar'],
  ['7b5c727466', 'application/rtf'],
  ['89504e470d0a1a0a', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['47494638', 'image/gif'],
  ['1f8b08', 'application/gzip'],
];

/** The type that the bytes themselves show; null for anything that may be text. */
export function sniff(bytes: Buffer): string | null {
  const head = bytes.subarray(0, 8).toString('hex');
  return magic.find(([prefix]) => head.startsWith(prefix))?.[1] ?? null;
}

/** What a declared type, or the end of a file's name, promises of the bytes; null where it promises nothing. */
export function promised(declared: string): string | null {
  return promises.find(([pattern]) => pattern.test(declared))?.[1] ?? null;
}

/** Office files of today are zip archives, those of old compound files; WPS writes compound files under its own names. */
const promises: readonly (readonly [RegExp, string])[] = [
  [/^text\/|\.(?:s?html?|txt|jsp)$/i, 'text'],
  [/^application\/(?:json|xml|xhtml\+xml|javascript)/i, 'text'],
  [/\/pdf|\.pdf$/i, 'application/pdf'],
  [/openxmlformats|\/(?:x-)?zip|\.(?:docx|xlsx|zip|ofd)$/i, 'application/zip'],
  [/msword|ms-excel|\.(?:doc|xls|wps|et)$/i, 'application/x-ole-storage'],
  [/rar(?:-compressed)?$|\.rar$/i, 'application/vnd.rar'],
  [/rtf$/i, 'application/rtf'],
  [/png$/i, 'image/png'],
  [/jpe?g$/i, 'image/jpeg'],
  [/gif$/i, 'image/gif'],
];
