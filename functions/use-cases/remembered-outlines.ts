// The outlines of the editions, for a run of several steps that each begin with them: read once, and again after each
// change that the run itself makes. What others change meanwhile a step would not see while it works either; changes
// are conditional on the status that it saw.
import type { EditionStore } from '../ports.ts'
import { once } from './ttl-cache.ts'

export function rememberOutlines(editions: EditionStore): EditionStore {
  const read = () => once(() => editions.outlines())
  let outlines = read()
  const afterwards = async <T>(written: Promise<T>): Promise<T> => {
    try {
      return await written
    } finally {
      outlines = read()
    }
  }
  return {
    ...editions,
    outlines: () => outlines(),
    create: (record) => afterwards(editions.create(record)),
    change: (...given) => afterwards(editions.change(...given)),
    freezeSlice: (...given) => afterwards(editions.freezeSlice(...given)),
  }
}
