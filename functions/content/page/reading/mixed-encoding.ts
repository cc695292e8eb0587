// Decodes text that is UTF-8 except for some bytes: programs join texts of several encodings, and cut them anywhere.

export interface MixedText {
  text: string
  notes: string[]
  /** True if so few bytes are not UTF-8 that it cannot be anything else. */
  sure: boolean
}

/** Decodes UTF-8 that is cut off or has bytes of another encoding in between; those are read as Windows-1252. `null` if
 * most of it is not UTF-8. */
export function decodeMixed(bytes: Uint8Array): MixedText | null {
  const parts: string[] = []
  const western = new TextDecoder('windows-1252')
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let [good, stray, from] = [0, 0, 0]
  let cut = false
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at)
    if (length > 0) {
      if (length > 1) good += 1
      at += length
      continue
    }
    parts.push(decoder.decode(bytes.subarray(from, at)))
    cut = isCutOff(bytes, at)
    if (cut) from = bytes.length
    else {
      parts.push(western.decode(bytes.subarray(at, at + 1)))
      stray += 1
      from = at + 1
    }
    at = from
  }
  parts.push(decoder.decode(bytes.subarray(from)))
  if (good + (cut ? 1 : 0) <= stray) return null
  const text = parts.join('').replace(/^\ufeff/, '')
  const note = stray > 0 ? `${stray} of its bytes are no UTF-8` : 'it ends in half a character'
  return { text, notes: [note], sure: good > 0 && goodForStray * stray <= good }
}

/** Fewest characters of UTF-8 for each stray byte, for the text to be UTF-8 with faults. Chosen, not measured. */
const goodForStray = 8

/** Length in bytes of the UTF-8 character at a place, 0 if there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  const length = wanted(first)
  if (length === 0) return 0
  for (let n = 1; n < length; n += 1) if (((bytes[at + n] ?? 0) & 0xc0) !== 0x80) return 0
  const second = bytes[at + 1] ?? 0
  const overlong = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90)
  const outside = (first === 0xed && second > 0x9f) || (first === 0xf4 && second > 0x8f)
  return overlong || outside ? 0 : length
}

const wanted = (first: number) =>
  first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0

/** True if the document ends inside a character. */
function isCutOff(bytes: Uint8Array, at: number): boolean {
  const left = bytes.subarray(at)
  return left.length < wanted(left[0] ?? 0) && left.every((byte, n) => n === 0 || (byte & 0xc0) === 0x80)
}
