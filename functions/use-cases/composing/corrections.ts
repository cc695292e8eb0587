// What the next edition must correct in editions that readers got: compares printed sentences with what the pages say
// now.
import type { ReadPage } from '../../content/types.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import { type CorrectionMaterial, correctionsOf } from '../../edition/composition/corrections.ts'
import { CurrentPages } from '../../edition/composition/current-pages.ts'
import type { Correction } from '../../edition/types.ts'
import type { Ports } from '../../ports.ts'
import { launchedDocument } from '../launched-document.ts'
import { isPrinting, type Loaded, readPage } from './material.ts'
import { recent } from './quoted-pages.ts'

type Needs = Pick<Ports, 'editions' | 'articles' | 'log'>

/**
 * All corrections, those of the latest edition first.
 *
 * @param date ISO date of the edition that will print them
 */
export async function correctionsIn(
  ports: Needs,
  records: readonly EditionRecord[],
  loaded: Pick<Loaded, 'pages' | 'left' | 'withdrawn' | 'before'>,
  date: string,
): Promise<Correction[]> {
  const printed = records.filter(isPrinting)
  const told = new Set(printed.flatMap(({ corrected = [] }) => corrected))
  const pages = new CurrentPages([...loaded.pages, ...loaded.left], new Set(loaded.before.keys()), loaded.withdrawn)
  const material: Material = { pages, before: new Map(), told }
  const found: Correction[] = []
  for (const record of recent(records, date).toReversed()) {
    const followedBy = followerOf(record, printed)
    for (const one of await correctionsFor(ports, record, material, loaded.before)) found.push({ ...one, followedBy })
  }
  return found
}

/** A page that cannot be read delays no edition: its corrections come in a later one. */
async function correctionsFor(
  ports: Needs,
  record: EditionRecord,
  material: Material,
  hashes: Loaded['before'],
): Promise<ReturnType<typeof correctionsOf>> {
  try {
    const lost = lostIn(record, material)
    if (record.contentHash === null || lost.length === 0) return []
    for (const page of lost) if (page !== 'withdrawn') await readBefore(ports, page, hashes, material.before)
    return correctionsOf(await launchedDocument(ports.editions, record), material)
  } catch (error) {
    ports.log.error('What an edition printed could not be held against its pages; it is tried again.', {
      edition: record.id,
      error: String(error),
    })
    return []
  }
}

type Material = CorrectionMaterial & { before: Map<string, ReadPage[]> }

function lostIn(
  { published, correctedTo = [] }: EditionRecord,
  { pages, told }: CorrectionMaterial,
): (ReadPage | 'withdrawn')[] {
  const quotes = [...published.flatMap((story) => story.quotes), ...correctedTo]
  return quotes.flatMap((quote) => (told.has(quote.text) ? [] : (pages.lost(quote) ?? [])))
}

async function readBefore(
  { articles }: Needs,
  { page }: ReadPage,
  hashes: Loaded['before'],
  into: Map<string, ReadPage[]>,
): Promise<void> {
  if (into.has(page)) return
  const found = await Promise.all((hashes.get(page) ?? []).map((hash) => readPage({ articles }, hash)))
  into.set(
    page,
    found.filter((one) => one !== null && one !== 'broken'),
  )
}

/** In the edition after it, readers of a longer cadence caught up on it. */
function followerOf({ date, week }: EditionRecord, printed: readonly EditionRecord[]): string | null {
  return printed.find((one) => one.date > date && one.week !== week)?.id ?? null
}
