// Requests of the page to the composing thread, and its answers; everything here can be posted between threads.
import type { Headline } from '../../functions/content/types.ts'
import type { LinkTarget } from '../../functions/edition/checks/link-target.ts'
import type { Obstacle } from '../../functions/edition/choosing/left-out.ts'
import type { DecisionNote } from '../../functions/edition/decisions/choose-with-editor.ts'
import type { Decisions } from '../../functions/edition/decisions/decisions.ts'
import type { Finding } from '../../functions/edition/types.ts'
import type { ReaderEntry, SkippedReader } from '../../functions/subscription/import/readers-file.ts'
import type { Barrier } from '../mail-checks/accessibility/barriers.ts'
import type { Contrast } from '../mail-checks/accessibility/contrast.ts'
import type { ClientFinding } from '../mail-checks/clients/email-client-support.ts'
import type { ReceivedEmail } from '../mail-checks/message/received-email.ts'
import type { Trait } from '../mail-checks/message/spam-traits.ts'
import type { ListSource } from './list/list-place.ts'

/** Which mail, of which edition, for whom. */
export interface Wanted {
  mail: string
  /** 1 is the first edition of the files, or the next one of a living list. */
  edition: number
  /** Position in the readers file, from 1, or a reader defined in the form. */
  reader: number | ReaderEntry
}

/** A story of an edition. */
export interface OfStory {
  wanted: Wanted
  story: string
}

/** A page of the site. */
export interface OfPage {
  wanted: Wanted
  page: string
  /** If `null`, that of the reader. */
  language: string | null
}

export interface ShownPage {
  body: string
  /** MIME type. */
  type: string
}

/** Where something is wrong, and what. */
export interface Problem {
  /** Relative to the repository's root, e.g. `templates/partials/story.hbs`. */
  file: string
  line: number | null
  reason: string
  /** The line itself, to be shown. */
  excerpt: string | null
}

export interface View {
  /** Changes whenever anything shown does. */
  version: string
  /** Why the newest state of the files cannot be shown; the last good one is shown instead. */
  problem: Problem | null
  choices: Choices | null
  shown: Shown | null
}

/** What can be chosen, and what the files contain. */
export interface Choices {
  list: ListSource
  mails: { id: string; label: string }[]
  editions: EditionChoice[]
  readers: ReaderChoice[]
  /** Entries of the readers file that were left out. */
  skippedReaders: SkippedReader[]
  topics: { id: string; label: string }[]
  languages: string[]
  /** Pages of the site, each in one state. */
  pages: { id: string; label: string }[]
  /** Pages that could not be read, with the reason. */
  refusedPages: { page: string; reason: string }[]
  /** Pages beyond the limit of the stock, in words. */
  olderPages: string | null
  /** Zone of readers who chose none. */
  zone: string
  hour: number
  /** Absolute; `null` if the list has no logo. */
  logoFile: string | null
}

export interface EditionChoice {
  number: number
  /** e.g. `2026-W47` */
  id: string
  /** ISO date. */
  date: string
  /** 0 means nothing new that week, so no email. */
  stories: number
  waiting: number
}

export interface ReaderChoice {
  /** `null` for the reader defined in the form. */
  position: number | null
  address: string
  topics: string[]
  zone: string
  hour: number
  language: string
  cadence: string
}

export interface Shown {
  /** What causes the email, in words that precede the reader's address. */
  occasion: string
  edition: EditionChoice
  reader: ReaderChoice
  /** Why this reader would get no email, or only under another condition. */
  notice: string | null
  /** ISO instant at which it would be sent. */
  due: string
  email: ShownEmail | null
}

/** An email as received, and what else the preview knows about it. */
export interface ShownEmail extends ReceivedEmail {
  preheader: string
  /** Bytes of the decoded HTML, and the limit. */
  htmlBytes: number
  htmlBudget: number
  textBytes: number
  sections: { name: string; bytes: number }[]
  /** Ids of its stories, in reading order. */
  stories: string[]
  /** `null` if they are not counted. */
  minutes: number | null
  /** Name lines of stories that the size budget reduced to one line. */
  shortened: string[]
}

/** The editor's view of an edition: why each story is in it and what waits. */
export interface EditorsDesk {
  /** The week under which decisions are kept, e.g. `2026-W47`. */
  week: string
  decisions: Decisions
  /** Decisions that had no effect. */
  notes: DecisionNote[]
  printed: PrintedStory[]
  leftOut: LeftOutStory[]
  /** Dropped or held by the editor. */
  aside: (StoryFacts & { as: 'drop' | 'hold' })[]
  /** What each page yields from this edition on, or why it yields nothing. */
  pages: { page: string; articles: number; words: string }[]
}

/** The article of one story, from which other sentences can be chosen. */
export interface OpenArticle {
  story: string
  title: string | null
  language: string
  paragraphs: { heading: string | null; sentences: ArticleSentence[] }[]
}

export interface ArticleSentence {
  /** Identifies it in forms, by its place and words. */
  key: string
  text: string
  words: number
  /** The story prints it now. */
  isPrinted: boolean
  /** Why no story can print it. */
  bar: string | null
}

/** What choosing says about other sentences of a story's article. */
export interface CutAnswer {
  texts: string[]
  words: number
  mostWords: number
  /** Why they cannot be printed, or `null`. */
  reason: string | null
  /** What the editor should check once more. */
  caution: string | null
}

export interface StoryFacts {
  id: string
  /** Its headline, else its source and opening words. */
  name: string
  /** Language of its words. */
  language: string
  topics: string[]
  score: number
  source: SourceFacts
  text: string
  /** Matching words of the page, for each topic that its paragraph is on. */
  matched: { topic: string; confidence: number; terms: { text: string; count: number }[] }[]
}

export interface PrintedStory extends StoryFacts {
  rank: number
  form: 'lead' | 'story' | 'brief'
  headline: Headline | null
  /** Names of the edition's other stories on its matter. */
  together: string[]
  /** Headline candidates in the source's own words that were not chosen, best first. */
  otherHeadlines: { text: string; origin: string }[]
  /** Reprints of the same words, merged into this voice. */
  reprints: SourceFacts[]
  views: { text: string; disagrees: boolean; speaker: string | null; source: SourceFacts; why: string }[]
}

export interface LeftOutStory extends StoryFacts {
  /** What kept it out, each with the value of the setting. */
  obstacles: { setting: Obstacle; limit: number }[]
}

export interface SourceFacts {
  article: string
  page: string
  /** 1-based lines of the page. */
  lines: number[]
  title: string | null
  byline: string[]
  publication: string | null
  publishedOn: string | null
}

export interface Checks {
  findings: Finding[]
  links: { text: string; href: string; leads: LinkTarget }[]
  images: number
  /** `null` if there is no email. */
  looks: Looks | null
}

/** How readers, filters and email clients cope with an email. */
export interface Looks {
  contrast: Contrast
  /** Empty if everyone can read it, as far as its HTML tells. */
  barriers: Barrier[]
  traits: Trait[]
  /** `known`: on the list of accepted gaps. */
  clients: { fresh: ClientFinding[]; known: ClientFinding[] }
}
