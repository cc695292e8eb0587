// Everything that pages and feeds of the archive are rendered with, one per language.
import type { LanguageTag } from '../content/types.ts'
import type { Messages, Templates } from '../edition/types.ts'
import type { Wording } from '../edition/words/label.ts'
import { messagesOf, type Say, sayIn } from '../edition/words/messages.ts'
import { type ListFacts, pageRenderer, type RenderPage } from './render-page.ts'

export interface ArchiveRenderer {
  language: LanguageTag
  list: ListFacts
  render: RenderPage
  theme: unknown
  say: Say
  /** All plural forms of a message, for a script that knows the number. */
  forms: (key: string) => Messages[string] | undefined
  /** The wording for a date. */
  wording: (date: string) => Wording
}

export function archiveRendererFor(templates: Templates, list: ListFacts, language: LanguageTag): ArchiveRenderer {
  const messages = messagesOf(templates, language)
  const say = sayIn(language, messages)
  return {
    language,
    list,
    render: pageRenderer(templates, list, language),
    theme: templates.theme,
    say,
    forms: (key) => messages[key],
    wording: (date) => ({ language, say, date }),
  }
}
