// What is read of pages can be compared with what people say is their text, by anybody who has such pages.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { judgeTexts, textMisses, textsTable } from '../evaluate/lost-text.ts'
import { readTextPages } from '../evaluate/text-sets.ts'

const folder = mkdtempSync(join(tmpdir(), 'texts-'))
afterAll(() => rmSync(folder, { recursive: true }))

const paragraphs = [
  'The harbour council of Millport agreed on Monday to rebuild the old ferry pier before the winter storms begin.',
  'Engineers had warned in March that two of its eleven oak pillars no longer carry the weight of a loaded lorry.',
  'Work will begin in September and cost about four million pounds, half of which the county has promised to pay.',
  'Until then lorries must use the northern landing, which adds almost forty minutes to every crossing to the island.',
]
const quoted = 'We have waited nine years for this pier and we will not wait for a tenth one, whatever it costs.'
const page = (extra = '') =>
  `<html><head><title>Pier to be rebuilt</title></head><body><h1>Pier to be rebuilt</h1><article>${paragraphs
    .map((text) => `<p>${text}</p>`)
    .join('')}${extra}</article></body></html>`
const inFile = (name: string, records: object[]) => {
  const file = join(folder, name)
  const text = records.map((one) => JSON.stringify(one)).join('\n')
  writeFileSync(file, name.endsWith('.gz') ? gzipSync(text) : text)
  return file
}
const unread = 'A line that a person found on another version of this page, and that nobody can read there now.'

it('a line of a person’s extract is lost if nothing like it was read, and a line of ours that is not in it is foreign', () => {
  const file = inFile('pages.jsonl.gz', [
    { id: 'whole', html: page(), extracts: [{ title: 'Pier to be rebuilt', lines: paragraphs }] },
    { id: 'more', html: page(), extracts: [{ title: null, lines: [...paragraphs.slice(1), unread] }] },
  ])
  const [whole, more] = judgeTexts(readTextPages(file))
  expect(whole).toMatchObject({ wanted: 4, ours: { lost: [], foreign: [] }, readability: { lost: [] } })
  expect(more).toMatchObject({ ours: { lost: [unread], foreign: [paragraphs[0]] } })
})

it('of several extracts the one of this version of the page counts, and a page with none of it is left out', () => {
  const lines = (some: string[]) => ({ title: null, lines: some })
  const file = inFile('versions.jsonl', [
    { id: 'one', html: page(), extracts: [lines([unread]), lines(paragraphs)] },
    { id: 'none', html: page(), extracts: [lines([unread])] },
  ])
  expect(judgeTexts(readTextPages(file)).map(({ id, ours }) => [id, ours.lost.length])).toEqual([['one', 0]])
})

it('what is lost is told apart: what is known as the words of others, and what Readability loses, too', () => {
  const file = inFile('quoted.jsonl', [
    {
      id: 'pier',
      html: page(`<blockquote><p>${quoted}</p></blockquote>`),
      extracts: [{ title: 'Pier to be rebuilt', lines: [...paragraphs, quoted, unread] }],
    },
  ])
  const judged = judgeTexts(readTextPages(file))
  expect(textsTable(judged)).toMatch(/^lost, of 6 {2,}\d {2,}1$/m)
  expect(textsTable(judged)).toMatch(/^ {2}kept as the words of others {2,}1$/m)
  expect(textMisses(judged)).toContain(`lost by both (no record) pier | ${unread}`)
})

it('passages that must and must not be read are counted in the form of their public benchmark', () => {
  const set = join(folder, 'passages')
  mkdirSync(join(set, 'cache'), { recursive: true })
  writeFileSync(join(set, 'cache', 'pier.html'), page())
  const record = {
    file: 'pier.html',
    with: ['eleven oak pillars', 'no such words'],
    without: ['a loaded lorry', 'Share'],
  }
  const absent = { file: 'absent.html', with: ['x'], without: [] }
  writeFileSync(
    join(set, 'evaldata.json'),
    JSON.stringify({ 'https://example.com/pier': record, 'https://example.com/absent': absent }),
  )
  expect(judgeTexts(readTextPages(set))).toMatchObject([
    { wanted: 2, unwanted: 2, ours: { lost: ['no such words'], foreign: ['a loaded lorry'] } },
  ])
})

it('bodies by id and bodies by publisher are read in the form of their public benchmarks', () => {
  const bodies = join(folder, 'bodies')
  mkdirSync(join(bodies, 'html'), { recursive: true })
  writeFileSync(join(bodies, 'html', 'a1.html.gz'), gzipSync(page()))
  writeFileSync(join(bodies, 'ground-truth.json'), JSON.stringify({ a1: { articleBody: paragraphs.join('\n') } }))
  const publishers = join(folder, 'publishers')
  mkdirSync(join(publishers, 'uk'), { recursive: true })
  writeFileSync(join(publishers, 'uk', 'Gazette_2026_01_02.html.gz'), gzipSync(page()))
  const body = { summary: paragraphs.slice(0, 1), sections: [{ headline: [], paragraphs: paragraphs.slice(1) }] }
  writeFileSync(join(publishers, 'uk', 'Gazette.json'), JSON.stringify({ V1: { title: 'Pier to be rebuilt', body } }))
  const records = join(folder, 'records')
  mkdirSync(join(records, 'ground-truth'), { recursive: true })
  mkdirSync(join(records, 'html'))
  for (const [id, primary] of [
    ['0001', 'article'],
    ['0002', 'forum'],
  ]) {
    writeFileSync(join(records, 'html', `${id}.html.gz`), gzipSync(page()))
    const truth = { title: 'Pier to be rebuilt', main_content: paragraphs.join('\n\n') }
    const record = { url: 'https://example.com/', _internal: { page_type: { primary } }, ground_truth: truth }
    writeFileSync(join(records, 'ground-truth', `${id}.json`), JSON.stringify(record))
  }
  for (const set of [bodies, publishers, records])
    expect(judgeTexts(readTextPages(set))).toMatchObject([{ wanted: 4, ours: { lost: [], foreign: [] } }])
})

it('a story with a sentence that is in no extract is counted', () => {
  const file = inFile('stories.jsonl', [
    { id: 'pier', html: page(), extracts: [{ title: 'Pier to be rebuilt', lines: paragraphs.slice(1) }] },
  ])
  const judged = judgeTexts(readTextPages(file))
  expect(judged[0]?.stories.some(({ foreign }) => foreign[0] === paragraphs[0])).toBe(true)
  expect(textsTable(judged)).toMatch(/^stories with a foreign sentence {2,}1/m)
})
