// What is made anew after a save, what the editor is told of stories that wait, and the list of pictures.
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readArguments } from '../../../infra/preview/arguments.ts'
import { inputPathsIn } from '../../../infra/preview/composing/input-paths.ts'
import { mailKinds } from '../../../infra/preview/composing/mails.ts'
import { PreviewState } from '../../../infra/preview/composing/preview-state.ts'
import { picturesOf } from '../../../infra/preview/pictures/export.ts'
import { addressOf, pageQueryFrom } from '../../../infra/preview/query.ts'
import { treated } from '../../../infra/preview/treatment.ts'
import { type CopiedProject, copiedProject, projectFiles } from './copied-project.ts'

let project: CopiedProject
let state: PreviewState
const wanted = { mail: 'briefing', edition: 1, reader: 1 }

beforeAll(() => {
  project = copiedProject()
  for (const name of pageFiles()) {
    const file = `templates/pages/${name}`
    project.save(file, `${project.read(file)}<!-- of ${name} -->`)
  }
  state = new PreviewState(inputPathsIn(project.root), '2026-W47')
})

afterAll(() => project.remove())

const filesIn = (folder: string, ending: string) =>
  readdirSync(join(project.root, 'templates', folder)).filter((name) => name.endsWith(ending))
const pageFiles = () => filesIn('pages', '.hbs')

