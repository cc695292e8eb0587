// When the list that is shown stops, the preview keeps what it had, says so, and saves no decision anywhere else.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Bucket } from '../../../functions/adapters/services/s3.ts'
import { noDecisions } from '../../../functions/edition/decisions/decisions.ts'
import { findRunning } from '../../../infra/local/run/announcement.ts'
import { LocalFolder } from '../../../infra/local/run/local-folder.ts'
import type { Composer } from '../../../infra/preview/composer.ts'
import { inputPathsIn } from '../../../infra/preview/composing/input-paths.ts'
import { PreviewState } from '../../../infra/preview/composing/preview-state.ts'
import { applyOn } from '../../../infra/preview/desk/apply-form.ts'
import { decideOn } from '../../../infra/preview/desk/decide-form.ts'
import { saveDraft } from '../../../infra/preview/desk/draft.ts'
import { Desk } from '../../../infra/preview/desk/editors-desk.ts'
import type { ListPlace } from '../../../infra/preview/list/list-place.ts'
import { type FoundList, ListFinder, type LivingList } from '../../../infra/preview/list/living-list.ts'
import { page } from '../../../infra/preview/page/layout.ts'
import { pageQueryFrom } from '../../../infra/preview/query.ts'
import type { EditorsDesk } from '../../../infra/preview/types.ts'
import { FakeClock } from '../../support/fakes/fake-clock.ts'
import { aSubscriber, someSettings } from '../../support/samples/builders.ts'
import { sampleTopics } from '../../support/samples/sample.ts'
import { type CopiedProject, copiedProject, projectFiles } from './copied-project.ts'

const wanted = { mail: 'briefing', edition: 1, reader: 1 }
const week = '2026-W47'

let project: CopiedProject
let place: Extract<ListPlace, { kind: 'laptop' }>

beforeEach(() => {
  project = copiedProject()
  place = { kind: 'laptop', folder: join(project.root, 'harbour list') }
})

afterEach(() => project.remove())

/** A list of one reader and no page, which refuses every request once it has stopped. */
function livingList() {
  let runs = true
  const asked =
    <Result>(answer: () => Result) =>
    async () => {
      if (!runs) throw new Error('connect ECONNREFUSED 127.0.0.1')
      return answer()
    }
  const reader = aSubscriber({ id: 'harbour-reader', address: 'harbour@withheld.example' })
  const list = {
    settings: someSettings(),
    content: { list: asked(() => []), getText: asked(() => null) } as unknown as Bucket,
    articles: {
      topics: asked(() => sampleTopics().slice(0, 1)),
      stockState: asked(() => null),
      pages: asked(() => []),
    },
    editions: { list: asked(() => []) },
    readers: asked(() => [reader]),
    clock: new FakeClock('2026-11-17T12:00:00.000Z'),
    drafts: join(place.folder, 'drafts'),
  } as unknown as LivingList
  const finder: FoundList = { current: () => (runs ? list : null), hasStopped: () => !runs }
  return { list, finder, stop: () => (runs = false) }
}

