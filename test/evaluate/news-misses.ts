// Page by page: where the product does better than the title over the first sentences, where worse, what is missing.

import type { Judged } from './news.ts'
import { fields, type JudgedPage } from './news-judge.ts'

export function winsAndLosses({ ours, lead }: Judged): string {
  const compared = ours.map((own, n) => ({ own, by: standing(own) - standing(lead[n]) }))
  const list = (title: string, some: typeof compared) => [
    `${title}: ${some.length} pages`,
    ...some.map(({ own, by }) => `  ${by > 0 ? '+' : ''}${by}  ${own.page.id} (${own.page.genre}): ${reasonOf(own)}`),
  ]
  return [
    ...list(
      'better than lead',
      compared.filter(({ by }) => by > 0),
    ),
    ...list(
      'worse than lead',
      compared.filter(({ by }) => by < 0),
    ),
  ].join('\n')
}

/** Points of a page: its first story well cut, acceptable, holding a lead, its headline; or rightly nothing. */
function standing(one: JudgedPage | undefined): number {
  if (one === undefined) return 0
  if (!one.page.print) return one.stories.length === 0 ? 1 : 0
  const [story] = one.stories
  const held = [story?.wellCut, story?.acceptable, story?.lead, one.headlines[0] === 'acceptable']
  return held.filter((point) => point === true).length - (one.headlines[0] === 'bad' ? 1 : 0)
}

function reasonOf({ page, read, stories, headlines }: JudgedPage): string {
  if (!page.print) return stories.length === 0 ? 'rightly nothing' : 'printed though nothing should be'
  const [story] = stories
  if (story === undefined) return `nothing printed${read.note === undefined ? '' : `: ${read.note}`}`
  const said = [
    story.wellCut ? 'well cut' : 'not well cut',
    story.acceptable ? 'acceptable' : 'not acceptable',
    story.lead ? 'a lead' : 'no lead',
  ]
  return `${said.join(', ')}, headline ${headlines[0]}`
}

/** What is printed of each page that falls short, and what its labels want. */
export function missesOf(judged: readonly JudgedPage[]): string {
  return judged.flatMap((one) => missesIn(one)).join('\n')
}

function missesIn({ page, read, stories, headlines, facts }: JudgedPage): string[] {
  const fine = page.print
    ? stories[0]?.wellCut === true && stories[0].lead && headlines[0] === 'acceptable'
    : stories.length === 0
  const wrong = fields.filter((field) => facts[field] !== 'right')
  if (fine && wrong.length === 0) return []
  const [wanted] = page.stories
  return [
    `\n## ${page.id} (${page.genre})${page.print ? '' : ' PRINT NOTHING'} ${read.note ?? ''}`,
    ...read.printed.flatMap((one, n) => {
      const story = stories[n]
      const said = [
        story?.acceptable ? `ok ${story.kind}` : 'MISS',
        ...(['wellCut', 'lead', 'opens'] as const).filter((key) => story?.[key]),
        ...(story?.rules ? [] : ['BREAKS RULES']),
      ]
      return [
        `  ${n + 1}. ${said.join(' ')} | ${headlines[n]} (${one.origin}): ${one.headline}`,
        `     ${one.sentences.join(' ¦ ')}`,
      ]
    }),
    ...(page.print && !fine && wanted ? [`  want: ${wanted.sentences.map(({ text }) => text).join(' ¦ ')}`] : []),
    ...wrong.map((field) => `  ${field}: ${JSON.stringify(read[field])} instead of ${JSON.stringify(page[field])}`),
  ]
}
