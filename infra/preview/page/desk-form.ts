// A form of the editor's desk: where it goes, what it saw of the decisions, and its buttons.
import type { Decisions } from '../../../functions/edition/decisions/decisions.ts'
import type { Standing } from '../desk/editors-desk.ts'
import { type Part, seenOf } from '../desk/shown-decisions.ts'
import { addressOf, type PageQuery } from '../query.ts'
import type { OpenArticle } from '../types.ts'
import { html, type Markup } from './html.ts'

/** What the forms need to know beside the desk. */
export interface Editing {
  pageQuery: PageQuery
  canUndo: boolean
  /** `null` where the files are the list. */
  standing: Standing | null
  /** Of the frame that is shown: whose words are written. */
  language: string
  /** The article that stands open. */
  open: OpenArticle | null
}

interface FormFacts {
  decisions: Decisions
  /** What it shows of the decisions, and changes. */
  part: Part
  story?: string
  /** Where words can be written: they are kept under this name while the page follows a save. */
  id?: string
  /** Classes. */
  looks?: string
}

/** The whole address comes along, so that the same view comes back. */
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