describe('A list that stops while it is shown', () => {
  const stateOf = (finder: FoundList) => new PreviewState(inputPathsIn(project.root), undefined, place, finder)

  test('stays on the page as it was, and the page says that it stopped and how to start it', async () => {
    const { finder, stop } = livingList()
    const state = stateOf(finder)
    const before = await state.view(wanted)
    stop()
    state.listChanged(['articles', 'topics', 'decisions', 'editions', 'readers'])
    project.edit(projectFiles.topics, '"label"', '"label" ')
    state.changed([join(project.root, projectFiles.topics), join(project.root, 'cdk.json')])
    const after = await state.view(wanted)
    expect([before.problem, after.problem]).toEqual([null, null])
    expect(after.choices?.topics).toHaveLength(1)
    expect(after.choices?.readers).toEqual(before.choices?.readers)
    expect(after.choices?.editions).toEqual(before.choices?.editions)
    expect(after.shown?.reader.address).toBe('harbour@withheld.example')
    const pageQuery = pageQueryFrom(new URLSearchParams())
    const panel = { desk: null, open: null, canUndo: false, standing: null, checks: null, before: null }
    const words = page({ pageQuery, view: after, panel, inbox: null, told: 0, start: 'npm start' })
    expect(words).toContain('<h2>The list has stopped</h2>')
    expect(words).toContain('npm start -- --folder &#39;harbour list&#39;')
  })

  test('shows a template that is saved meanwhile', async () => {
    const { finder, stop } = livingList()
    const state = stateOf(finder)
    await state.view({ ...wanted, mail: 'confirmation' })
    stop()
    state.listChanged(['articles'])
    project.edit('templates/messages/en.json', '"Confirm your subscription"', '"Approve your subscription"')
    state.changed([join(project.root, 'templates/messages/en.json')])
    const { shown, problem } = await state.view({ ...wanted, mail: 'confirmation' })
    expect([problem, shown?.email?.text.includes('Approve')]).toEqual([null, true])
  })
})

describe('The desk of a list that has stopped', () => {
  const desk: Pick<EditorsDesk, 'week' | 'printed' | 'decisions'> = { week, printed: [], decisions: noDecisions }
  const composer = {
    desk: async () => desk,
    changed: async () => {},
    listChanged: async () => {},
  } as unknown as Composer
  const pageQuery = pageQueryFrom(new URLSearchParams('tab=stories'))
  const start = 'npm start -- --folder harbour'
  const openDesk = (finder: FoundList) =>
    new Desk({ place, finder, composer, folder: join(project.root, projectFiles.decisions), start })

  test('saves no decision, neither there nor among the files, and gives the words back', async () => {
    rmSync(join(project.root, projectFiles.decisions), { recursive: true, force: true })
    const { finder, stop } = livingList()
    const stopped = openDesk(finder)
    stop()
    const form = new URLSearchParams({ act: 'introduction', introduction: 'A quiet week on the quay.' })
    const answer = await decideOn(form, pageQuery, { composer, desk: stopped })
    const said = await answer.text()
    expect(answer.status).toBe(409)
    expect(said).toContain(`Nothing was saved: the list has stopped; start it again with "${start}" and try again`)
    expect(said).toContain('A quiet week on the quay.')
    expect(existsSync(join(project.root, projectFiles.decisions))).toBe(false)
    const applied = await applyOn(new URLSearchParams({ act: 'apply' }), pageQuery, { composer, desk: stopped })
    expect([applied.status, await applied.text()]).toEqual([409, expect.stringContaining('the list has stopped')])
  })

  test('keeps its draft for when the list runs again', async () => {
    const { list, finder, stop } = livingList()
    await saveDraft(list, week, { base: null, text: '{}' })
    const ofList = openDesk(finder)
    stop()
    expect(await ofList.standing(week)).toEqual({
      isDraft: true,
      isOvertaken: false,
      applied: null,
      hasStopped: true,
    })
  })
})

test('a list counts as stopped once its npm start has left, and not before one was found', () => {
  const finder = new ListFinder(place)
  expect([finder.current(), finder.hasStopped()]).toEqual([null, false])
  const folder = LocalFolder.open(place.folder, false)
  const at = 'http://127.0.0.1:9'
  const names = { editionsTable: 'e', deliveriesTable: 'd', subscribersTable: 's', contentBucket: 'c' }
  folder.announce({
    ...names,
    ...{ site: at, inbox: at, gateway: at, tables: at, messageQueue: at, seeds: place.folder, smtpPort: null },
    ...{ secrets: { links: '', origin: '', pepper: '' }, settings: someSettings(), functions: {}, tableNames: [] },
  })
  expect(findRunning(place.folder)).not.toBeNull()
  expect(finder.hasStopped()).toBe(false)
  folder.leave()
  expect([finder.hasStopped(), finder.current()]).toEqual([true, null])
  finder.close()
})
