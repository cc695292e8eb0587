// The editor's desk: what is decided is saved with the edition, shows at once, and can be taken back.
import { existsSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { noDecisions } from '../../../functions/edition/decisions/decisions.ts'
import { actIn } from '../../../infra/preview/desk/act.ts'
import { decisionsAfter } from '../../../infra/preview/desk/decisions-after.ts'
import { wantedQuery } from '../../../infra/preview/query.ts'
import { type Preview, startPreview } from '../../../infra/preview/server/server.ts'
import type { EditorsDesk } from '../../../infra/preview/types.ts'
import { type CopiedProject, copiedProject, projectFiles } from './copied-project.ts'
import { listenTo } from './news.ts'

let project: CopiedProject
let preview: Preview
const wanted = { mail: 'briefing', edition: 1, reader: 1 }
const file = `${projectFiles.decisions}/2026-W47.json`

beforeAll(async () => {
  project = copiedProject()
  preview = await startPreview({ root: project.root, port: 0, folder: project.root, firstWeek: '2026-W47' })
})

afterEach(() => decide({ act: 'clear' }))

afterAll(async () => {
  await preview.close()
  project.remove()
})

const get = async (path: string): Promise<string> => (await fetch(preview.url + path)).text()

function decide(form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams(form)
  return fetch(`${preview.url}/decide?edition=1&tab=stories`, { method: 'POST', body, headers, redirect: 'manual' })
}

async function desk(edition = 1): Promise<EditorsDesk> {
  const found = await preview.composer.desk({ ...wanted, edition })
  if (found === null) throw new Error('there is no desk')
  return found
}

const printed = async (edition = 1) => (await desk(edition)).printed.map(({ id }) => id)

describe('The editor', () => {
  test('sees of each page what is still to come of it, or why nothing is', async () => {
    const { pages } = await desk()
    expect(pages.length).toBeGreaterThan(0)
    for (const { words } of pages) expect(words).toMatch(/to expect, on|can give no story because|^refused: /)
    expect(await get('/?tab=stories&edition=1')).toContain(`<th scope="row">${pages[0]?.page}</th>`)
  })

  test('drops a story: it is in no edition any more, and the page comes back without a script', async () => {
    const [lead = ''] = await printed()
    const answer = await decide({ act: 'drop', story: lead })
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/?mail=briefing&edition=1&reader=1&tab=stories',
    ])
    expect(JSON.parse(project.read(file))).toEqual({ drop: [lead] })
    const { choices } = await preview.composer.view(wanted)
    for (const { number } of choices?.editions ?? []) expect(await printed(number)).not.toContain(lead)
    expect(await get('/?tab=stories&edition=1')).toContain('dropped for good')
  })

  test('moves a story to the top, and it leads the mail', async () => {
    const last = (await desk()).printed.at(-1)
    await decide({ act: 'lead', story: last?.id ?? '' })
    expect((await printed())[0]).toBe(last?.id)
    const body = (await get('/mail.html?edition=1&reader=1')).split('</head>')[1] ?? ''
    const shown = (await preview.composer.view(wanted)).shown?.email?.stories ?? []
    if (shown.includes(last?.id ?? '')) expect(shown[0]).toBe(last?.id)
    expect(body).not.toBe('')
  })

  test('draws a story to another place, tells it in brief and parts it, and all of it can be taken back', async () => {
    const [lead = '', , third = ''] = await printed()
    await decide({ act: 'place', story: third, to: '2' })
    expect((await printed())[1]).toBe(third)
    await decide({ act: 'as-brief', story: third })
    await decide({ act: 'part', story: third })
    expect((await desk()).printed.find(({ id }) => id === third)).toMatchObject({ form: 'brief', together: [] })
    await decide({ act: 'join', story: third, other: lead })
    expect(JSON.parse(project.read(file))).toMatchObject({ forms: { [third]: 'brief' }, joined: { [third]: lead } })
    await decide({ act: 'back', story: third, entry: 'joined' })
    await decide({ act: 'as-usual', story: third })
    expect(Object.keys(JSON.parse(project.read(file)))).toEqual(['order'])
  })

  test('sets subject and preheader, and the inbox row shows them', async () => {
    await decide({ act: 'words', subject: ' Set at\nthe desk ', preheader: 'And a line below' })
    const { subject, preheader } = (await preview.composer.view({ ...wanted, reader: everything })).shown?.email ?? {}
    expect([subject, preheader]).toEqual(['Set at the desk', 'And a line below'])
  })

  test('writes them in the language of the mail that is shown, and keeps those of the others', async () => {
    await decide({ act: 'words', subject: 'Set at the desk', preheader: '' })
    const reader = { ...everything, language: 'ar' }
    const query = wantedQuery({ ...wanted, reader })
    expect(await get(`/?tab=stories&${query}`)).toContain('Subject in Arabic')
    await decide({ act: 'words', language: 'ar', subject: 'موضوع من المكتب', preheader: '' })
    expect(JSON.parse(project.read(file))).toEqual({ subject: { en: 'Set at the desk', ar: 'موضوع من المكتب' } })
    const subjectFor = async (one: typeof everything) =>
      (await preview.composer.view({ ...wanted, reader: one })).shown?.email?.subject
    expect([await subjectFor(everything), await subjectFor(reader)]).toEqual(['Set at the desk', 'موضوع من المكتب'])
    await decide({ act: 'words', subject: '', preheader: '' })
    expect(JSON.parse(project.read(file))).toEqual({ subject: { ar: 'موضوع من المكتب' } })
  })

  test('takes the last decision back, and all of them', async () => {
    const before = await printed()
    await decide({ act: 'drop', story: before[0] ?? '' })
    await decide({ act: 'hold', story: before[1] ?? '' })
    await decide({ act: 'undo' })
    expect(JSON.parse(project.read(file))).toEqual({ drop: [before[0]] })
    await decide({ act: 'clear' })
    expect(await printed()).toEqual(before)
    expect(project.read(file)).toBe('{}\n')
  })

  test('is told which decisions had no effect, and why', async () => {
    await decide({ act: 'drop', story: 'no-such-story' })
    const page = await get('/?tab=stories&edition=1')
    expect(page).toContain('<code>drop: no-such-story</code> no story has this id')
  })

  test('who holds back every story can take that back as well', async () => {
    while ((await printed()).length > 0) for (const story of await printed()) await decide({ act: 'drop', story })
    expect(await get('/?tab=stories&edition=1')).toContain('Undo all decisions')
  })

  test('what cannot be saved is refused with the reason, and nothing changes', async () => {
    const before = existsSync(`${project.root}/${file}`) ? project.read(file) : null
    const answer = await decide({ act: 'words', subject: 'x'.repeat(200), preheader: '' })
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('The subject is longer than 120 characters')
    expect((await decide({ act: 'unheard-of', story: 'a' })).status).toBe(400)
    expect((await decide({ act: 'drop', story: 'x'.repeat(70_000) })).status).toBe(413)
    expect(existsSync(`${project.root}/${file}`) ? project.read(file) : null).toBe(before)
  })

  test('another page cannot decide', async () => {
    const answer = await decide({ act: 'drop', story: 'a' }, { origin: 'https://attacker.example.com' })
    expect(answer.status).toBe(403)
  })

  test('a file written by hand shows by itself; a mistake in it is named with its line', async () => {
    const news = await listenTo(preview.url)
    project.save(file, '{\n  "drop": [],\n  "hold": "the second"\n}\n')
    let page = ''
    while (!page.includes('class="problem"')) {
      await news.next()
      page = await get('/')
    }
    expect(page).toContain(`<h2>${file}, line 3</h2>`)
    project.save(file, '{}\n')
    while (page.includes('class="problem"')) {
      await news.next()
      page = await get('/')
    }
    news.close()
  })
})

