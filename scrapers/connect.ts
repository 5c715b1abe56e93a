import { constants } from 'node:crypto';
import { type LookupAddress, type LookupAllOptions, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isPublic } from './addresses.js';

/** Where the connections for a host really go: an address and a port. For replicas and tests only. */
export type HostMap = ReadonlyMap<string, { address: string; port: number; tls?: true }>;

/** Finds the addresses of a name, as `dns.lookup` does. */
export type Lookup = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** The name leads to an address that no public site has: another site's rebinding, or a redirect into somebody's house. */
export class NotPublic extends Error {
  constructor(host: string, address: string) {
    super(`${address}, the address of ${host}, is not public`);
  }
}

export interface ConnectOptions {
  readonly map: HostMap;
  /** Milliseconds. */
  readonly timeout: number;
  /**
   * Old ciphers, old renegotiation and unverified certificates are taken: only for a site that says so, and only after
   * the standard handshake has failed.
   */
  readonly permissive: boolean;
  readonly lookup?: Lookup;
}

/**
 * Opens connections to public addresses only. The check stands where the name is resolved, and the connection goes to
 * the very address that was checked, so that no second answer of the name service can come between.
 */
export function connectorOf(options: ConnectOptions): buildConnector.connector {
  const { map, timeout, permissive } = options;
  const legacy = {
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
    ciphers: 'DEFAULT@SECLEVEL=0',
    minVersion: 'TLSv1',
    rejectUnauthorized: false,
  } as const;
  const tls = permissive ? legacy : {};
  const direct = buildConnector({ timeout, lookup: guarded(options.lookup ?? systemLookup), ...tls });
  const mapped = buildConnector({ timeout, ...tls });
  return (target, callback) => {
    const to = map.get(target.hostname);
    if (to !== undefined) {
      const { address, port } = to;
      const protocol = to.tls === true ? 'https:' : 'http:';
      const servername = to.tls === true ? target.hostname : (target.servername ?? '');
      return mapped(
        { ...target, protocol, hostname: address, host: address, port: String(port), servername },
        callback,
      );
    }
    // A literal address is never looked up.
    const literal = target.hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) !== 0) return callback(new NotPublic(literal, literal), null);
    direct(target, (...ended) => {
      const [error, socket] = ended;
      if (error !== null || isPublic(socket.remoteAddress ?? '')) return callback(...ended);
      socket.destroy();
      callback(new NotPublic(target.hostname, socket.remoteAddress ?? 'none'), null);
    });
  };
}

/** Looks a name up, and refuses it when any of its addresses is not public. */
function guarded(lookup: Lookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      const inside = (addresses ?? []).find((a) => !isPublic(a.address));
      if (error !== null) callback(error, '', 0);
      else if (inside !== undefined) callback(new NotPublic(hostname, inside.address), '', 0);
      else if (first === undefined) callback(new NotPublic(hostname, 'none'), '', 0);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** The handshake failed, by a protocol too old or a certificate that does not hold. */
export function isTlsFailure(error: Error & { code?: unknown }): boolean {
  const code = typeof error.code === 'string' ? error.code : '';
  return /^(?:ERR_SSL|ERR_TLS|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|CRL_|HOSTNAME_MISMATCH)/.test(code);
}
