// Converts a web font for the operating system: WOFF 1.0 (https://www.w3.org/TR/WOFF/) contains the tables of the font,
// each compressed.
import { inflateSync } from 'node:zlib'

const headerOf = { woff: 44, sfnt: 12 }
const entryOf = { woff: 20, sfnt: 16 }

export function sfntOf(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('this is no WOFF 1.0 font')
  const count = woff.readUInt16BE(12)
  const directory = Buffer.alloc(headerOf.sfnt + count * entryOf.sfnt)
  woff.copy(directory, 0, 4, 8)
  const power = 2 ** Math.floor(Math.log2(count))
  const search = [count, power * 16, Math.log2(power), (count - power) * 16]
  for (const [at, value] of search.entries()) directory.writeUInt16BE(value, 4 + at * 2)
  const parts: Buffer[] = [directory]
  let offset = directory.length
  for (let at = 0; at < count; at += 1) {
    const table = tableAt(woff, headerOf.woff + at * entryOf.woff)
    const entry = headerOf.sfnt + at * entryOf.sfnt
    table.name.copy(directory, entry)
    for (const [n, value] of [table.checksum, offset, table.data.length].entries())
      directory.writeUInt32BE(value, entry + 4 + n * 4)
    const padding = Buffer.alloc(-table.data.length & 3)
    parts.push(table.data, padding)
    offset += table.data.length + padding.length
  }
  return Buffer.concat(parts)
}

function tableAt(woff: Buffer, entry: number): { name: Buffer; checksum: number; data: Buffer } {
  const [from, compressed, length, checksum] = [4, 8, 12, 16].map((at) => woff.readUInt32BE(entry + at)) as [
    number,
    number,
    number,
    number,
  ]
  const bytes = woff.subarray(from, from + compressed)
  const data = compressed < length ? inflateSync(bytes) : bytes
  return { name: woff.subarray(entry, entry + 4), checksum, data }
}
