// `npm run evaluate -- --data <folder> --gold <folder>`: measures the content engine on development sets that the
// product itself never needs, and prints one table. `--only <group>` measures one group, e.g. `metadata`; `--record`
// writes the whole table into docs/figures.md.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { circumstances, record } from '../support/figures.ts'
import { readSets } from './files.ts'
import { readAnnotation, readSeeds } from './gold.ts'
import { metadataRows, pageRows } from './pages.ts'
import { seedRows } from './seeds.ts'
import { segmentationRows } from './segmentation.ts'
import { sentenceRows } from './sentences.ts'
import { speakerRows } from './speakers.ts'
import { storyRows } from './stories.ts'
import { summaryRows } from './summaries.ts'
import { type Row, table } from './table.ts'
import { topicRows } from './topics.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    gold: { type: 'string' },
    only: { type: 'string' },
    record: { type: 'boolean' },
  },
})
const { data, gold, only } = values

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
  summaries: () => summaryRows(sets.summaries, sets.backgrounds),
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
