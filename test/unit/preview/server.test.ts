// The editor's preview: the page, live reload, errors with file, line and reason, and nothing that leaves the machine.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Preview, startPreview } from '../../../infra/preview/server/server.ts'
import { type CopiedProject, copiedProject, projectFiles } from './copied-project.ts'
import { listenTo, type News } from './news.ts'

let project: CopiedProject
let preview: Preview
let news: News

beforeAll(async () => {
  project = copiedProject()
  preview = await startPreview({ root: project.root, port: 0, folder: project.root, firstWeek: '2026-W47' })
  news = await listenTo(preview.url)
})

afterAll(async () => {
  news.close()
  await preview.close()
  project.remove()
})

test('a port that something else uses is told with the command that takes another', async () => {
  const port = Number(new URL(preview.url).port)
  await expect(startPreview({ root: project.root, port, folder: project.root, firstWeek: '2026-W47' })).rejects.toThrow(
    `port ${port} is in use: stop what is using it, or run "npm run preview -- --port <port>"`,
  )
})

/** Without the number of saves told, which only grows. */
const get = async (path: string): Promise<string> =>
  (await (await fetch(preview.url + path)).text()).replace(/ data-told="\d+"/, '')

/** Saves, and answers the page as soon as the news of the save brings what is awaited. */
async function shownAfter(change: () => void, path: string, isIt: (page: string) => boolean): Promise<string> {
  change()
  for (;;) {
    await news.next()
    const page = unescaped(await get(path))
    if (isIt(page)) return page
  }
}

const has = (words: string) => (page: string) => page.includes(words)

const isWell = (page: string) => !page.includes('class="problem"')

describe('The page of the preview', () => {
  test('shows the mail, its subject, its weight against the budget, and each week of the seeds', async () => {
    const page = await get('/')
    const mail = await get('/mail.html?edition=1&reader=1')
    expect(mail).toContain('<h1')
    expect(page).toContain('of 81.9 KB HTML')
    expect(page).toContain('19 Nov 2026')
    expect(page).toContain('26 Nov 2026')
    expect(page).toContain('nothing new')
  })

  test('carries no inline script or style, and a policy that allows none', async () => {
    const answer = await fetch(`${preview.url}/?tab=stories`)
    const page = await answer.text()
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/)
  })

  test('a mail in a frame may load nothing at all', async () => {
    const policy = (await fetch(`${preview.url}/mail.html`)).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/https?:/)
  })

  test('answers to no other name than that of this machine', async () => {
    const { status } = await requestAs('attacker.example.com')
    expect(status).toBe(421)
  })

  test('refuses methods and addresses that it does not have, and answers a HEAD without a body', async () => {
    const statusOf = async (method: string, path: string) => (await fetch(preview.url + path, { method })).status
    expect(await statusOf('PUT', '/')).toBe(405)
    expect(await statusOf('POST', '/mail.html')).toBe(405)
    expect(await statusOf('GET', '/nowhere')).toBe(404)
    expect(await statusOf('HEAD', '/events')).toBe(404)
    const head = await fetch(`${preview.url}/mail.eml`, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, 'message/rfc822', ''])
  })

  test('another edition brings other stories, a reader of one’s own just their topics', async () => {
    const text = await get('/mail.txt?edition=2&reader=made&topic=belarus&zone=Asia/Tokyo&hour=9')
    expect(text).toContain('26 November 2026')
    expect(text).toContain('Belarus')
    expect(await get('/mail.txt?edition=1&reader=1')).not.toBe(text)
    expect(await get('/?edition=2&reader=made&topic=belarus&zone=Asia/Tokyo&hour=9')).toContain('09:00')
  })

  test('the mails to somebody who asks and confirms, as they are sent', async () => {
    const confirmation = await get('/mail.eml?mail=confirmation&reader=1')
    expect(confirmation).toContain('\r\nAuto-Submitted: auto-generated\r\n')
    expect(confirmation).not.toContain('List-Unsubscribe')
    expect(await get('/mail.txt?mail=confirmation')).toContain('https://news.example.com/confirm/preview.')
    expect(await get('/mail.eml?mail=welcome&edition=1')).toContain('\r\nList-Unsubscribe: <https://')
    expect(await get('/mail.txt?mail=welcome&edition=1')).toContain('26 November')
    expect(await get('/?mail=welcome&edition=1')).toContain('Confirmed by ada@example.com')
  })

  test('a reader who cannot be is refused with the reason', async () => {
    expect(await get('/?reader=made&topic=belarus&zone=Middle/Earth')).toContain('is not a known time zone')
  })

  test('says why each story is there and what waits', async () => {
    const page = await get('/?tab=stories&edition=1')
    expect(page).toContain('Words that matched')
    expect(page).toContain('the article’s title')
    expect(page).toMatch(/\d+ stories wait/)
    expect(page).toMatch(/Not used because<\/dt><dd>[a-z][^<]{20,}</)
  })

  test('shows headers, text and source as they are sent', async () => {
    expect(await get('/?tab=headers')).toContain('List-Unsubscribe-Post')
    expect(await get('/mail.eml')).toContain('\r\nMIME-Version: 1.0\r\n')
    expect(await get('/?tab=source')).toContain('&#60;h1')
  })

  test('says how to start the inbox when none runs, and sends nothing', async () => {
    expect(await get('/')).toContain('<code>npm start -- --folder .</code>')
    const answer = await fetch(`${preview.url}/send`, { method: 'POST' })
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('npm start')
  })

  test('another page cannot send through it', async () => {
    const headers = { origin: 'https://attacker.example.com' }
    expect((await fetch(`${preview.url}/send`, { method: 'POST', headers })).status).toBe(403)
  })
})