describe('What the editor writes', () => {
  const open = (story: string) => get(`/?tab=stories&edition=1&story=${story}`)
  const keysIn = (page: string) =>
    Array.from(page.matchAll(/name="sentence" value="([^"]+)" id="[^"]+"( checked)?( disabled)?/g), (found) => ({
      key: found[1] ?? '',
      isPrinted: found[2] !== undefined,
      isBarred: found[3] !== undefined,
    }))
  const seenIn = (page: string, form: string) =>
    new RegExp(`id="${form}">\\s*<input type="hidden" name="seen" value="([^"]+)"`).exec(page)?.[1] ?? ''
  const cut = async (story: string, keys: string[]) => {
    const query = new URLSearchParams({ edition: '1', story })
    for (const key of keys) query.append('sentence', key)
    return (await fetch(`${preview.url}/cut?${query}`)).json() as Promise<{ isFine: boolean; said: string }>
  }

  test('is marked in the email at once, and each can be taken out alone', async () => {
    const [story = ''] = await printed()
    await decide({ act: 'introduction', introduction: ' A quiet week\non the rivers. ' })
    await decide({ act: 'own-headline', story, own: 'Two towns, one bridge' })
    const answer = await decide({ act: 'note', story, note: 'We asked the port for its figures.' })
    expect(answer.headers.get('location')).toMatch(new RegExp(`#note-of-${story}$`))
    const text = (await preview.composer.view({ ...wanted, reader: everything })).shown?.email?.text ?? ''
    for (const words of [
      'From the editor: A quiet week on the rivers.',
      'Headline by the editor',
      'Editor’s note: We asked',
    ])
      expect(text.replace(/\s+/g, ' ')).toContain(words)
    for (const act of ['no-introduction', 'no-own-headline', 'no-note']) await decide({ act, story })
    expect(project.read(file)).toBe('{}\n')
  })

  test('is text, whatever it looks like, and refused where it would turn other words', async () => {
    const [story = ''] = await printed()
    await decide({ act: 'note', story, note: '<script>alert(1)</script> & "more"' })
    const pages = [await get('/?tab=stories&edition=1'), await get('/mail.html?edition=1&reader=1')]
    for (const page of pages) expect(page).not.toContain('<script>alert')
    const turned = await decide({ act: 'note', story, note: 'The price \u202e.won si' })
    expect([turned.status, await turned.text()]).toEqual([409, expect.stringContaining('turns the direction of text')])
    expect((await decide({ act: 'own-headline', story, own: 'A \u2067 headline' })).status).toBe(409)
  })

  test('has 60 words at most; what was written comes back with the refusal', async () => {
    const long = `${'word '.repeat(60)}Zenith`
    const answer = await decide({ act: 'introduction', introduction: long })
    expect(await answer.text()).toMatch(
      /^Nothing was saved: The introduction has more than 60 words; shorten it\n[\s\S]*Zenith/,
    )
  })

  test('other sentences of the article stand in place of the excerpt where the promises hold', async () => {
    const story = (await printed()).at(-1) ?? ''
    const keys = keysIn(await open(story))
    const from = keys.findIndex(({ isPrinted }) => isPrinted)
    const two = keys.slice(from, from + 2).map(({ key }) => key)
    expect(await cut(story, two)).toMatchObject({
      isFine: true,
      said: expect.stringMatching(/^2 sentences, \d+ of at most/),
    })
    const form = new URLSearchParams({ act: 'sentences', story })
    for (const key of two) form.append('sentence', key)
    const url = `${preview.url}/decide?edition=1&tab=stories&story=${story}`
    const answer = await fetch(url, { method: 'POST', body: form, redirect: 'manual' })
    expect(answer.headers.get('location')).toBe(`/?mail=briefing&edition=1&reader=1&tab=stories#story-${story}`)
    expect(keysIn(await open(story)).flatMap(({ key, isPrinted }) => (isPrinted ? [key] : []))).toEqual(two)
    expect(await get('/?tab=stories&edition=1')).toContain('your cut')
    await decide({ act: 'no-sentences', story })
    expect(project.read(file)).toBe('{}\n')
  })

  test('and are refused at once, with the reason, where one does not', async () => {
    const [story = ''] = await printed()
    const keys = keysIn(await open(story)).flatMap(({ key, isBarred }) => (isBarred ? [] : [key]))
    const [first = '', second = ''] = keys
    expect((await cut(story, [first])).said).toContain('Not possible: tick two to four sentences')
    expect((await cut(story, [first, keys.at(-1) ?? ''])).said).toMatch(
      /Not possible: .*(paragraphs|section|neighbours)/,
    )
    expect((await cut(story, [first, `${second.slice(0, -8)}00000000`])).said).toContain('the page was changed since')
    const saved = await decide({ act: 'sentences', story, sentence: first })
    expect([saved.status, await saved.text()]).toEqual([409, expect.stringContaining('tick two to four sentences')])
    expect((await fetch(`${preview.url}/cut?story=nobody`)).status).toBe(404)
  })

  test('in one window does not undo what was decided in another', async () => {
    const [story = '', other = ''] = await printed()
    const page = await get('/?tab=stories&edition=1')
    const [seen, elsewhere] = [story, other].map((id) => seenIn(page, `note-form-${id}-en`))
    await decide({ act: 'note', story, note: 'The first window.', seen: seen ?? '' })
    const late = await decide({ act: 'note', story, note: 'The second window.', seen: seen ?? '' })
    expect([late.status, await late.text()]).toEqual([
      412,
      expect.stringContaining('decided anew since you opened the page'),
    ])
    expect((await decide({ act: 'note', story: other, note: 'Another story.', seen: elsewhere ?? '' })).status).toBe(
      303,
    )
    const notes = { [story]: 'The first window.', [other]: 'Another story.' }
    expect(JSON.parse(project.read(file))).toEqual({ notes })
  })

  test('at the same instant for two stories stands for both', async () => {
    const [story = '', other = ''] = await printed()
    await Promise.all([story, other].map((one) => decide({ act: 'note', story: one, note: 'At once.' })))
    expect(JSON.parse(project.read(file))).toEqual({ notes: { [story]: 'At once.', [other]: 'At once.' } })
  })
})

