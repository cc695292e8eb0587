// The shapes that content is read into. Exported for scripts that measure the engine: keep them stable.

/** A BCP 47 tag, e.g. `en` or `pt-BR`. */
export type LanguageTag = string

/** A value with the 1-based line of the page it was read from, or `null` where the page does not say. `element`: where
 * in HTML it stands, e.g. `meta og:site_name`. */
export type Known<T> = { value: T; line: number; element?: string } | null

/** `upgraded`: the page gives it with http; it was not asked whether https answers. */
export type KnownUrl = (NonNullable<Known<string>> & { upgraded?: true }) | null

/** One piece of writing. Lines are 1-based lines of the page; paragraph indexes are 0-based. */
export interface Article {
  /** `<page name>-A<n>`, without the page's `.txt`; n counting from 1 in reading order. */
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
  /** Where it can be read: the canonical address, https. Absent in articles that were read before it was kept. */
  url?: KnownUrl
  /** Of the text. */
  language: LanguageTag
  /** White space folded to single spaces; otherwise the source's own characters (NFC). */
  paragraphs: { text: string; lines: number[] }[]
  /** Paragraph indexes, section by section. */
  sections: number[][]
  /** Headings inside the text; `paragraph` is the index of the one that follows. */
  headings?: { text: string; line: number; paragraph: number }[]
  /** Absent where it came from no source, or its source says nothing of it. */
  sourceRules?: SourceRules
  /** Nothing of it is printed: it is no piece of writing that a story could be told from. */
  unprintable?: Unprintable
}

/** What the operator's list of sources says of all articles of one. */
export interface SourceRules {
  /** Ids of topics that they are given, beside those that they speak of. */
  topics?: string[]
  /** Days that a story of them may wait; `null`: for ever. Absent: as many as any of the list. */
  freshForDays?: number | null
  /** Words that are quoted of one of them at most, all editions together. */
  quote?: number
}

/** Why no story is taken from an article. */
export interface Unprintable {
  /** e.g. `recipe`, `letters`, `paywall`. */
  kind: string
  /** Follows “because”, e.g. `it is a recipe (7 quantities, 4 steps)`. */
  reason: string
}

/** A line of the page that is no article text, and why it was dropped. */
export interface DroppedLine {
  line: number
  text: string
  /** e.g. `navigation`, `sign-up`, `teaser`, `byline`, `highlights`, `removed as furniture: footer`,
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

/** What one page was read into. */
export interface ReadPage {
  page: string
  /** SHA-256 of the bytes, hex. */
  hash: string
  /** ISO instant at which the page was first read, whatever little was changed in it since; older ones do not say. */
  readAt?: string
  /** How it was read; older pages do not say. */
  form?: PageForm
  articles: Article[]
  passages: Passage[]
  dropped: DroppedLine[]
  /** The page's own lines that known fields name, by 1-based number: what promise C3 is held against. */
  cited: Record<string, string>
  /** Why an editor must look at the page before a story of it is printed; absent where there is no reason. */
  held?: string
  /** What an editor should know of it, and need not do anything about. */
  notes?: string[]
  /** What was judged of its articles when it was read. */
  judged?: Judgement
}

/** What needs no other page and no topics to be said of a page's articles (`story/kept-judgement.ts`). */
export interface Judgement {
  /** Version of the rules by which the page was read and judged. */
  rules: string
  /** Words of a story, of a sentence and of a lead sentence, at most. */
  caps: [number, number, number]
  articles: ArticleJudgement[]
}

/** Of one article, in numbers. */
export interface ArticleJudgement {
  id: string
  /** Lengths of the sentences of each paragraph, in characters. */
  lengths: number[][]
  /** A sentence a sign, paragraph behind paragraph: `1` stands alone, `0` does not. */
  alone: string
  /** Sentences that quote: their number in the article, whom, and whose name must stand before them (nobody: `''`). */
  speech: [number, string | null, (string | null)?][]
  /** Excerpts: the number of the first sentence as the sections follow, sentences, words, 1 tells the point + 2 is
   * understood by itself, quality, worth. */
  excerpts: [number, number, number, number, number, number][]
}

/** A sentence (or a quotation that cannot be cut) as its source printed it. */
export interface Quote {
  text: string
  /** Article id. */
  article: string
  /** 0-based paragraph index in that article. */
  paragraph: number
}

/** One sentence of another voice on the same matter. */
export interface View extends Quote {
  /** True where the view contradicts the main voice. */
  disagrees: boolean
  /** Who speaks, where the sentence quotes somebody the text names. */
  speaker: string | null
}

/** `editor`: written by the editor of an edition and marked as theirs, no words of the source. */
export type HeadlineOrigin = 'title' | 'heading' | 'standfirst' | 'sentence' | 'editor'

/** `text` is a substring of one line of the article's page. */
export interface Headline {
  text: string
  origin: HeadlineOrigin
}

/** One matter, told by one voice and commented by up to two others; the unit that is never repeated. */
export interface Story {
  /** Made of the quoted text, so the same words are the same story wherever they are read again. */
  id: string
  /** Topic ids, best first; never empty. */
  topics: string[]
  /** Article id of the main voice. */
  article: string
  /** It tells its article's point: one of each article, the others come from the same article. */
  first: boolean
  /** Other articles that print the same words (reprints), cited beside the main one. */
  reprints: string[]
  /** Candidates, best first; none where no line of the article heads it. Whoever chooses takes the first that is
   * still free (a title heads one story). */
  headlines: Headline[]
  /** 2–4 adjacent sentences of one article, over at most three neighbouring paragraphs of one section; or its lead. */
  sentences: Quote[]
  /** Index of the sentence that tells it in brief, the first where nothing is said; `null` where none of them does. */
  inBrief?: number | null
  views: View[]
  /** Higher is better; comparable within one run only. */
  score: number
  /** For the editor: topic words that matched, what was merged. */
  because: string[]
  /** Why an editor must look at its page before it is printed. */
  held?: string
}
