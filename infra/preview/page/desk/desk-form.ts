// A form of the editor's desk: where it is sent, the state of the decisions it shows, and its buttons.
import type { Decisions } from '../../../../functions/edition/decisions/decisions.ts'
import type { Standing } from '../../desk/editors-desk.ts'
import { type Part, seenOf } from '../../desk/shown-decisions.ts'
import { addressOf, type PageQuery } from '../../query.ts'
import type { OpenArticle } from '../../types.ts'
import { html, type Markup } from '../markup/html.ts'

/** What the forms need besides the desk. */
export interface Editing {
  pageQuery: PageQuery
  canUndo: boolean
  /** `null` if the files are the list. */
  standing: Standing | null
  /** Language of the frame that is shown, in which words are written. */
  language: string
  /** The article that is opened. */
  open: OpenArticle | null
}

interface FormFacts {
  decisions: Decisions
  /** The part of the decisions that it shows and changes. */
  part: Part
  story?: string
  /** For forms in which words can be written: their words are kept under this name while the page reloads after a
   * save. */
  id?: string
  /** CSS classes. */
  looks?: string
}

/** Contains the whole address, so that the same view is shown again. */
export function form({ pageQuery }: Editing, facts: FormFacts, content: Markup): Markup {
  const { decisions, part, story, id, looks } = facts
  const target = `/decide${addressOf(pageQuery).slice(1)}`
  return html`<form method="post" action="${target}" class="decide ${looks ?? ''}"${id === undefined ? null : html` id="${id}"`}>
<input type="hidden" name="seen" value="${seenOf(decisions, part, story)}">${story === undefined ? null : html`<input type="hidden" name="story" value="${story}">`}
${content}</form>`
}

export function button(act: string, words: string | Markup, id: string): Markup {
  return html`<button name="act" value="${act}" id="${act}-${id}">${words}</button>`
}
