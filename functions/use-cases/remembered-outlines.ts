// Caches the outlines of editions for a run whose steps all begin by reading them: they are read once, and again after
// each change the run makes. Changes by others in the meantime would be missed within a step anyway; all changes are
// conditional on the status that was read.
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
