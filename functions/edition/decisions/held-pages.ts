// Pages that an editor must check before anything of them is printed: what the editor is told about each, until a story
// of it is put first.
import type { SetAside } from '../../content/story/stories/set-aside.ts'
import type { ReadPage, Story } from '../../content/types.ts'
import type { EditorialDecisions } from './decisions.ts'

/** True for a story that is printed only if the editor puts it first. */
export const isHeldBack = ({ id, held }: Pick<Story, 'id' | 'held'>, order: readonly string[]): boolean =>
  held !== undefined && !order.includes(id)

/** Story ids named per page. Chosen, not measured. */
const mostNamed = 3

/** One line for each held page of which no story was released. */
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
    return [{ article: page, stage: 'held' as const, reason: `held for you: ${held}; ${remedy}` }]
  })
}
