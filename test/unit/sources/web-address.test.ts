// Which addresses and machines are fetched from.
import { expect, test } from 'vitest'
import { isPublicMachine, webAddress } from '../../../functions/sources/source-address.ts'

const notFetched = [
  ['no address', ''],
  ['no scheme', 'www.example.com/feed'],
  ['a file', 'file:///etc/passwd'],
  ['data', 'data:text/xml,<rss/>'],
  ['gopher', 'gopher://example.com/1'],
  ['ftp', 'ftp://example.com/feed.xml'],
  ['a script', 'javascript:alert(1)'],
  ['a blob', 'blob:https://example.com/1'],
  ['feed: as some pages write it', 'feed:https://example.com/feed.xml'],
  ['a user name', 'https://reader@example.com/'],
  ['a user name and a password', 'https://reader:secret@example.com/'],
  ['a host hidden behind a user name', 'https://example.com:443@10.0.0.1/'],
  ['the port of a mail server', 'http://example.com:25/'],
  ['the port of a database', 'http://example.com:6379/'],
  ['another port of http', 'http://example.com:8080/'],
  ['port 0', 'http://example.com:0/'],
  ['no host', 'http:///feed'.replace('///', '//?')],
  ['a space in the host', 'http://exa mple.com/'],
  ['an address without end', `https://example.com/${'a'.repeat(3_000)}`],
] as const

test.each(notFetched)('%s is not fetched, with the reason', (_kind, url) => {
  expect(webAddress(url)).toEqual({ refused: expect.stringMatching(/.{10}/) })
})

test('what is fetched is asked for without its fragment, on its own port', () => {
  expect(webAddress(' https://Example.com:443/feed.xml#top ')).toEqual({ url: 'https://example.com/feed.xml' })
  expect(webAddress('../feed', 'http://example.com/a/b/')).toEqual({ url: 'http://example.com/a/feed' })
})

const inside = [
  ['this machine', '127.0.0.1'],
  ['this machine, another of its addresses', '127.8.9.10'],
  ['no machine', '0.0.0.0'],
  ['this network', '0.1.2.3'],
  ['a private network', '10.0.0.1'],
  ['a private network', '172.16.0.1'],
  ['a private network', '172.31.255.255'],
  ['a private network', '192.168.1.1'],
  ['a carrier’s network', '100.64.0.1'],
  ['the metadata of a cloud', '169.254.169.254'],
  ['the credentials of a container', '169.254.170.2'],
  ['protocol assignments', '192.0.0.8'],
  ['documentation', '192.0.2.1'],
  ['documentation', '198.51.100.7'],
  ['documentation', '203.0.113.9'],
  ['benchmarks', '198.18.0.1'],
  ['a relay', '192.88.99.1'],
  ['many machines', '224.0.0.1'],
  ['all machines', '255.255.255.255'],
  ['reserved', '240.0.0.1'],
  ['this machine in IPv6', '::1'],
  ['no machine in IPv6', '::'],
  ['IPv4 in IPv6', '::ffff:127.0.0.1'],
  ['a public IPv4 in IPv6', '::ffff:8.8.8.8'],
  ['IPv4 in IPv6, the old way', '::127.0.0.1'],
  ['NAT64', '64:ff9b::7f00:1'],
  ['local NAT64', '64:ff9b:1::7f00:1'],
  ['6to4', '2002:7f00:1::1'],
  ['Teredo', '2001::1'],
  ['ORCHID', '2001:20::1'],
  ['a link', 'fe80::1'],
  ['a site', 'fec0::1'],
  ['a unique local network', 'fd00:ec2::254'],
  ['many machines in IPv6', 'ff02::1'],
  ['a sink', '100::1'],
  ['documentation in IPv6', '2001:db8::1'],
  ['newer documentation in IPv6', '3fff::1'],
  ['segment routing', '5f00::1'],
  ['unassigned', '4000::1'],
  ['not an address', 'localhost'],
] as const

test.each(inside)('%s (%s) is not of the public internet', (_kind, address) => {
  expect(isPublicMachine(address)).toBe(false)
})

test('machines of the public internet are fetched from', () => {
  expect(['1.1.1.1', '93.184.215.14', '172.32.0.1', '100.128.0.1', '2606:4700::1111'].map(isPublicMachine)).toEqual(
    Array(5).fill(true),
  )
})