const everything = {
  address: 'you@example.com',
  topics: ['turkey-russia', 'south-caucasus', 'central-asia', 'belarus', 'mena', 'energy-trade', 'csto-near-abroad'],
}

describe('One click', () => {
  const now = ['a', 'b', 'c', 'd']
  test.each([
    ['up', 'c', [], ['a', 'c', 'b']],
    ['down', 'a', [], ['b', 'a']],
    ['up', 'a', [], ['a']],
    ['down', 'd', ['a'], ['a', 'b', 'c', 'd']],
    ['lead', 'd', ['a', 'b'], ['d', 'a', 'b']],
    ['print', 'x', ['a'], ['a', 'x']],
    ['up', 'b', ['x', 'a'], ['b', 'a', 'x']],
    ['drop', 'a', ['a', 'b'], ['b']],
  ])('%s of %s with the order %j makes it %j', (act, story, order, made) => {
    const form = actIn(new URLSearchParams({ act, story }))
    if (form === null) throw new Error('the form was not understood')
    expect(decisionsAfter({ ...noDecisions, order }, form, now, noDecisions).order).toEqual(made)
  })

  test('the usual headline is no decision', () => {
    const chosen = { ...noDecisions, headlines: { a: 'Another' } }
    expect(decisionsAfter(chosen, { act: 'headline', story: 'a', text: '' }, now, noDecisions)).toEqual(noDecisions)
  })
})
