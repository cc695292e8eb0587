// Names of the parts of a frame; the HTML and the text are cut into the same ones.

export const part = {
  /** Everything before the contents: head, preheader, masthead. */
  open: 'open',
  /** A topic's name in the contents. */
  contentsTopic: (topic: string) => `contents-topic:${topic}`,
  /** A headline in the contents. */
  contentsEntry: (story: string) => `contents-entry:${story}`,
  contentsClose: 'contents-close',
  section: (topic: string) => `section:${topic}`,
  /** A story as placed under one of its topics; "also in" names the others. */
  story: (story: string, topic: string) => `story:${story}:${topic}`,
  /** The story as one line with a link, where the size budget has no room for it. */
  line: (story: string) => `line:${story}`,
  sectionClose: 'section-close',
  /** End mark, footer and everything after. */
  close: 'close',
} as const

/** The parts a template marks with `{{!part name}}`, in this order. */
export const templateParts = [
  'open',
  'contents-topic',
  'contents-entry',
  'contents-close',
  'section',
  'story',
  'line',
  'section-close',
  'close',
] as const

export type TemplatePart = (typeof templateParts)[number]

/** What differs per reader; written `⟦name⟧` in the templates. */
export const slotNames = ['preheader', 'summary', 'topics', 'leaveUrl', 'preferencesUrl'] as const

export type SlotName = (typeof slotNames)[number]

/** Matches the slots and nothing else that stands in such brackets. */
export function slotPattern(): RegExp {
  return new RegExp(`⟦(${slotNames.join('|')})⟧`, 'gu')
}
