// What is known of the sources as an edition is composed. That it cannot be read holds up no edition.
import type { SourceMaterial } from '../../edition/source-figures.ts'
import type { Ports } from '../../ports.ts'
import type { SourceList, SourceStore } from '../../source-ports.ts'

export interface SourcesOfList {
  list: SourceList
  sources: Pick<SourceStore, 'states'>
}

/** `null` where there is no source, or the list cannot be read. */
export async function sourcesOf(
  { list, sources, log }: SourcesOfList & Pick<Ports, 'log'>,
  refused: readonly string[],
): Promise<SourceMaterial | null> {
  try {
    const found = await list.read()
    if (found.sources.length + found.mistakes.length === 0) return null
    return { ...found, states: await sources.states(), refused }
  } catch (error) {
    log.error('What the sources gave cannot be told: their list or their states cannot be read.', {
      error: String(error),
    })
    return null
  }
}
