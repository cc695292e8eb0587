// A newsletter in the inbox becomes one page with an article for each of its own.
import { describe, expect, it } from 'vitest'
import { knownFields } from '../../../functions/content/page/reading/known-fields.ts'
import { examineMail, mostFileBytes } from '../../../functions/sources/mail/examine-mail.ts'
import { ingestPage } from '../../../functions/use-cases/ingesting/ingest-pages.ts'
import { fakePorts } from '../../support/fakes/fake-ports.ts'
import { readingRules } from '../../support/samples/reading-rules.ts'

const paragraphs = (about: string) => [
  `The council of Hallworth voted on Tuesday to buy the ${about} from its owner for two million crowns and a house.`,
  `The ${about} will open to all in March, said the mayor, Anna Lind, and nobody will have to pay for it then.`,
  `Engineers found in October that the ${about} is sound and needs no repair before the spring of next year.`,
]
const section = (about: string) =>
  `<h2><a href="https://click.example.net/?to=https%3A%2F%2Fwww.example.com%2F${about}-is-sold&amp;u=7">Hallworth buys the ${about}</a></h2>${paragraphs(
    about,
  )
    .map((text) => `<p>${text}</p>`)
    .join('')}`

const mail = (subject: string, html: string) =>
  new TextEncoder().encode(
    [
      'From: Hallworth Letter <letter@example.com>',
      `Subject: ${subject}`,
      'Date: Fri, 20 Nov 2026 08:00:00 +0100',
      'Message-ID: <1@example.com>',
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset=utf-8',
      '',
      `${html}<p>You are receiving this because you signed up. <a href="https://example.com/u">Unsubscribe</a></p>`,
    ].join('\r\n'),
  )

const multipart = (lines: readonly string[]) =>
  new TextEncoder().encode(
    ['From: Letter <a@example.com>', 'Subject: A', 'Content-Type: multipart/mixed; boundary=b', '', ...lines].join(
      '\r\n',
    ),
  )

const withAttachment = (html: string, size: number) =>
  multipart([
    ...['--b', 'Content-Type: image/png', 'Content-Transfer-Encoding: base64', '', 'A'.repeat(size)],
    ...['--b', 'Content-Type: text/html', '', html, '--b--'],
  ])

const texts = ({ articles }: ReturnType<typeof examined>) =>
  articles.flatMap(({ paragraphs: all }) => all.map(({ text }) => text))

function examined(bytes: Uint8Array) {
  const found = examineMail({ name: 'letter.eml', bytes, limit: 100_000 })
  if ('refused' in found) throw new Error(found.refused)
  return found.page
}

