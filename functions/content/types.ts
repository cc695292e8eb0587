// The types of what is read from pages: articles, passages, topics, stories, views. Also used by scripts that measure
// the engine, so keep them stable.

/** A BCP 47 tag, e.g. `en` or `pt-BR`. */
export type LanguageTag = string

/** A value with the 1-based line of the page it was read from, or `null` if the page does not state it. `element`: its
 * place in HTML, e.g. `meta og:site_name`. */
export type Known<T> = { value: T; line: number; element?: string } | null

/** `upgraded`: the page gives it with http; it was not checked whether https works. */
export type KnownUrl = (NonNullable<Known<string>> & { upgraded?: true }) | null

/** One piece of writing. Lines are 1-based lines of the page; paragraph indexes are 0-based. */
export interface Article {
  /** `<page name>-A<n>`, without the page's `.txt`; n counts from 1 in reading order. */
  id: string
  page: string
  title: Known<string>
  byline: Known<string>[]
  role: Known<string>
  publication: Known<string>
  /** ISO date. */
  publishedOn: Known<string>
  standfirst: Known<string>
  sourceLine: Known<string>
  /** The canonical address, https. Absent from articles that were read before it was kept. */
  url?: KnownUrl
  /** Language of the text. */
  language: LanguageTag
  /** White space folded to single spaces; otherwise the source's own characters (NFC). */
  paragraphs: { text: string; lines: number[] }[]
  /** Paragraph indexes, section by section. */
  sections: number[][]
  /** Headings inside the text; `paragraph` is the index of the one that follows. */
  headings?: { text: string; line: number; paragraph: number }[]
  /** Absent if it has no source, or its source has no rules. */
  sourceRules?: SourceRules
  /** Set if nothing of it is printed, because no story could be taken from it. */
  unprintable?: Unprintable
}

/** Rules in the operator's list of sources for all articles of a source. */
export interface SourceRules {
  /** Ids of topics that they are given in addition to those they are about. */
  topics?: string[]
  /** Days that their stories may wait; `null`: for ever. Absent: as set for the list. */
  freshForDays?: number | null
  /** Most words quoted from one of them in all editions together. */
  quote?: number
}

/** Why no story is taken from an article. */
export interface Unprintable {
  /** e.g. `recipe`, `letters`, `paywall`. */
  kind: string
  /** Follows “because”, e.g. `it is a recipe (7 quantities, 4 steps)`. */
  reason: string
}

/** A line of the page that is not article text, and why it was dropped. */
export interface DroppedLine {
  line: number
  text: string
  /** e.g. `navigation`, `sign-up`, `teaser`, `byline`, `highlights`, `removed as boilerplate: footer`,
   * `hidden: font size`, `quotation of others`, `repetition`. */
  why: string
}

/** An entry of the operator's taxonomy (`seeds/topics.json`). */
export interface Topic {
  id: string
  label: string
  definition: string
  /** The label in other languages, by BCP 47 tag. */
  labels?: Record<string, string>
  /** The definition in other languages. */
  definitions?: Record<string, string>
  terms: { text: string; weight?: number; caseSensitive?: boolean }[]
  exclude?: string[]
}

export interface TopicScore {
  topic: string
  /** 0–1. */
  confidence: number
}

/** A run of paragraphs of one article on one theme. */
export interface Passage {
  article: string
  /** First and last paragraph index, both included. */
  first: number
  last: number
}

export type PageForm = 'HTML' | 'Markdown' | 'plain text'

/** What was read from one page. */
export interface ReadPage {
  page: string
  /** SHA-256 of the bytes, hex. */
  hash: string
  /** ISO instant at which the page was first read, even if it has changed slightly since; absent from older pages. */
  readAt?: string
  /** How it was read; absent from older pages. */
  form?: PageForm
  articles: Article[]
  passages: Passage[]
  dropped: DroppedLine[]
  /** The page's own lines for known fields, by 1-based number, which promise C3 is checked against. */
  cited: Record<string, string>
  /** Why an editor must check the page before a story of it is printed; absent if there is no reason. */
  held?: string
  /** What an editor should know about it, without having to act. */
  notes?: string[]
  /** What was judged about its articles when it was read. */
  judged?: Judgement
}

/** Judgements on a page's articles that depend on no other page and no topics (`story/excerpts/kept-judgement.ts`). */
export interface Judgement {
  /** Version of the rules by which the page was read and judged. */
  rules: string
  /** Most words of a story, of a sentence and of a lead sentence. */
  caps: [number, number, number]
  articles: ArticleJudgement[]
}

/** Judgement of one article, as numbers. */
export interface ArticleJudgement {
  id: string
  /** Lengths of the sentences of each paragraph, in characters. */
  lengths: number[][]
  /** One character per sentence, paragraph after paragraph: `1` stands alone, `0` does not. */
  alone: string
  /** Sentences with quotations: their number in the article, whom they quote, and whose name must come before (no one:
   * `''`). */
  speech: [number, string | null, (string | null)?][]
  /** Excerpts: number of the first sentence in the order of the sections, sentences, words, 1 tells the point + 2 is
   * understood by itself, quality, value. */
  excerpts: [number, number, number, number, number, number][]
}

/** A sentence (or a quotation that cannot be cut) as printed by its source. */
export interface Quote {
  text: string
  /** Article id. */
  article: string
  /** 0-based paragraph index in that article. */
  paragraph: number
}

/** One sentence of another voice on the same matter. */
export interface View extends Quote {
  /** True if the view contradicts the main voice. */
  disagrees: boolean
  /** The speaker, if the sentence quotes someone the text names. */
  speaker: string | null
}

/** `editor`: written by the editor of an edition and marked as theirs, not in the words of the source. */
export type HeadlineOrigin = 'title' | 'heading' | 'standfirst' | 'sentence' | 'editor'

/** `text` is a substring of one line of the article's page. */
export interface Headline {
  text: string
  origin: HeadlineOrigin
}

/** One matter in the words of one voice, with views of up to two others; the unit that is never repeated. */
export interface Story {
  /** Derived from the quoted text, so the same words are the same story, whenever they are read. */
  id: string
  /** Topic ids, best first; never empty. */
  topics: string[]
  /** Article id of the main voice. */
  article: string
  /** True if it tells its article's point; of each article, one story does. */
  first: boolean
  /** Other articles with the same words (reprints), cited next to the main one. */
  reprints: string[]
  /** Candidates, best first; empty if no line of the article can head it. Choosing takes the first that is still free
   * (a title heads one story). */
  headlines: Headline[]
  /** 2–4 adjacent sentences of one article, over at most three neighbouring paragraphs of one section; or its lead. */
  sentences: Quote[]
  /** Index of the sentence that tells it in brief; absent: the first; `null`: none does. */
  inBrief?: number | null
  views: View[]
  /** Higher is better; comparable within one run only. */
  score: number
  /** For the editor: topic words that matched, what was merged. */
  because: string[]
  /** Why an editor must check its page before it is printed. */
  held?: string
}
