// Headings, pictures, tables and font sizes: what people navigate by, or cannot see.
import { attribute } from '../html/inline-style.ts'
import { smallestPrint } from '../html/print-size.ts'
import { type Found, nameOf, type Place, type Reading, visible } from '../html/read-aloud.ts'

export function shapeBarriers(reading: Reading): Found[] {
  const { places } = reading
  return [
    ...[...Map.groupBy(places, ({ article }) => article).values()].flatMap(headings),
    ...places.flatMap((place) => [...empty(place), ...picture(place), ...table(place, reading), ...print(place)]),
  ]
}

/** Headings of one email; the email shown in a proof has its own. */
function headings(places: readonly Place[]): Found[] {
  const all = places.filter(isHeading)
  const firsts = all.filter(({ tag }) => tag === 'h1')
  const found = all.flatMap(({ element, tag }, at) => {
    const [level, before] = [Number(tag[1]), Number(all[at - 1]?.tag[1] ?? 0)]
    if (level <= before + 1) return []
    const reason = before === 0 ? `the first heading is of level ${level}` : `level ${level} follows level ${before}`
    return [{ rule: 'Headings', element, reason, remedy: `make it <h${before + 1}>; its size can stay` }]
  })
  const [around] = places
  if (firsts.length === 0 && around !== undefined && places.some(({ words }) => visible(words) !== ''))
    found.push({ rule: 'Headings', element: around.article, reason: 'there is no <h1>', remedy: 'make its name one' })
  const more = firsts
    .slice(1)
    .map(({ element }) => ({ element, reason: 'it is a second <h1>', remedy: 'make it <h2>' }))
  return [...found, ...more.map((one) => ({ rule: 'Headings', ...one }))]
}

function empty({ element, tag }: Place): Found[] {
  if ((tag !== 'p' && !/^h[1-6]$/.test(tag)) || nameOf(element) !== '') return []
  const what = tag === 'p' ? 'Paragraphs' : 'Headings'
  return [{ rule: what, element, reason: 'it is empty', remedy: 'leave it out; make room by margin or padding' }]
}

function picture({ element, tag }: Place): Found[] {
  if (tag !== 'img' || attribute(element, 'alt') !== undefined) return []
  const reason = `${attribute(element, 'src') ?? 'the image'} has no alt`
  return [{ rule: 'Images', element, reason, remedy: 'say in alt what it shows; alt="" for an ornament' }]
}

function table({ element, tag }: Place, { factTables }: Reading): Found[] {
  const isLayout = /^(?:presentation|none)$/.test(attribute(element, 'role') ?? '')
  if (tag !== 'table' || isLayout || factTables.has(element)) return []
  const reason = 'it is read out cell by cell as a table of facts, and has no heading cell'
  return [{ rule: 'Tables', element, reason, remedy: 'write role="presentation" on it; a table of facts needs <th>' }]
}

function print({ element, words, size }: Place): Found[] {
  if (size >= smallestPrint || !/[\p{L}\p{N}]/u.test(words)) return []
  const reason = `its text is ${Math.round(size * 10) / 10} px high`
  return [{ rule: 'Text size', element, reason, remedy: `set it in ${smallestPrint} px or more` }]
}

function isHeading({ tag }: Place): boolean {
  return /^h[1-6]$/.test(tag)
}
