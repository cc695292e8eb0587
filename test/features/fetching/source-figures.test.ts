// What each source contributed to an edition, and which need attention: in its record, its proof and the operator's
// mails.
import { expect, it } from 'vitest'
import type { SourceFigures } from '../../../functions/edition/reports/source-figures.ts'
import { newSourceState } from '../../../functions/sources/state.ts'
import type { SourceState } from '../../../functions/sources/types.ts'
import { composeEdition } from '../../../functions/use-cases/composing/compose-edition.ts'
import { bodiesOf } from '../../mail/bodies.ts'
import { anEdition, someSettings } from '../../support/samples/builders.ts'
import { readTemplates } from '../../support/samples/templates.ts'
import { aSource } from '../../support/worlds/fetch-world.ts'
import { asked, MessageWorld } from '../../support/worlds/message-world.ts'
import { ferryTopics, gazette, SourcesCommand } from '../../support/worlds/sources-command.ts'

const dead = aSource({ id: 'dead', url: 'https://dead.example.com/feed' })
const gone: SourceState = {
  ...newSourceState(dead.url, new Date('2026-11-01T00:00:00Z')),
  version: 1,
  trouble: { since: '2026-11-19T00:00:00.000Z', kind: '410', detail: 'it answers 410' },
}

it('an edition says of each source what was read and printed of it, and why one brings nothing', async () => {
  const command = new SourcesCommand()
  const { fakes, world } = command
  command.deploy(gazette)
  await command.told({ command: 'fetch', id: 'gazette' })
  await command.ingest()
  for (const n of [1, 2, 3])
    await fakes.articles.savePage({
      ...{ name: `wall/2026-11-1${n}-a.html`, hash: null, status: 'refused', reason: 'it is no article' },
      ...{ articles: 0, passages: 0, dropped: 0 },
    })
  fakes.templates.templates = readTemplates()
  fakes.articles.taxonomy = ferryTopics
  fakes.list.sources = [aSource(), dead, aSource({ id: 'wall', url: 'https://wall.example.com/feed' })]
  fakes.sources = world.sources
  await world.sources.saveState('dead', gone, null)
  await composeEdition(fakes, someSettings(), { week: '2026-W48' })
  const record = await fakes.editions.find('2026-W48')
  const { stories = 0 } = record ?? {}
  expect(stories).toBeGreaterThan(0)
  expect(record?.sources).toEqual({
    count: 3,
    articles: 3,
    stories,
    listed: [
      { source: 'dead', articles: 0, stories: 0, trouble: 'dead: it is gone for good (410)' },
      { source: 'wall', articles: 0, stories: 0, trouble: 'refused: no page of its last 3 can be used' },
      { source: 'gazette', articles: 3, stories, trouble: null },
    ],
    mistakes: [],
  })
  expect((await fakes.editions.proof('2026-W48', record?.contentHash ?? ''))?.sources).toEqual(record?.sources)
})

it('a list of sources that cannot be read holds up no edition', async () => {
  const { fakes } = new SourcesCommand()
  fakes.templates.templates = readTemplates()
  fakes.list.read = async () => {
    throw new Error('sources.json cannot be used')
  }
  expect(await composeEdition(fakes, someSettings(), { week: '2026-W48' })).toMatchObject({ outcome: 'empty' })
})

it('sources that need somebody are told by an alert where there is no proof, with what to do', async () => {
  const sources: SourceFigures = {
    ...{ count: 2, articles: 3, stories: 1, mistakes: [] },
    listed: [
      { source: 'dead', articles: 0, stories: 0, trouble: 'dead: it is gone for good (410)' },
      { source: 'gazette', articles: 3, stories: 1, trouble: null },
    ],
  }
  const world = new MessageWorld()
  await world.ports.editions.create(anEdition({ status: 'composed', sources }))
  await world.ask({ kind: 'alert', edition: '2026-W47', at: asked, about: 'sources' })
  await world.workOff()
  const { text } = bodiesOf(world.mails[0]?.raw ?? '')
  expect(text).toContain('1 source needs a look')
  expect(text.replace(/\s+/g, ' ')).toContain('dead: dead: it is gone for good (410)')
  expect(text).toContain('npm run sources -- check dead')
})

it('what the list says of a source by then holds for what was fetched before', async () => {
  const command = new SourcesCommand()
  const { fakes, world } = command
  command.deploy(gazette)
  await command.told({ command: 'fetch', id: 'gazette' })
  await command.ingest()
  fakes.templates.templates = readTemplates()
  fakes.articles.taxonomy = [...ferryTopics, { id: 'given', label: 'Given', definition: 'By hand', terms: [] }]
  fakes.sources = world.sources
  fakes.list.sources = [aSource({ id: 'gazette', topics: ['given'], quote: 30 })]
  await composeEdition(fakes, someSettings(), { week: '2026-W48' })
  const { contentHash } = (await fakes.editions.find('2026-W48')) ?? {}
  const document = await fakes.editions.document('2026-W48', contentHash ?? '')
  const stories = document.sections.flatMap((section) => section.stories)
  expect(stories.length).toBeGreaterThan(0)
  for (const { topics, sentences } of stories) {
    expect(topics).toContain('given')
    expect(
      sentences
        .map(({ text }) => text)
        .join(' ')
        .split(' ').length,
    ).toBeLessThanOrEqual(30)
  }
  fakes.list.sources = [aSource({ id: 'gazette', freshFor: '1d' })]
  const composed = await composeEdition(fakes, someSettings(), { week: '2026-W48', again: true })
  expect(composed).toMatchObject({ outcome: 'empty' })
})