describe('The state of the preview', () => {
  test('reads no page again when a template or the topics change, and just the one that did', async () => {
    await state.view(wanted)
    const read = state.pagesExamined
    expect(read).toBeGreaterThan(0)
    state.changed([`${project.root}/templates/partials/story.hbs`, `${project.root}/${projectFiles.topics}`])
    await state.view(wanted)
    expect(state.pagesExamined).toBe(read)
    project.save(`${projectFiles.articles}/one-more.txt`, 'Nothing to quote.\n')
    state.changed([`${project.root}/${projectFiles.articles}/one-more.txt`])
    await state.view(wanted)
    expect(state.pagesExamined).toBe(read + 1)
  })

  test.each(['missing', 'empty'])('has one edition with nothing new where the folder of pages is %s', async (state) => {
    const bare = copiedProject()
    try {
      rmSync(join(bare.root, projectFiles.articles), { recursive: true })
      if (state === 'empty') mkdirSync(join(bare.root, projectFiles.articles))
      const { choices, problem } = await new PreviewState(inputPathsIn(bare.root), '2026-W47').view(wanted)
      expect(problem).toEqual(null)
      expect(choices?.editions.map(({ number, stories }) => [number, stories])).toEqual([[1, 0]])
    } finally {
      bare.remove()
    }
  })

  test('checks an email once, and anew when something has changed', async () => {
    const checks = await state.checks(wanted)
    expect(checks?.looks?.clients.known.length).toBeGreaterThan(0)
    expect(await state.checks({ ...wanted })).toBe(checks)
    state.changed([`${project.root}/templates/partials/story.hbs`])
    const anew = await state.checks(wanted)
    expect(anew).not.toBe(checks)
    expect(anew).toEqual(checks)
  })

  test('no story is printed in two editions, and each edition ends when the stock is dry', async () => {
    const { choices } = await state.view(wanted)
    const numbers = choices?.editions.map(({ number }) => number) ?? []
    const desks = await Promise.all(numbers.map((edition) => state.desk({ ...wanted, edition })))
    const printed = desks.flatMap((desk) => desk?.printed.map(({ id }) => id) ?? [])
    expect(new Set(printed).size).toBe(printed.length)
    expect(choices?.editions.at(-1)?.stories).toBe(0)
  })

  test('shows every page of the templates, in every state and in each language of the list, and the feeds', async () => {
    const { choices } = await state.view(wanted)
    const used = new Set<string>()
    for (const { id } of choices?.pages ?? [])
      for (const language of choices?.languages ?? []) {
        const shown = await state.site({ wanted, page: id, language })
        expect(shown?.body.trim(), `${id} in ${language}`).toMatch(/^[<{]/)
        if (shown?.type.startsWith('text/html'))
          expect(shown.body).toContain(`lang="${id === 'not-found' ? 'en' : language}"`)
        for (const [, name = ''] of shown?.body.matchAll(/<!-- of (\S+) -->/g) ?? []) used.add(name)
      }
    expect([...used].sort()).toEqual(pageFiles().sort())
    expect(await state.site({ wanted, page: 'nothing', language: null })).toBeNull()
  })

  test('shows an email of every template', () => {
    const templates = filesIn('emails', '.mjml').filter((name) => name !== 'head.mjml')
    const shown = new Set(mailKinds.map(({ id }) => `${id.split('-', 1)[0]}.mjml`))
    expect([...shown].sort()).toEqual(templates.sort())
  })

  test('names what stands in the way of every story that waits', async () => {
    const desk = await state.desk(wanted)
    const { shown } = await state.view(wanted)
    expect(desk?.leftOut.filter(({ obstacles }) => obstacles.length === 0)).toEqual([])
    expect(desk?.leftOut.length).toBeGreaterThanOrEqual(shown?.edition.waiting ?? 0)
  })

  test('the sections of a briefing add up to about its HTML', async () => {
    const email = (await state.view(wanted)).shown?.email
    const sum = email?.sections.reduce((bytes, section) => bytes + section.bytes, 0) ?? 0
    expect(Math.abs(sum - (email?.htmlBytes ?? 0))).toBeLessThan(1500)
  })

  test('a fortnightly reader catches up on the edition that was not theirs', async () => {
    const reader = { address: 'you@example.com', topics: ['turkey-russia'], cadence: 'fortnightly' as const }
    const phases = await Promise.all(
      ([0, 1] as const).map((phase) => state.view({ mail: 'briefing', edition: 2, reader: { ...reader, phase } })),
    )
    expect(phases.filter(({ shown }) => shown?.notice?.includes('due in the other weeks'))).toHaveLength(1)
    const due = phases.find(({ shown }) => shown?.notice === null)?.shown?.email
    const weekly = (await state.view({ mail: 'briefing', edition: 2, reader: { ...reader, cadence: 'weekly' } })).shown
    expect(due?.stories.length).toBeGreaterThan(weekly?.email?.stories.length ?? 0)
  })

  test('pictures are listed for every email, width, colour scheme and treatment, each with a name of its own', async () => {
    const pictures = await picturesOf({ composer: stateAsComposer() }, 1)
    const names = pictures.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('briefing-2026-W47-375-dark.png')
    expect(names).toContain('welcome-2026-W47-1024-light.png')
    const looks = ['light', 'dark', 'styles-stripped', 'forced-dark', 'images-off']
    const views = [320, 375, 600, 1024].flatMap((width) => looks.map((look) => `${width}-${look}`))
    const confirmation = names.filter((name) => name.startsWith('confirmation-2026-W47-'))
    expect(confirmation.toSorted()).toEqual(
      [...views, 'text', 'inbox-row'].map((view) => `confirmation-2026-W47-${view}.png`).toSorted(),
    )
  })
})

function stateAsComposer() {
  return {
    view: state.view.bind(state),
    desk: state.desk.bind(state),
    article: state.article.bind(state),
    cut: state.cut.bind(state),
    checks: state.checks.bind(state),
    site: state.site.bind(state),
    changed: async (paths: string[]) => state.changed(paths),
    listChanged: async () => {},
    close: async () => {},
  }
}

describe('The address of the page', () => {
  test.each([
    '/?mail=briefing&edition=1&reader=1',
    '/?mail=welcome&edition=3&reader=2&tab=checks',
    '/?mail=briefing&edition=1&reader=made&topic=belarus&topic=mena&zone=Asia%2FTokyo&hour=9&cadence=fortnightly&phase=1',
    '/?mail=briefing&edition=2&reader=1&width=320&width=1024&scheme=light&scheme=dark&treatment=forced+dark&beside=yes',
  ])('%s is read and written alike', (address) => {
    expect(addressOf(pageQueryFrom(new URL(address, 'http://127.0.0.1').searchParams))).toBe(address)
  })

  test('what makes no sense is put right, not shown as an error', () => {
    const pageQuery = pageQueryFrom(new URLSearchParams('edition=-3&width=9&tab=x&treatment=y&reader=0'))
    expect(pageQuery).toMatchObject({
      tab: 'mail',
      widths: [375, 600],
      treatment: 'as sent',
      wanted: { edition: 1, reader: 1 },
    })
  })
})

test('stripping the style sheets leaves the mail and its own styles', () => {
  const mail = '<head><style type="text/css">a{color:red}</style></head><p style="margin:0">x</p>'
  expect(treated(mail, 'styles stripped')).toBe('<head></head><p style="margin:0">x</p>')
  expect(treated(mail, 'as sent')).toBe(mail)
})

test.each([
  [['--port', 'x'], '--port is "x"'],
  [['--week', '2026-W60'], 'such as 2026-W47'],
  [['--reader', '0'], '--reader is "0"'],
  [['--folder', 'news', '--profile', 'p'], '--folder and --profile name two lists: leave one out'],
  [['--colour'], '--colour'],
])('the command line %j is refused with the remedy', (given, reason) => {
  expect(() => readArguments(given)).toThrow(reason)
})
