// How much of the text that people find on a page is lost, and how much is read that is not part of it; beside plain
// Readability. Also which stories contain a sentence that is not part of it.
import { examinePage } from '../../functions/content/page/reading/page.ts'
import { longestDropped } from '../../functions/content/page/text/dropped-lines.ts'
import type { ReadPage } from '../../functions/content/types.ts'
import { listCaps } from './caps.ts'
import { printedOf } from './news-choice.ts'
import { readabilityOf } from './readability.ts'
import { columns } from './table.ts'
import type { TextPage } from './text-sets.ts'

interface Reading {
  title: string
  lines: string[]
}

interface Judged {
  lost: string[]
  foreign: string[]
}

export interface JudgedPage {
  id: string
  /** Lines and passages that are to be found; passages that are not. */
  wanted: number
  unwanted: number
  ours: Judged
  readability: Judged
  /** Why each of what we lost was left out, as the page's record says; `null` if it says nothing of it. */
  reasons: (string | null)[]
  /** Why nothing of it is read or printed; `null` if something is. */
  silent: string | null
  stories: { sentences: string[]; foreign: string[] }[]
}

/** Fewest words of a line that counts. */
const fewestWords = 5
const isLine = (text: string) => text.trim().split(/\s+/).length >= fewestWords
/** Least share of a wanted line, and of a line that was read, that must be in the other text; and of an extract, for it
 * to be of this version of the page. Chosen, not measured. */
const mostlyFound = 0.7
const mostlyTheirs = 0.5
const sameVersion = 0.3

export function judgeTexts(pages: Iterable<TextPage>): JudgedPage[] {
  return [...pages].flatMap((page) => judgeText(page) ?? [])
}

/** `null` if no extract is of this version of the page. */
function judgeText(page: TextPage): JudgedPage | null {
  const examined = examinePage({ name: nameOf(page.id), bytes: page.bytes, limit: listCaps().pageBytes })
  const read = 'refused' in examined ? null : examined.page
  const [ours, other] = [readingOf(read), readabilityOf(page.bytes)]
  const extract = extractOf(page, [...ours.lines, ...other.lines])
  if (page.extracts !== undefined && extract === null) return null
  const lines = (extract?.lines ?? []).filter((line) => isLine(line))
  const own = bagOf([...(extract?.lines ?? []), extract?.title ?? ''])
  const judge = (reading: Reading): Judged => {
    const [found, all] = [bagOf([reading.title, ...reading.lines]), squashed([reading.title, ...reading.lines])]
    const lost = lines.filter((line) => shareIn(line, found) < mostlyFound)
    const [missed, leaked] = passagesOf(page, all)
    return { lost: [...lost, ...missed], foreign: [...(extract === null ? [] : foreignOf(reading, own)), ...leaked] }
  }
  const judged = judge(ours)
  const reasonOf = reasonsIn(read)
  const stories = read === null ? [] : printedOf(read).map(({ sentences }) => sentences)
  const isForeign = (text: string) =>
    extract === null
      ? (page.without ?? []).some((passage) => squashed([text]).includes(squashed([passage])))
      : shareIn(text, own) < mostlyTheirs
  return {
    id: page.id,
    wanted: lines.length + (page.with?.length ?? 0),
    unwanted: page.without?.length ?? 0,
    ours: judged,
    readability: judge(other),
    reasons: judged.lost.map(reasonOf),
    silent: 'refused' in examined ? examined.refused : silenceOf(examined.page),
    stories: stories.map((sentences) => ({ sentences, foreign: sentences.filter(isForeign) })),
  }
}

/** Dropped lines are cut in the record of the page, so the beginnings are compared. */
function reasonsIn(page: ReadPage | null): (line: string) => string | null {
  const dropped = (page?.dropped ?? []).map(({ text, why }) => ({ why, bag: bagOf([text]), all: squashed([text]) }))
  return (line) => {
    const own = squashed([line])
    const start = line.slice(0, longestDropped)
    const found =
      dropped.find(({ all }) => own !== '' && all.includes(own)) ??
      dropped.find(({ bag }) => shareIn(start, bag) >= mostlyFound)
    return found?.why ?? null
  }
}

const longestName = 60
const nameOf = (id: string) => `${id.replace(/\W+/g, '_').slice(0, longestName)}.html`

/** All that is read of the page as text, its titles and headings, too. */
function readingOf(page: ReadPage | null): Reading {
  const articles = page?.articles ?? []
  const lines = articles.flatMap(({ title, standfirst, headings, paragraphs }) => [
    title?.value ?? '',
    standfirst?.value ?? '',
    ...(headings ?? []).map(({ text }) => text),
    ...paragraphs.map(({ text }) => text),
  ])
  return { title: articles[0]?.title?.value ?? '', lines }
}

