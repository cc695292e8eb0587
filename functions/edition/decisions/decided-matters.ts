// Matters as changed by an editor: a story that joins the matter of another, or gets a matter of its own.

import type { StockMatters } from '../choosing/matters.ts'
import type { Decisions } from './decisions.ts'

type DecidedMatters = Pick<Decisions, 'joined' | 'parted'>

/** A matter that an editor split off comes right after the one it was part of; later editions do not know it. */
export function withDecidedMatters(matters: StockMatters, { joined, parted }: DecidedMatters): StockMatters {
  if (parted.length === 0 && Object.keys(joined).length === 0) return matters
  const of = new Map(matters.of)
  const order = [...matters.order]
  for (const story of parted) {
    const matter = of.get(story)
    if (matter === undefined) continue
    const own = partedMatter(story)
    of.set(story, own)
    order.splice(order.indexOf(matter) + 1, 0, own)
  }
  for (const [story, other] of Object.entries(joined)) {
    const matter = of.get(other)
    if (matter !== undefined && of.has(story)) of.set(story, matter)
  }
  return { ...matters, of, order }
}

const partedMatter = (story: string) => `parted-${story}`
