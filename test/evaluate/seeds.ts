// The seed pages against their annotation: articles, metadata, boilerplate, reprints, stand-alone judgement.

import { fold } from '../../functions/content/language/words/fold.ts'
import { nearDuplicates } from '../../functions/content/story/excerpts/duplicate.ts'
import { judgedUnits } from '../support/samples/judged-units.ts'
import { type Annotation, goldId, type Seeds } from './gold.ts'
import { type Row, share } from './table.ts'

export function seedRows(gold: Annotation, seeds: Seeds): Row[] {
  const wanted = gold.files.reduce((sum, { articles }) => sum + articles.length, 0)
  const exact = seeds.pairs.filter(([one, read]) => {
    const facts = [one.title, one.authors, one.author_role, one.publication, one.publication_date, one.source_line]
    const found = [
      read.title?.value ?? null,
      read.byline.map((name) => name?.value),
      ...[read.role, read.publication, read.publishedOn, read.sourceLine].map((known) => known?.value ?? null),
    ]
    const standfirst = (read.standfirst?.value ?? null) === (one.standfirst?.text ?? null)
    return standfirst && JSON.stringify(facts) === JSON.stringify(found)
  }).length
  return [
    { measure: 'seeds: articles found', value: share(seeds.articles.length, wanted), target: '8 of 8' },
    { measure: 'seeds: metadata exact, nulls and all', value: share(exact, wanted), target: '8 of 8' },
    {
      measure: 'seeds: boilerplate leaked / paragraphs lost',
      value: `${leaked(gold, seeds)} / ${lost(seeds)}`,
      target: '0 / 0',
      knownBest: '3 / 2',
    },
    reprintRow(gold, seeds),
    ...standaloneRows(gold),
  ]
}

function leaked({ files }: Annotation, { pages }: Seeds): number {
  return files.reduce((sum, { file, boilerplate }) => {
    const bodies = pages.find((page) => page.page === file)?.articles.flatMap((one) => one.paragraphs) ?? []
    return sum + boilerplate.filter(({ text }) => bodies.some((one) => one.text.includes(fold(text)))).length
  }, 0)
}

const lost = ({ pairs }: Seeds) =>
  pairs.reduce((sum, [gold, read]) => {
    const kept = new Set(read.paragraphs.flatMap((one) => one.lines))
    return sum + gold.paragraphs.filter(({ lines }) => lines.some((line) => !kept.has(line))).length
  }, 0)

function reprintRow({ pairs }: Annotation, { articles }: Seeds): Row {
  const found = nearDuplicates(articles).flatMap(({ a, b, paragraphs }) =>
    paragraphs.map(([i, j]) => `${goldId(articles[a]?.id ?? '')}#${i + 1} ${goldId(articles[b]?.id ?? '')}#${j + 1}`),
  )
  const wanted = new Set(pairs.map(({ a, b }) => `${a} ${b}`))
  const hits = found.filter((pair) => wanted.has(pair)).length
  return {
    measure: 'seeds: reprint pairs / false pairs',
    value: `${hits} of ${wanted.size} / ${found.length - hits}`,
    target: '12 of 12 / 0',
    knownBest: '0 of 12',
  }
}

function standaloneRows({ units }: Annotation): Row[] {
  const judged = judgedUnits(units)
  const passed = judged.filter(({ ok }) => ok)
  const good = judged.filter(({ unit }) => unit.standsAlone)
  return [
    {
      measure: 'seeds: stands alone, precision',
      value: share(passed.filter(({ unit }) => unit.standsAlone).length, passed.length),
      target: '≥ 85 %',
      knownBest: '54 %',
    },
    {
      measure: 'seeds: stands alone, recall',
      value: share(good.filter(({ ok }) => ok).length, good.length),
      target: '≥ 60 %',
      knownBest: '95 %',
    },
  ]
}