function silenceOf({ held, articles }: ReadPage): string | null {
  if (held !== undefined) return `held: ${held}`
  return articles.every(({ unprintable }) => unprintable !== undefined)
    ? (articles[0]?.unprintable?.reason ?? 'no article')
    : null
}

function extractOf({ extracts }: TextPage, read: readonly string[]) {
  const found = bagOf(read)
  const best = (extracts ?? [])
    .filter(({ lines }) => lines.length > 0)
    .map((extract) => ({ extract, share: shareIn(extract.lines.join('\n'), found) }))
    .sort((a, b) => b.share - a.share)[0]
  return best !== undefined && best.share >= sameVersion ? best.extract : null
}

const foreignOf = ({ title, lines }: Reading, own: ReadonlySet<string>) =>
  lines.filter((line) => isLine(line) && squashed([line]) !== squashed([title]) && shareIn(line, own) < mostlyTheirs)

const passagesOf = (page: TextPage, all: string): [missed: string[], leaked: string[]] => [
  (page.with ?? []).filter((passage) => !all.includes(squashed([passage]))),
  (page.without ?? []).filter((passage) => all.includes(squashed([passage]))),
]

/** Case, quotation marks, dashes and white space do not matter. */
const folded = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u00AD\u200B]/g, '')
const wordsIn = (text: string): string[] => folded(text).match(/[\p{L}\p{N}_]+/gu) ?? []
const squashed = (lines: readonly string[]) => lines.flatMap(wordsIn).join('')

/** Runs of three words, or all words of a shorter text. */
const run = 3
const runsOf = (words: readonly string[]) =>
  Array.from({ length: Math.max(1, words.length - run + 1) }, (_, at) => words.slice(at, at + run).join(' '))
const bagOf = (lines: readonly string[]): ReadonlySet<string> => new Set(runsOf(lines.flatMap(wordsIn)))

function shareIn(text: string, bag: ReadonlySet<string>): number {
  const runs = [...new Set(runsOf(wordsIn(text)))]
  return runs.filter((one) => bag.has(one)).length / runs.length
}

export function textsTable(pages: readonly JudgedPage[]): string {
  const sum = (count: (page: JudgedPage) => number) => pages.reduce((total, page) => total + count(page), 0)
  const stories = pages.flatMap((page) => page.stories)
  const [wanted, unwanted] = [sum((page) => page.wanted), sum((page) => page.unwanted)]
  const reasons = pages.flatMap((page) => page.reasons)
  const count = (form: RegExp) => reasons.filter((why) => why !== null && form.test(why)).length
  const unknown = reasons.filter((why) => why === null).length
  const rows = [
    ['pages', `${pages.length}`, ''],
    [`lost, of ${wanted}`, `${sum(({ ours }) => ours.lost.length)}`, `${sum((page) => page.readability.lost.length)}`],
    ['  kept as the words of others', `${count(/^quotation/)}`, ''],
    ['  left out with another reason', `${count(/^(?!quotation|outside the article)/)}`, ''],
    ['  outside the article, or of no record', `${count(/^outside the article/) + unknown}`, ''],
    [
      unwanted > 0 ? `not theirs, of ${unwanted}` : 'lines that are not theirs',
      `${sum(({ ours }) => ours.foreign.length)}`,
      `${sum((page) => page.readability.foreign.length)}`,
    ],
    ['pages with a story', `${pages.filter((page) => page.stories.length > 0).length}`, ''],
    ['stories with a foreign sentence', `${stories.filter(({ foreign }) => foreign.length > 0).length}`, ''],
    ['stories', `${stories.length}`, ''],
    ['pages held or refused', `${pages.filter(({ silent }) => silent !== null).length}`, ''],
  ]
  return columns(['texts', 'ours', 'Readability'], rows)
}

/** Each lost and each foreign line; of lost ones, whether Readability lost them, too. */
export function textMisses(pages: readonly JudgedPage[]): string {
  return pages
    .flatMap(({ id, ours, readability, reasons, silent, stories }) => [
      ...(silent === null ? [] : [`silent ${id} | ${silent}`]),
      ...ours.lost.map((line, at) => {
        const by = readability.lost.includes(line) ? 'by both' : 'by us'
        return `lost ${by} (${reasons[at] ?? 'no record'}) ${id} | ${line}`
      }),
      ...ours.foreign.map((line) => `not theirs ${id} | ${line}`),
      ...stories.flatMap(({ foreign }) => foreign.map((line) => `in a story ${id} | ${line}`)),
    ])
    .join('\n')
}
