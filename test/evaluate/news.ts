// The table over pages of news: what is printed beside the title over the first sentences of each page.
import type { Choice } from './news-choice.ts'
import { type LabelledPage, storyKinds } from './news-files.ts'
import { type FieldVerdict, fields, type HeadlineVerdict, type JudgedPage, judgePages } from './news-judge.ts'
import { columns, percent, type Row } from './table.ts'

export interface Judged {
  ours: JudgedPage[]
  lead: JudgedPage[]
}

export function judge(labels: readonly LabelledPage[], choices: readonly Choice[]): Judged {
  return {
    ours: judgePages(
      labels,
      choices.map(({ ours }) => ours),
    ),
    lead: judgePages(
      labels,
      choices.map(({ lead }) => lead),
    ),
  }
}

interface Measure {
  name: string
  of: (pages: readonly JudgedPage[]) => string
  /** Of what was read: `lead` has no figure of its own. */
  isRead?: boolean
  /** Of the set at hand: `lead` as measured, or as many pages as the share of the development set asks for. */
  target?: (lead: readonly JudgedPage[]) => string
}

const printable = (pages: readonly JudgedPage[]) => pages.filter(({ page }) => page.print)
const printed = (pages: readonly JudgedPage[]) => printable(pages).filter(({ stories }) => stories.length > 0)
const silent = (pages: readonly JudgedPage[]) => pages.filter(({ page }) => !page.print)
const first = (key: 'wellCut' | 'acceptable' | 'exact' | 'opens' | 'lead' | 'rules') => (one: JudgedPage) =>
  one.stories[0]?.[key] === true

const countOf =
  (some: (pages: readonly JudgedPage[]) => readonly JudgedPage[], holds: (one: JudgedPage) => boolean) =>
  (pages: readonly JudgedPage[]) =>
    percent(some(pages).filter(holds).length, some(pages).length)

const atLeastOf =
  (share: number, some: (pages: readonly JudgedPage[]) => readonly JudgedPage[]) => (pages: readonly JudgedPage[]) =>
    `≥ ${Math.round(share * some(pages).length)}`

const aboveLead = (more: number, holds: (one: JudgedPage) => boolean) => (lead: readonly JudgedPage[]) =>
  `≥ ${printable(lead).filter(holds).length + more}`

const verdicts = ['acceptable', 'bad', 'other', 'none'] as const
const tally = (headlines: readonly HeadlineVerdict[]) =>
  verdicts.map((kind) => `${kind} ${headlines.filter((one) => one === kind).length}`).join(', ')

const factTargets = { title: 59 / 60, authors: 56 / 60, publication: 55 / 60, date: 58 / 60 }

