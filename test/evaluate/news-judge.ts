// What is printed of a page against its labels: the same judgement as the scorer of stories in the development sets.
import type { ChosenPage, LabelledPage, LabelledStory, PrintedStory } from './news-files.ts'

export interface StoryVerdict {
  /** It opens as a labelled story or with a lead, half of what it prints is labelled, and it holds half of a story or a
   * lead: nothing is gained by printing much. */
  wellCut: boolean
  acceptable: boolean
  exact: boolean
  kind: LabelledStory['kind'] | null
  opens: boolean
  lead: boolean
  /** 2–4 sentences, 90 words, 40 each, a lead 52. */
  rules: boolean
}

export type HeadlineVerdict = 'acceptable' | 'bad' | 'other' | 'none'
export type FieldVerdict = 'right' | 'wrong' | 'missing'

export const fields = ['title', 'authors', 'publication', 'date'] as const

export interface JudgedPage {
  page: LabelledPage
  read: ChosenPage
  stories: StoryVerdict[]
  headlines: HeadlineVerdict[]
  facts: Record<(typeof fields)[number], FieldVerdict>
}

/** A page that is absent counts as not printed and not read. */
export function judgePages(labels: readonly LabelledPage[], chosen: readonly ChosenPage[]): JudgedPage[] {
  const byId = new Map(chosen.map((one) => [one.id, one]))
  return labels.map((page) => {
    const read = byId.get(page.id) ?? { ...unread, id: page.id }
    return {
      page,
      read,
      stories: read.printed.map((one) => judgeStory(page, one.sentences)),
      headlines: read.printed.map((one) => judgeHeadline(page, one)),
      facts: judgeFacts(page, read),
    }
  })
}

const unread = { title: null, authors: [], publication: null, date: null, printed: [] }

/** What makes no difference between two texts: white space, soft hyphens, the form of quotation marks and dashes,
 * capitals. */
const fold = (text: string | null) =>
  (text ?? '')
    .normalize('NFC')
    .replace(/\u00ad/g, '')
    .replace(/[‘’′ʼ]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** Printed as it is, inside a quotation that holds several sentences, or without its dateline. */
function isPrinted(sentences: readonly string[], wanted: string): boolean {
  const want = fold(wanted)
  return sentences.some((text) => {
    const have = fold(text)
    return have === want || have.includes(want) || (want.includes(have) && have.length >= 0.6 * want.length)
  })
}

function judgeStory(page: LabelledPage, sentences: readonly string[]): StoryVerdict {
  const [best] = page.stories
    .map((story, rank) => ({ rank, share: coverage(story, sentences), story }))
    .sort((a, b) => b.share - a.share || a.rank - b.rank)
  const share = best?.share ?? 0
  const leads = page.lead.map(({ text }) => text)
  const labelled = [...leads, ...page.stories.flatMap((story) => story.sentences.map(({ text }) => text))]
  const firsts = page.stories.map((story) => story.sentences[0]?.text ?? '')
  const opensAs = (openers: readonly string[]) => openers.some((text) => isPrinted(sentences.slice(0, 1), text))
  const lead = leads.some((text) => isPrinted(sentences, text))
  const known = sentences.filter((one) => labelled.some((text) => isPrinted([one], text))).length
  const limit = (one: string) => (leads.some((text) => isPrinted([one], text)) ? 52 : 40)
  return {
    wellCut: opensAs([...leads, ...firsts]) && known >= sentences.length / 2 && (share >= 0.5 || lead),
    acceptable: share >= 0.5,
    exact: best !== undefined && share === 1 && lengthOf(sentences) <= lengthOf(textsOf(best.story)) * 1.05,
    kind: best !== undefined && share >= 0.5 ? best.story.kind : null,
    opens: opensAs(firsts),
    lead,
    rules:
      sentences.length >= 2 &&
      sentences.length <= 4 &&
      wordsIn(sentences.join(' ')) <= 90 &&
      sentences.every((one) => wordsIn(one) <= limit(one)),
  }
}

const textsOf = (story: LabelledStory) => story.sentences.map(({ text }) => text)
const lengthOf = (sentences: readonly string[]) => fold(sentences.join(' ')).length
const coverage = (story: LabelledStory, sentences: readonly string[]) =>
  textsOf(story).filter((text) => isPrinted(sentences, text)).length / story.sentences.length

const bare = (text: string | null) => fold(text).replace(/[.:;\s]+$/, '')

/** Words that make a clause of a piece of a sentence; by them a cut noun phrase is told from a cut clause (roughly). */
const verb =
  /\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should|says?|said|expects?|plans?|hosts?|wants?|needs?|takes?|took|makes?|made|gets?|got|runs?|shows?|finds?|found|faces?|wins?|won|loses?|lost|came|comes?|went|goes|gave|gives?|held|holds?|told|sees?|saw|starts?|begins?|began|remains?|rises?|rose|falls?|fell|grows?|grew|keeps?|kept|leads?|led|leaves?|left|meets?|met|pays?|paid|sends?|sent|spends?|spent|becomes?|became|argues?|believes?|writes?|wrote|calls?|\p{L}{3,}ed)\b/iu

/** A noun phrase cut out of a sentence that the story prints or the labels hold. */
function isCutPhrase(page: LabelledPage, { headline, sentences }: PrintedStory): boolean {
  const piece = bare(headline)
  const known = [...sentences, ...page.lead.map(({ text }) => text), ...page.stories.flatMap(textsOf)]
  return known.some((text) => bare(text).includes(piece) && bare(text) !== piece) && !verb.test(headline ?? '')
}

function judgeHeadline(page: LabelledPage, printed: PrintedStory): HeadlineVerdict {
  const { headline, origin, sentences } = printed
  if (headline === null || headline === '' || origin === 'none' || origin === 'topic') return 'none'
  const have = bare(headline)
  if (page.headlines.some(({ text }) => bare(text) === have)) return 'acceptable'
  if (page.badHeadlines.some((text) => bare(text) === have)) return 'bad'
  if (page.lead.some(({ text }) => bare(text) === have) && !isPrinted(sentences, headline)) return 'acceptable'
  if (origin === 'sentence' && isCutPhrase(page, printed)) return 'bad'
  // A title with its site's name at the end, or cut off within a word group.
  if (page.headlines.some(({ text, origin: from }) => from === 'title' && have.startsWith(bare(text)))) return 'bad'
  const cut = page.headlines.some(({ text }) => bare(text).startsWith(have) && wordsIn(headline) < wordsIn(text))
  return cut ? 'bad' : 'other'
}

function judgeFacts(page: LabelledPage, read: ChosenPage): JudgedPage['facts'] {
  const authors = names(read.authors)
  const wanted = [page.authors, ...page.authorsAlso].map(names)
  return {
    title: judgeField(read.title, [page.title, ...page.titleAlso]),
    authors: wanted.includes(authors) ? 'right' : authors === '' ? 'missing' : 'wrong',
    publication: judgeField(read.publication, [page.publication, ...page.publicationAlso]),
    date: judgeField(read.date, [page.date, ...page.dateAlso]),
  }
}

const names = (list: readonly string[]) => list.map(bare).filter(Boolean).sort().join('|')

function judgeField(have: string | null, wanted: readonly (string | null)[]): FieldVerdict {
  const missing = have === null || have === ''
  const right = !missing && wanted.some((one) => one !== null && bare(one) === bare(have))
  if (right || (missing && wanted.includes(null))) return 'right'
  return missing && !wanted.includes(null) ? 'missing' : 'wrong'
}
