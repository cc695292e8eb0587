// Names of the parts of a frame and of its placeholders; HTML and text are cut into the same parts.

export const part = {
  /** Everything before the contents: head, preheader, masthead. */
  open: 'open',
  /** The heading of the contents. */
  contents: 'contents',
  /** A topic's name in the contents. */
  contentsTopic: (topic: string) => `contents-topic:${topic}`,
  /** A headline in the contents. */
  contentsEntry: (story: string) => `contents-entry:${story}`,
  contentsClose: 'contents-close',
  section: (topic: string) => `section:${topic}`,
  /** A story as the lead of a briefing, placed under one of its topics; "also in" names the others. */
  lead: (story: string, topic: string) => `lead:${story}:${topic}`,
  /** The same in a section. */
  story: (story: string, topic: string) => `story:${story}:${topic}`,
  /** The story as one line with a link, if the size budget has no room for more. */
  line: (story: string) => `line:${story}`,
  sectionClose: 'section-close',
  /** The heading of the briefs, and their end. */
  briefs: 'briefs',
  briefsClose: 'briefs-close',
  /** A story in one sentence. */
  brief: (story: string) => `brief:${story}`,
  /** The heading of the corrections; the nth of them; their end. */
  corrections: 'corrections',
  correction: (n: number) => `correction:${n}`,
  correctionsClose: 'corrections-close',
  /** The end mark, the footer and everything after. */
  close: 'close',
} as const

/** The id of the story that a part prints as one line, for lack of room; `null` for any other part. */
export function storyOfLine(name: string): string | null {
  const [kind, story] = name.split(':')
  return kind === 'line' ? (story ?? '') : null
}

/** The parts that a template marks with `{{!part name}}`, in this order. */
export const templateParts = [
  'open',
  'contents',
  'contents-topic',
  'contents-entry',
  'contents-close',
  'lead',
  'section',
  'story',
  'line',
  'section-close',
  'briefs',
  'brief',
  'briefs-close',
  'corrections',
  'correction',
  'corrections-close',
  'close',
] as const

export type TemplatePart = (typeof templateParts)[number]

/** What differs per reader; written `⟦name⟧` in the templates. */
export const placeholderNames = ['preheader', 'summary', 'topics', 'leaveUrl', 'preferencesUrl'] as const

export type PlaceholderName = (typeof placeholderNames)[number]

/** Matches placeholders, and nothing else in such brackets. */
export function placeholderPattern(): RegExp {
  return new RegExp(`⟦(${placeholderNames.join('|')})⟧`, 'gu')
}
