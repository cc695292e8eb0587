// Which articles are one voice: a piece printed in several places counts as one (promise C4).
import type { Story } from '../../content/types.ts'

/** Article id → the id that stands for its voice; an article without reprints stands for itself. */
export type Voices = (article: string) => string

export function voicesOf(stories: readonly Pick<Story, 'article' | 'reprints'>[]): Voices {
  const parent = new Map<string, string>()
  const find = (article: string): string => {
    let root = article
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next
    return root
  }
  for (const { article, reprints } of stories) {
    for (const reprint of reprints) {
      const [a, b] = [find(article), find(reprint)]
      if (a !== b) parent.set(b, a)
    }
  }
  return find
}
