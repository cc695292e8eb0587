// An edition as composed and frozen, and its frames, parts and briefings.
import type { NamedTopic } from '../content/story/topics/topic-label.ts'
import type { HeadlineOrigin, LanguageTag, Quote, Story } from '../content/types.ts'
import type { DecidedWords } from './decided-words.ts'

/** What a label may say about an article; unknown is `null` or empty, never guessed. */
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
  /** The line that says where it first appeared or through whom, as printed on the page. */
  sourceLine: string | null
  /** Address of the article, https; absent from editions composed before it was kept. */
  url?: string | null
  language: string
  /** Not its length: the base of the quotation cap (promise C6), words in its body or fewer if its source allows
   * less to be quoted. */
  words: number
}

/** What lists of stories say about an article. */
export type NamedSource = Pick<Source, 'byline' | 'publication' | 'publishedOn' | 'sourceLine'>

/** An article quoted as a view on a story. */
export interface NamedView extends NamedSource {
  /** Article id. */
  article: string
  disagrees: boolean
}

/** How briefings tell a story that is not their lead. */
export type StoryForm = 'story' | 'brief'

/** A story in an edition, with its label in the list's default language. */
export interface EditionStory extends Omit<Story, 'headlines' | 'views'> {
  /** `null` if no line of its article heads it. */
  headline: string | null
  headlineOrigin: HeadlineOrigin | null
  /** What lists and links call it (`words/name-line.ts`), in its source's language. */
  name: string
  /** Another line of its article for the subject of an email that it leads, if its headline has no verb. */
  subject?: string | null
  /** Id of the matter it is about. */
  matter: string
  /** To be told in one sentence if a reader has better stories. */
  brief: boolean
  /** Set if the editor decided how briefings tell it. */
  form?: StoryForm
  /** Set if its article's first story is in this edition or an earlier one. */
  isLater?: true
  /** The editor's note below it. */
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

/** Printed sentences that their page has since changed or lost. */
export interface Correction {
  /** Id and ISO date of the edition that printed it. */
  edition: string
  date: string
  /** Id of the edition after it, in which readers of a longer cadence got it; `null` if there was none yet. */
  followedBy: string | null
  /** Id and topics of the story that they were in. */
  story: string
  topics: string[]
  source: Source
  /** As printed; for a withdrawn page, everything that a story quoted. */
  sentences: string[]
  became: 'changed' | 'removed' | 'withdrawn'
  /** What its source says now instead, if that was found. */
  now: Quote | null
}

/** One dated run, composed once. Frozen: stored under the SHA-256 of its bytes. */
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
  /** Labels of all topics of the taxonomy when it was composed, in order. */
  topics: NamedTopic[]
  /** Id of the story that it opens with. */
  lead: string
  /** Matters of its stories: those that may lead a briefing first, the most reported first. */
  matters: string[]
  /** Stories that were good enough and wait for a later edition. */
  waiting: number
  /** Sentences printed by earlier editions that their page has since changed or lost. */
  corrections?: Correction[]
  /** The editor's introduction. */
  introduction?: DecidedWords
  /** Written by the editor, for readers who get the lead story. */
  subject?: DecidedWords
  preheader?: DecidedWords
}

/** What an edition printed. It must not be repeated (C4) and counts towards the quotation caps (C6). */
export interface PublishedStory {
  id: string
  /** As printed; no later story gets the same headline. */
  headline: string | null
  /** What lists and links call it; absent from older editions, which only have the headline. */
  name?: string
  /** Language of the name; absent from older editions. */
  language?: string
  matter?: string
  /** Topic ids, the one it is placed under first; absent from older editions. */
  topics?: string[]
  /** Author, publication and date; absent from older editions. */
  source?: NamedSource
  /** Absent from editions before December 2026. */
  views?: NamedView[]
  /** ISO date of its edition. */
  printedOn?: string
  /** ISO date of the edition that it led. */
  ledOn?: string
  quotes: Quote[]
  /** Sentences that readers were also shown, in corrections: used instead of the quotes, which are not counted
   * again. */
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

/** What planning a briefing needs to know about a frame: no markup. */
export interface FrameFacts {
  /** Language of the frame's words. */
  language: LanguageTag
  dir: 'ltr' | 'rtl'
  /** The messages that depend on the reader: subject, counts. */
  messages: Messages
  /** Bytes of HTML per part, with empty placeholders. */
  sizes: Record<string, number>
  /** By story id: name line, label in the frame's language, and what a subject says instead of the name. */
  stories: Record<string, { name: string; label: string; subject?: string }>
  /** Topic labels as the frame prints them, in its language. */
  topics: Record<string, string>
}

/** The parts of one frame (one language) from which every reader's briefing is assembled. `html` and `text` have the
 * same part names (`frame/frame-parts.ts`); what differs per reader is a placeholder, written `⟦name⟧`. */
export interface Frame extends FrameFacts {
  html: Record<string, string>
  text: Record<string, string>
}

/** What planning fills in: the subject, and the placeholders of the parts except `leaveUrl` and `preferencesUrl`, which
 * depend on the reader. */
export interface PlaceholderValues {
  subject: string
  preheader: string
  /** e.g. `6 stories · 2 in brief · 4 min`. */
  summary: string
  /** Labels of the topics the reader chose. */
  topics: string
}

/** One part of a briefing: a part of the frame of `editions[edition]`. */
export interface PartReference {
  /** 0: the edition itself; 1: the one before. */
  edition: number
  part: string
}

/** An edition as one reader receives it: which parts in which order, and the values of the placeholders. */
export interface Briefing<F extends FrameFacts = FrameFacts> {
  edition: string
  language: string
  /** One per edition drawn on, in the reader's language if available. */
  frames: F[]
  /** HTML and text part have the same order. */
  parts: PartReference[]
  values: PlaceholderValues
  /** Story ids in reading order. */
  stories: string[]
  minutes: number
}

/** The contents of `templates/`: plain text, compiled by the code that uses it. Keys are file names without folders
 * (`briefing.mjml`, `story.hbs`); for `messages` the language (`en`). */
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