describe('a newsletter', () => {
  it('of one article has its subject as title, its sender as publication, its day', () => {
    const { articles } = examined(
      mail(
        'Hallworth buys the ferry',
        paragraphs('ferry')
          .map((text) => `<p>${text}</p>`)
          .join(''),
      ),
    )
    expect(articles).toHaveLength(1)
    expect(articles[0]).toMatchObject({
      id: 'letter.eml-A1',
      title: { value: 'Hallworth buys the ferry' },
      publication: { value: 'Hallworth Letter', element: 'mail publication' },
      publishedOn: { value: '2026-11-20' },
      language: 'en',
    })
    expect(articles[0]?.paragraphs.map(({ text }) => text)).toEqual(paragraphs('ferry'))
  })

  it('of several gives each its title, its address and lines of its own', () => {
    const page = examined(mail('Two sales', section('ferry') + section('lighthouse')))
    expect(page.articles.map(({ id, title, url }) => [id, title?.value, url?.value])).toEqual([
      ['letter.eml-A1', 'Hallworth buys the ferry', 'https://www.example.com/ferry-is-sold'],
      ['letter.eml-A2', 'Hallworth buys the lighthouse', 'https://www.example.com/lighthouse-is-sold'],
    ])
    const lines = page.articles.flatMap((one) => one.paragraphs.flatMap((paragraph) => paragraph.lines))
    expect(new Set(lines).size).toBe(lines.length)
    for (const [, { line, value }] of page.articles.flatMap(knownFields))
      if (!/^\d{4}-/.test(value)) expect(page.cited[line]).toContain(value)
    expect(new Set(page.passages.map(({ article }) => article))).toEqual(new Set(page.articles.map(({ id }) => id)))
    expect(JSON.stringify(page)).not.toContain('Unsubscribe')
  })

  it('that lists its articles in front is read article by article, though none has an address', () => {
    const about = ['ferry', 'lighthouse', 'tower']
    const parts = about.map(
      (one) =>
        `<h2>Hallworth buys the ${one}</h2>${paragraphs(one)
          .map((text) => `<p>${text}</p>`)
          .join('')}`,
    )
    const contents = `<p>In this letter</p><ul>${about.map((one) => `<li>Hallworth buys the ${one}</li>`).join('')}</ul>`
    const titles = (html: string) => examined(mail('Letter 12', html)).articles.map(({ title }) => title?.value)
    expect(titles(contents + parts.join(''))).toEqual(about.map((one) => `Hallworth buys the ${one}`))
    expect(titles(parts.join(''))).toEqual(['Letter 12'])
  })

  it('without an article says so', () => {
    expect(examineMail({ name: 'a.eml', bytes: mail('Hello', '<p>See you soon.</p>'), limit: 9_000 })).toEqual({
      refused: 'no run of paragraphs long enough to quote',
    })
  })

  it('is read whatever is attached to it, and whatever pictures its HTML holds', () => {
    const text = paragraphs('ferry').map((one) => `<p>${one}</p>`)
    const picture = 'iVBORw0KGgo'.repeat(20_000)
    const inside = mail('A', `${text.join(`<img src="data:image/png;base64,${picture}">`)}`)
    const [plain, attached, pictured] = [mail('A', text.join('')), withAttachment(text.join(''), 300_000), inside].map(
      (bytes) => texts(examined(bytes)),
    )
    expect(attached).toEqual(plain)
    expect(pictured).toEqual(plain)
  })

  it('is read from its short text where its HTML is over the limit', () => {
    const body = [
      ...['--b', 'Content-Type: text/plain', '', paragraphs('ferry').join('\n\n')],
      ...['--b', 'Content-Type: text/html', '', `<p>${paragraphs('tower').join(' ')}</p>`.repeat(400), '--b--'],
    ]
    expect(texts(examined(multipart(body)))).toEqual(paragraphs('ferry'))
  })

  it('is refused for the text alone that is over the limit, or for all that no mail may have', () => {
    const bytes = mail('A', `<p>${paragraphs('ferry').join(' ')}</p>`.repeat(400))
    const refused = (one: Uint8Array) => JSON.stringify(examineMail({ name: 'a.eml', bytes: one, limit: 100_000 }))
    expect(refused(bytes)).toContain('its text is too large: 1')
    expect(refused(bytes)).toContain('the limit is 100000 (caps.pageBytes in cdk.json)')
    expect(refused(new Uint8Array(mostFileBytes('a.eml', 1) + 1))).toContain('save it without what is attached')
  })

  it('in the inbox may be larger than a page', async () => {
    const ports = fakePorts('2026-11-20T10:00:00.000Z')
    const text = paragraphs('ferry').map((one) => `<p>${one}</p>`)
    ports.pages.files.set('letter.eml', withAttachment(text.join(''), 300_000))
    ports.pages.files.set('page.html', new Uint8Array(300_000))
    expect(await ingestPage(ports, 'letter.eml', readingRules(100_000))).toMatchObject({ status: 'read', articles: 1 })
    expect(await ingestPage(ports, 'page.html', readingRules(100_000))).toMatchObject({ status: 'refused' })
  })

  it('in the inbox is read as one, and again without change', async () => {
    const ports = fakePorts('2026-11-20T10:00:00.000Z')
    const bytes = mail('Two sales', section('ferry') + section('lighthouse'))
    ports.pages.files.set('letter.eml', bytes)
    const first = await ingestPage(ports, 'letter.eml', readingRules(100_000))
    expect(first).toMatchObject({ status: 'read', articles: 2 })
    expect(await ingestPage(ports, 'letter.eml', readingRules(100_000))).toEqual(first)
  })
})
