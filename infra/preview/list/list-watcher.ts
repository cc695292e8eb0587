// Checks every few seconds whether a living list has changed, because its events do not reach this machine.
import { createHash } from 'node:crypto'
import { settingsFile, settingsFolder } from '../../../functions/adapters/content/settings-files.ts'
import { contentPrefix, decisionsFolder, topicsFile } from '../../../functions/environment.ts'
import type { ListFinder, LivingList } from './living-list.ts'

/** The parts of a list that can change, by their names on the page. */
const partsOfList = ['articles', 'topics', 'decisions', 'editions', 'readers'] as const
export type PartOfList = (typeof partsOfList)[number]

export interface ListWatcher {
  close(): void
}

/** @param everyMs between two checks */
export function watchList(
  finder: ListFinder,
  everyMs: number,
  onChanged: (concerns: PartOfList[]) => void,
): ListWatcher {
  let list = finder.current()
  let before: Fingerprints | null = null
  let timer: NodeJS.Timeout | undefined
  let isClosed = false
  const look = async () => {
    try {
      const now = finder.current()
      const changed = now === list ? [] : [...partsOfList]
      const after = now === null ? null : await fingerprints(now)
      const known = changed.length > 0 || before === null || after === null ? null : before
      list = now
      before = after
      const fresh =
        known === null || after === null ? changed : partsOfList.filter((part) => known[part] !== after[part])
      if (!isClosed && fresh.length > 0) onChanged(fresh)
    } catch {
      // A list that does not answer is asked again.
    }
    if (!isClosed) timer = setTimeout(look, everyMs)
  }
  void look()
  return {
    close: () => {
      isClosed = true
      clearTimeout(timer)
    },
  }
}

type Fingerprints = Record<PartOfList, string>

/** Keys of the stock contain the hash of each page, so that none has to be read. */
async function fingerprints({ content, editions, watchesReaders, readers }: LivingList): Promise<Fingerprints> {
  const [stock, topics, decisions, outlines, listed] = await Promise.all([
    content.list(contentPrefix.stock),
    settingsFile(content, topicsFile),
    settingsFolder(content, decisionsFolder),
    editions.outlines(),
    watchesReaders ? readers() : null,
  ])
  const shown = outlines.map(({ id, status, contentHash, reachedNobody }) => [id, status, contentHash, reachedNobody])
  return {
    articles: hash(stock),
    topics: hash(topics),
    decisions: hash(decisions),
    editions: hash(shown),
    readers: hash(listed),
  }
}

const hash = (value: unknown) =>
  createHash('sha256')
    .update(JSON.stringify(value ?? null))
    .digest('hex')
