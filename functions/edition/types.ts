// An edition as composed and frozen.
import type { NamedTopic } from '../content/story/topic-label.ts'
import type { HeadlineOrigin, LanguageTag, Quote, Story } from '../content/types.ts'
import type { DecidedWords } from './decided-words.ts'

/** What a label may say of an article; unknown is `null` or empty, never guessed. */
export interface Source {
  /** Article id. */
  article: string
  page: string
  title: string | null
  byline: string[]
  role: string | null
  publication: string | null
  /** ISO date. */
  publishedOn: string | null
  /** The line that says where it first appeared or through whom, as the page prints it. */
  sourceLine: string | null
  /** Where the article can be read, https; absent in editions composed before it was kept. */
  url?: string | null
  language: string
  /** The base of the quotation cap (promise C6): words in its body, fewer where its source lets less be quoted. */
  words: number
}

/** What lists of stories say of an article. */
export type NamedSource = Pick<Source, 'byline' | 'publication' | 'publishedOn' | 'sourceLine'>

/** Who is quoted beside a story. */
export interface NamedView extends NamedSource {
  /** Article id. */
  article: string
  disagrees: boolean
}

/** How briefings tell a story that they do not lead with. */
export type StoryForm = 'story' | 'brief'

/** A story in an edition, with its label in the list's default language. */
export interface EditionStory extends Omit<Story, 'headlines' | 'views'> {
  /** `null` where no line of its article heads it. */
  headline: string | null
  headlineOrigin: HeadlineOrigin | null
  /** What lists and links call it (`name-line.ts`), in its source's language. */
  name: string
  /** Another line of its article, for the subject of a mail that it leads, where its headline has no verb. */
  subject?: string | null
  /** What it is about, with others. */
  matter: string
  /** Chosen to be told in one sentence where a reader has better ones. */
  brief: boolean
  /** The editor said how briefings tell it. */
  form?: StoryForm
  /** Its article's first story stands in this edition or in one before. */
  isLater?: true
  /** What the editor says below it. */
  note?: DecidedWords
  label: string
  views: EditionView[]
}

export interface EditionView extends Quote {
  label: string
  disagrees: boolean
  speaker: string | null
}

export interface Section {
  topic: { id: string; label: string }
  stories: EditionStory[]
}

/** What was printed and has since been changed or lost by its page. */
export interface Correction {
  /** Id and ISO date of the edition that printed it. */
  edition: string
  date: string
  /** Id of the edition after it, by which readers of a longer cadence got it; `null` where there was none yet. */
  followedBy: string | null
  /** Id and topics of the story that it stood in. */
  story: string
  topics: string[]
  source: Source
  /** As printed; of a withdrawn page all that a story quoted. */
  sentences: string[]
  became: 'changed' | 'removed' | 'withdrawn'
  /** What its source says now in its place, where that is found. */
  now: Quote | null
}

/** One dated run, composed once. Frozen: its bytes are addressed by their SHA-256. */
export interface EditionDocument {
  /** ISO week, e.g. `2026-W47`; composed again: `2026-W47r2`. */
  id: string
  /** ISO date of the delivery day. */
  date: string
  composedAt: string
  listName: string
  sections: Section[]
  /** By article id: every article quoted or cited. */
  sources: Record<string, Source>
  /** Labels of all topics of the taxonomy at composing time, in its order. */
  topics: NamedTopic[]
  /** Id of the story that it opens with. */
  lead: string
  /** Matters of its stories, those that may lead a briefing first, the most told first. */
  matters: string[]
  /** Stories that were good enough and wait for a later edition. */
  waiting: number
  /** What earlier editions printed and its page changed or lost since. */
  corrections?: Correction[]
  /** What the editor says above it. */
  introduction?: DecidedWords
  /** Set by the editor, for readers who get the lead story. */
  subject?: DecidedWords
  preheader?: DecidedWords
}

/** What an edition used up; earlier ones bar repetition (C4) and fill the quotation caps (C6). */
export interface PublishedStory {
  id: string
  /** As printed; no later story is headed the same. */
  headline: string | null
  /** What lists and links call it; older editions have the headline alone. */
  name?: string
  /** Of the name; not known of older editions. */
  language?: string
  matter?: string
  /** Ids, the one it stands under first; not known of older editions. */
  topics?: string[]
  /** Who told it, where and when; not known of older editions. */
  source?: NamedSource
  /** Not known of editions before December 2026. */
  views?: NamedView[]
  /** ISO date of its edition. */
  printedOn?: string
  /** ISO date of the edition that it led. */
  ledOn?: string
  quotes: Quote[]
  /** Sentences that readers were shown besides, in corrections: they stand in place of quotes that are counted. */
  shown?: string[]
}

/** One reason to hold an edition. */
export interface Finding {
  /** e.g. `C1`, `C5`, `size`, `link`, `token`, `alt`, `header`, `text`. */
  rule: string
  /** Where: story id, fragment name or header. */
  at: string
  /** What is wrong and what to do. */
  reason: string
}

/** What planning a briefing needs to know of a frame: no markup. */
export interface FrameFacts {
  /** Of the frame's words. */
  language: LanguageTag
  dir: 'ltr' | 'rtl'
  /** The words that depend on the reader: subject, counts. */
  messages: Messages
  /** Bytes of HTML per part, slots empty. */
  sizes: Record<string, number>
  /** Name lines, labels in the frame's language, what a subject says in place of the name; by story id. */
  stories: Record<string, { name: string; label: string; subject?: string }>
  /** Topic labels as the frame prints them, in its language. */
  topics: Record<string, string>
}

/** The parts of one frame (one language) from which every reader's briefing is put together. `html` and `text` hold the
 * same part names (`edition/parts.ts`); what differs per reader is a slot, written `⟦name⟧`. */
export interface Frame extends FrameFacts {
  html: Record<string, string>
  text: Record<string, string>
}

/** What planning fills in: the subject, and the slots of the parts but `leaveUrl` and `preferencesUrl`, which come with
 * the reader. */
export interface SlotValues {
  subject: string
  preheader: string
  /** e.g. `6 stories · 2 in brief · 4 min`. */
  summary: string
  /** Labels of the topics the reader chose. */
  topics: string
}

/** One piece of a briefing: a part of the frame of `editions[edition]`. */
export interface PartReference {
  /** 0: the edition itself; 1: the one before. */
  edition: number
  part: string
}

/** An edition as one reader receives it: which parts in which order, and what fills the slots. */
export interface Briefing<F extends FrameFacts = FrameFacts> {
  edition: string
  language: string
  /** One per edition drawn on, in the reader's language where it exists. */
  frames: F[]
  /** The same order makes the HTML and the text part. */
  parts: PartReference[]
  values: SlotValues
  /** Story ids in reading order. */
  stories: string[]
  minutes: number
}

/** What is read from `templates/`: plain text, compiled by the code that uses it. Keys are file names without folders
 * (`briefing.mjml`, `story.hbs`), for `messages` the language (`en`). */
export interface Templates {
  emails: Record<string, string>
  partials: Record<string, string>
  text: Record<string, string>
  pages: Record<string, string>
  /** By language; a message is a string or an object of plural forms. */
  messages: Record<string, Messages>
  theme: unknown
}

export type Messages = Record<string, string | Record<string, string>>
