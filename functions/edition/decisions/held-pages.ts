// Pages that an editor must look at before anything of them is printed: what is said of each, until a story of it is
// put first.
import type { SetAside } from '../../content/story/set-aside.ts'
import type { ReadPage, Story } from '../../content/types.ts'
import type { EditorialDecisions } from './decisions.ts'

/** A story that only the editor can bring in. */
export const isHeldBack = ({ id, held }: Pick<Story, 'id' | 'held'>, order: readonly string[]): boolean =>
  held !== undefined && !order.includes(id)

/** Story ids that are named of a page: chosen, not measured. */
const mostNamed = 3

/** One line for each held page that no story was released from. */
export function heldBack(
  pages: readonly ReadPage[],
  candidates: readonly Story[],
  { decisions: { order } }: EditorialDecisions,
): SetAside[] {
  return pages.flatMap(({ page, held, articles }) => {
    if (held === undefined) return []
    const ids = new Set(articles.map(({ id }) => id))
    const stories = candidates.filter(({ article }) => ids.has(article))
    if (stories.length === 0 || stories.some((story) => !isHeldBack(story, order))) return []
    const named = stories.slice(0, mostNamed).map(({ id }) => id)
    const remedy = `read the page, then put its stories in "order" (${named.join(', ')}) or take the page away`
    return [{ article: page, stage: 'reading' as const, reason: `held for you: ${held}; ${remedy}` }]
  })
}