describe('A save shows by itself', () => {
  const saves: [string, string, string, string, string][] = [
    ['a template', 'templates/partials/story.hbs', '{{headline}}', 'Saved: {{headline}}', '/mail.html'],
    ['a message', 'templates/messages/en.json', 'View online', 'See it online', '/mail.html'],
    ['a template of the text part', 'templates/text/briefing.txt', '{{t "end"}}', 'In short', '/mail.txt'],
    ['the theme', 'templates/theme.json', '#a5281b', '#123456', '/mail.html'],
    [
      'a template of another mail',
      'templates/emails/welcome.mjml',
      '</mj-text>',
      'Just saved</mj-text>',
      '/mail.html?mail=welcome',
    ],
    ['the topics', projectFiles.topics, 'Turkey–Russia relations', 'Two old neighbours', '/mail.html'],
    ['the readers', projectFiles.readers, 'ada@example.com', 'zoe@example.com', '/'],
    ['the settings', 'cdk.json', '1 Example Street', '2 Example Street', '/mail.html'],
  ]

  test.each(saves)('%s', async (_, file, old, text, path) => {
    const source = project.read(file)
    const shown = text.replace('{{headline}}', '').replace('</mj-text>', '')
    expect(await get(path)).not.toContain(shown)
    await shownAfter(() => project.edit(file, old, text), path, has(shown))
    await shownAfter(
      () => project.save(file, source),
      path,
      (page) => !page.includes(shown),
    )
  })

  test('a seed page, and one that can no longer be read is named with the reason', async () => {
    const file = `${projectFiles.articles}/000_5c600ab61975111b.txt`
    const source = project.read(file)
    const before = await get('/?tab=stories')
    const refused = '000_5c600ab61975111b.txt: no article in it'
    const page = await shownAfter(() => project.save(file, 'Too little.\n'), '/?tab=stories', has(refused))
    expect(page).not.toBe(unescaped(before))
    await shownAfter(
      () => project.save(file, source),
      '/?tab=stories',
      (restored) => restored === unescaped(before),
    )
  })
})

describe('A mistake is named with file, line and reason, and the last good version stays', () => {
  const story = 'templates/partials/story.hbs'
  const end = 'templates/partials/end-of-briefing.hbs'
  const line = 'templates/partials/story-line.hbs'
  const mistakes: [string, string, string, string, string][] = [
    ['an unclosed block', story, '{{#each notes}}', '{{#each notes', 'Parse error'],
    ['a value that is not there', line, '{{lineLabel}}', '{{lineLable}}', 'is not a value that this template is given'],
    ['a partial that is not there', story, '{{> story-links}}', '{{> story-linkss}}', 'story-linkss'],
    ['a key of a message', end, '{{t "end-more"}}', '{{t "end-mroe"}}', 'has no "end-mroe"'],
    ['a colon in the messages', 'templates/messages/en.json', '"contents":', '"contents"', 'is not JSON'],
    ['a colour the theme lacks', end, 'theme.light.quiet', 'theme.light.quite', 'is not a text in theme.json'],
    ['raw output', line, '{{lineName}}', '{{{lineName}}}', 'unescaped output is banned'],
    ['a component MJML lacks', 'templates/emails/briefing.mjml', '<mj-column>', '<mj-colum>', 'mj-colum'],
    ['a topic', projectFiles.topics, '"id": "belarus"', '"id": "Bela Rus"', 'id must be lower-case letters'],
    ['a comma in the readers', projectFiles.readers, '"hour": 7,', '"hour": 7', 'is not JSON'],
    ['a setting', 'cdk.json', '"localHour": 7', '"localHour": 77', 'localHour'],
  ]

  test.each(mistakes)('%s', async (_, file, old, broken, reason) => {
    const good = await get('/mail.html')
    const source = project.read(file)
    const page = await shownAfter(() => project.edit(file, old, broken), '/', has('class="problem"'))
    const at = source.slice(0, source.indexOf(old)).split('\n').length
    // A missing comma or colon is met where the next sign stands.
    const lines = /comma/.test(_) ? [at + 1] : [at]
    expect(lines.map((number) => `${file}, line ${number}<`)).toContain(/<h2>(.*?<)\/h2>/.exec(page)?.[1])
    expect(page).toContain(reason)
    expect(page).toContain('Below is the last good version.')
    expect(await get('/mail.html')).toBe(good)
    await shownAfter(() => project.save(file, source), '/', isWell)
  })
})

function unescaped(page: string): string {
  return page.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
}

/** `fetch` does not let one choose the name. */
async function requestAs(host: string): Promise<{ status: number | undefined }> {
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    const sent = request(`${preview.url}/`, { headers: { host } }, (answer) => {
      answer.resume()
      resolve({ status: answer.statusCode })
    })
    sent.on('error', reject)
    sent.end()
  })
}
