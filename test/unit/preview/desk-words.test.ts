// What the desk tells an editor of its stories: which leads, and by its own script, after a save, where the story is
// now, in which form, and its matter.
import { parseHTML } from 'linkedom'
import { afterEach, expect, test, vi } from 'vitest'
import { noDecisions } from '../../../functions/edition/decisions/decisions.ts'
import { stories } from '../../../infra/preview/page/desk/stories.ts'
import { pageQueryFrom, wantedQuery } from '../../../infra/preview/query.ts'
import type { EditorsDesk, PrintedStory } from '../../../infra/preview/types.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const source = {
  article: 'a',
  page: 'p.txt',
  lines: [1],
  title: null,
  byline: [],
  publication: null,
  publishedOn: null,
}

const aStory = (id: string, rank: number, more: Partial<PrintedStory> = {}): PrintedStory => ({
  id,
  name: `The ${id}`,
  language: 'en',
  topics: ['Ports'],
  score: 1,
  source,
  text: 'The board of the port met.',
  matched: [],
  rank,
  form: 'story',
  headline: null,
  together: [],
  otherHeadlines: [],
  reprints: [],
  views: [],
  ...more,
})

/** The desk of an edition. */
function pageOf(desk: Partial<EditorsDesk>) {
  const whole = { week: '2026-W47', decisions: noDecisions, notes: [], printed: [], leftOut: [], aside: [], pages: [] }
  const pageQuery = pageQueryFrom(wantedQuery({ mail: 'briefing', edition: 1, reader: 1 }))
  const editing = { pageQuery, canUndo: true, standing: null, language: 'en', open: null }
  return parseHTML(`<html><body>${stories({ ...whole, ...desk }, null, editing).markup}</body></html>`).document
}

/** What is said of a story once this is the page. */
async function saidOf(story: string, act: string, desk: Partial<EditorsDesk>): Promise<string> {
  vi.stubGlobal('document', pageOf(desk))
  const script = new URL('../../../infra/preview/assets/desk.js', import.meta.url).href
  const { savedWords } = (await import(script)) as { savedWords: (act: string, story: string) => string }
  return savedWords(act, story)
}

const [ferry, bridge] = [aStory('ferry', 1), aStory('bridge', 2)]

test('after a move the editor is told the story’s number, and of a brief that it is in brief', async () => {
  expect(await saidOf('bridge', 'down', { printed: [ferry, bridge] })).toBe('Saved. “The bridge” is number 2 of 2.')
  const brief = { ...bridge, form: 'brief' } as const
  expect(await saidOf('bridge', 'as-brief', { printed: [ferry, brief] })).toBe(
    'Saved. “The bridge” is number 2 of 2, in brief.',
  )
})

test('after a join or a part the editor is told what the story’s matter is now', async () => {
  const joined = { ...bridge, together: ['The ferry', 'The quay'] }
  expect(await saidOf('bridge', 'join', { printed: [ferry, joined] })).toBe(
    'Saved. “The bridge” is number 2 of 2. Its matter: with “The ferry”; “The quay”.',
  )
  const decisions = { ...noDecisions, parted: ['bridge'] }
  expect(await saidOf('bridge', 'part', { printed: [ferry, bridge], decisions })).toBe(
    'Saved. “The bridge” is number 2 of 2. Its matter: its own, by you.',
  )
})

test('of a story that left the edition the editor is told what became of it', async () => {
  const waits = { ...bridge, obstacles: [{ setting: 'storiesPerTopic', limit: 3 }] } as never
  expect(await saidOf('bridge', 'join', { printed: [ferry], leftOut: [waits] })).toMatch(
    /^Saved\. “The bridge” waits: /,
  )
  const held = { ...bridge, as: 'hold' } as const
  expect(await saidOf('bridge', 'hold', { printed: [ferry], aside: [held] })).toBe(
    'Saved. “The bridge” is held for next week.',
  )
  expect(await saidOf('bridge', 'words', { printed: [ferry, bridge] })).toBe('Saved.')
})

test('the desk says that the lead opens the edition where it is not the first by rank', () => {
  const words = (printed: PrintedStory[]) =>
    pageOf({ printed }).querySelector('ol.printed')?.previousElementSibling?.textContent ?? ''
  const lead = { form: 'lead' } as const
  expect(words([aStory('ferry', 1), aStory('bridge', 2, lead)])).toContain('the one marked “lead” opens it')
  expect(words([aStory('ferry', 1, lead), aStory('bridge', 2)])).not.toContain('lead')
})
