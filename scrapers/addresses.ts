import { BlockList, isIP } from 'node:net';

/** Addresses that no public site has, by the IANA registries of special-purpose addresses (RFC 6890 and what followed). */
const special = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private, RFC 1918
  ['100.64.0.0', 10], // carriers' own, RFC 6598
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local; the metadata of clouds
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16],
  ['198.18.0.0', 15], // measurements
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
] as const)
  special.addSubnet(network, prefix, 'ipv4');

/** Of IPv6 only what is given out as global unicast may be asked, and of that not what is set apart. */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [
  ['2001::', 23], // protocol assignments, Teredo among them
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4: an IPv4 address of any kind may be inside
  ['3fff::', 20], // documentation
] as const)
  special.addSubnet(network, prefix, 'ipv6');

/** The address is one that a public site can have. Mapped and translated IPv4 addresses are none: no site needs them. */
export function isPublic(address: string): boolean {
  // A zone (fe80::1%eth0) belongs to a link.
  if (address.includes('%')) return false;
  switch (isIP(address)) {
    case 4:
      return !special.check(address, 'ipv4');
    case 6:
      return global6.check(address, 'ipv6') && !special.check(address, 'ipv6');
    default:
      return false;
  }
}
