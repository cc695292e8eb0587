// `npm run evaluate -- --data <folder> --gold <folder>`: measures the content engine on development sets that the
// product itself never needs, and prints one table. `--only <group>` measures one group, e.g. `metadata`; `--record`
// writes the whole table into docs/figures.md. Sets of the same form are measured by themselves:
// `--pages <pages.jsonl.gz> --labels <stories.json> [--chosen <out.json>]` chooses of each page alone and judges it
// beside its lead, `--standalone <file.json>` judges sentences; `--misses` lists what falls short. `--read <folder>
// --topics <topics.json> [--editions 2] [--date 2026-11-26]` prints the editions that a folder of pages gives.
// `--sections <articles.json> --topics <topics.json>` says which topics articles come under, against the sections of
// their papers. `--texts <file or folder>` compares what is read of pages with what people say is their text, beside
// Readability (`text-sets.ts`).
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { circumstances, record } from '../support/runs/figures.ts'
import { readSets } from './files.ts'
import { readAnnotation, readSeeds } from './gold.ts'
import { judgeTexts, textMisses, textsTable } from './lost-text.ts'
import { matterRows, seedMatterRows } from './matters.ts'
import { formsTable, judge, newsRows, newsTable } from './news.ts'
import { choiceOf } from './news-choice.ts'
import { readLabels, readNewsPages } from './news-files.ts'
import { missesOf, winsAndLosses } from './news-misses.ts'
import { metadataRows, pageRows } from './pages.ts'
import { readingOf } from './reading.ts'
import { sectionsTable } from './sections.ts'
import { seedRows } from './seeds.ts'
import { segmentationRows } from './segmentation.ts'
import { sentenceRows } from './sentences.ts'
import { speakerRows } from './speakers.ts'
import { judgeUnits, readStandalone, standaloneMisses, standaloneRows } from './standalone.ts'
import { storyRows } from './stories.ts'
import { type Row, table } from './table.ts'
import { readTextPages } from './text-sets.ts'
import { topicRows } from './topics.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    gold: { type: 'string' },
    only: { type: 'string' },
    record: { type: 'boolean' },
    pages: { type: 'string' },
    labels: { type: 'string' },
    chosen: { type: 'string' },
    standalone: { type: 'string' },
    misses: { type: 'boolean' },
    read: { type: 'string' },
    sections: { type: 'string' },
    topics: { type: 'string' },
    texts: { type: 'string' },
    editions: { type: 'string', default: '2' },
    date: { type: 'string', default: '2026-11-26' },
  },
})
const { data, gold, only } = values

if (values.read !== undefined) {
  if (values.topics === undefined) {
    console.error('Name the topics that the pages are read for: --read <folder> --topics <topics.json>.')
    process.exit(2)
  }
  const { topics, date, editions } = values
  console.log(readingOf({ folder: values.read, topics, date, editions: Number(editions) }))
  process.exit()
}
if (values.sections !== undefined) {
  if (values.topics === undefined) {
    console.error(
      'Name the topics that the articles are to come under: --sections <articles.json> --topics <topics.json>.',
    )
    process.exit(2)
  }
  console.log(sectionsTable(values.sections, values.topics, values.misses === true))
  process.exit()
}
if (values.texts !== undefined) {
  const judged = judgeTexts(readTextPages(values.texts))
  console.log(textsTable(judged))
  if (values.misses === true) console.log(textMisses(judged))
  process.exit()
}
if (values.pages !== undefined || values.standalone !== undefined) {
  if (data !== undefined || gold !== undefined || only !== undefined || values.record === true) {
    console.error('A set by itself has no --data, --gold, --only and no --record; leave them out.')
    process.exit(2)
  }
  for (const file of [values.pages, values.labels, values.standalone]) {
    if (file === undefined || existsSync(file)) continue
    console.error(
      `There is no ${file}; name a file of the form that test/evaluate/${file === values.standalone ? 'standalone' : 'news-files'}.ts describes.`,
    )
    process.exit(2)
  }
  if (values.pages !== undefined) measureNews(values.pages)
  if (values.standalone !== undefined) measureStandalone(values.standalone)
  process.exit()
}
if (data === undefined || gold === undefined) {
  console.error('Name both folders: npm run evaluate -- --data <development sets> --gold <annotation of the seeds>.')
  process.exit(2)
}
for (const [folder, file] of [
  [data, 'sentences/golden-en-rules.json'],
  [gold, 'gold-seeds.json'],
] as const) {
  if (existsSync(join(folder, file))) continue
  console.error(`There is no ${file} in ${folder}; name the folder that holds it.`)
  process.exit(2)
}

const sets = readSets(data)
const annotation = readAnnotation(gold)
const seeds = readSeeds(annotation)
const groups: Record<string, () => Row[]> = {
  seeds: () => seedRows(annotation, seeds),
  sentences: () => sentenceRows(sets.goldenRules, annotation.sentences),
  pages: () => pageRows(sets.pages),
  metadata: () => metadataRows(sets.metadata),
  topics: () => topicRows(seeds),
  stories: () => storyRows(annotation, seeds),
  speakers: () => speakerRows(annotation.quotes, seeds.articles),
  segmentation: () => segmentationRows(sets.summaries),
  matters: () => [...matterRows(sets.backgrounds, sets.summaries), ...seedMatterRows(annotation, seeds)],
  news: () => newsRowsIn(join(data, 'news')),
  standalone: () => standaloneRowsIn(join(data, 'news')),
}
if (only !== undefined && groups[only] === undefined) {
  console.error(`There is no group "${only}"; there are ${Object.keys(groups).join(', ')}.`)
  process.exit(2)
}
if (only !== undefined && values.record === true) {
  console.error('Only the whole table is recorded; leave out --only or --record.')
  process.exit(2)
}
const wanted = Object.entries(groups).filter(([name]) => only === undefined || name === only)
const where = circumstances()
const measured = table(wanted.flatMap(([, rows]) => rows()))
console.log(measured)
if (values.record === true) {
  const command = 'npm run evaluate -- --data <sets> --gold test/gold --record'
  record({ name: 'evaluate', command, output: measured }, where)
}

function measureNews(pages: string): void {
  if (values.labels === undefined) {
    console.error('Name the labels of the pages: --pages <pages.jsonl.gz> --labels <stories.json>.')
    process.exit(2)
  }
  const choices = readNewsPages(pages).map(choiceOf)
  if (values.chosen !== undefined) {
    const chosen = choices.map(({ ours }) => ours)
    writeFileSync(values.chosen, `${JSON.stringify(chosen, null, 1)}\n`)
  }
  const judged = judge(readLabels(values.labels), choices)
  console.log([newsTable(judged), formsTable(judged), winsAndLosses(judged)].join('\n\n'))
  if (values.misses === true) console.log(missesOf(judged.ours))
}

function measureStandalone(file: string): void {
  const judged = judgeUnits(readStandalone(file))
  console.log(table(standaloneRows(judged)))
  if (values.misses === true) console.log(standaloneMisses(judged))
}

function newsRowsIn(folder: string): Row[] {
  const [pages, labels] = [join(folder, 'pages-dev.jsonl.gz'), join(folder, 'stories-dev.json')]
  if (!existsSync(pages) || !existsSync(labels)) return []
  return newsRows(judge(readLabels(labels), readNewsPages(pages).map(choiceOf)))
}

function standaloneRowsIn(folder: string): Row[] {
  const file = join(folder, 'standalone-dev.json')
  return existsSync(file) ? standaloneRows(judgeUnits(readStandalone(file))) : []
}