const measures: Measure[] = [
  {
    name: 'printable pages with a story',
    of: countOf(printable, ({ stories }) => stories.length > 0),
    target: atLeastOf(52 / 53, printable),
  },
  {
    name: 'first story well cut, of printable pages',
    of: countOf(printable, first('wellCut')),
    target: aboveLead(4, first('wellCut')),
  },
  {
    name: 'first story acceptable, of printable pages',
    of: countOf(printable, first('acceptable')),
    target: aboveLead(1, first('acceptable')),
  },
  { name: 'first story acceptable, of pages with a story', of: countOf(printed, first('acceptable')) },
  { name: '… exactly a labelled story', of: (pages) => `${printed(pages).filter(first('exact')).length}` },
  {
    name: `… it is the ${storyKinds.join(' / ')}`,
    of: (pages) =>
      storyKinds.map((kind) => printed(pages).filter(({ stories }) => stories[0]?.kind === kind).length).join(' / '),
  },
  { name: 'first story opens as a labelled one does, of printable pages', of: countOf(printable, first('opens')) },
  {
    name: 'first story holds a lead sentence, of printable pages',
    of: countOf(printable, first('lead')),
    target: aboveLead(0, first('lead')),
  },
  {
    name: '… where a labelled story holds a lead sentence',
    of: countOf((pages) => printable(pages).filter(({ page }) => page.leadPrintable === true), first('lead')),
  },
  {
    name: 'any story acceptable, of printable pages',
    of: countOf(printable, ({ stories }) => stories.some(({ acceptable }) => acceptable)),
  },
  {
    name: 'any story holds a lead sentence, of printable pages',
    of: countOf(printable, ({ stories }) => stories.some(({ lead }) => lead)),
  },
  { name: 'first stories within the rules of form', of: countOf(printed, first('rules')) },
  {
    name: 'headlines of first stories',
    of: (pages) => tally(printed(pages).flatMap(({ headlines }) => headlines.slice(0, 1))),
    target: (pages) => `${atLeastOf(49 / 53, printable)(pages)} acceptable, ≤ 1 bad`,
  },
  {
    name: 'headlines of all stories',
    of: (pages) => tally(printed(pages).flatMap(({ headlines }) => headlines)),
    target: () => '≤ 2 % bad',
  },
  {
    name: 'pages to print nothing of that stay out',
    of: countOf(silent, ({ stories }) => stories.length === 0),
    target: atLeastOf(6 / 7, silent),
  },
  ...fields.map((field): Measure => {
    const count = (pages: readonly JudgedPage[], verdict: FieldVerdict) =>
      pages.filter(({ facts }) => facts[field] === verdict).length
    return {
      name: `${field}: right / wrong / missing`,
      of: (pages) => (['right', 'wrong', 'missing'] as const).map((verdict) => count(pages, verdict)).join(' / '),
      target: atLeastOf(factTargets[field], (pages) => pages),
      isRead: true,
    }
  }),
]

export function newsTable({ ours, lead }: Judged): string {
  const rows = measures.map(({ name, of, target, isRead }) => [
    name,
    of(ours),
    isRead ? '' : of(lead),
    target?.(lead) ?? '',
  ])
  return `${ours.length} pages, ${printable(ours).length} to print\n${columns(['measure', 'ours', 'lead', 'target'], rows)}`
}

/** The same as rows of the table of everything that is measured. */
export function newsRows({ ours, lead }: Judged): Row[] {
  return measures
    .filter(({ target }) => target !== undefined)
    .map(({ name, of, target, isRead }) => ({
      measure: `news: ${name}`,
      value: of(ours),
      target: target?.(lead) ?? '',
      knownBest: isRead ? '' : `lead ${of(lead)}`,
    }))
}

const forms: [string, (page: LabelledPage) => boolean][] = [
  ['text: CNN', ({ form, id }) => form === 'text' && /cnn/.test(id)],
  ['text: BBC', ({ form, id }) => form === 'text' && /bbc/.test(id)],
  ['text: others', ({ form, id }) => form === 'text' && !/cnn|bbc/.test(id)],
  ['html: news', ({ form, awkward }) => form === 'html' && awkward === undefined],
  ['awkward', ({ awkward }) => awkward !== undefined],
]

/** Of the printable pages of each form, ours / lead. */
export function formsTable({ ours, lead }: Judged): string {
  const checks: ((one: JudgedPage) => boolean)[] = [
    ({ stories }) => stories.length > 0,
    first('wellCut'),
    first('acceptable'),
    first('lead'),
    ({ headlines }) => headlines[0] === 'acceptable',
  ]
  const rows = forms.flatMap(([name, is]) => {
    const some = (pages: readonly JudgedPage[]) => printable(pages).filter(({ page }) => is(page))
    if (some(ours).length === 0) return []
    const cells = checks.map((holds) => `${some(ours).filter(holds).length} / ${some(lead).filter(holds).length}`)
    return [[name, `${some(ours).length}`, ...cells]]
  })
  const head = ['ours / lead', 'pages', 'a story', 'well cut', 'acceptable', 'holds a lead', 'headline acceptable']
  return columns(head, rows)
}
