// The web edition and the files of the site: places, labels, feeds, sizes.
import { describe, expect, it } from 'vitest'
import { renderersFor } from '../../../functions/archive/site/site.ts'
import { stemOfArticle } from '../../../functions/content/page/reading/article-id.ts'
import { publishedOf } from '../../../functions/edition/composition/compose.ts'
import { noteWithdrawal } from '../../../functions/use-cases/publishing/note-withdrawal.ts'
import { publishEdition } from '../../../functions/use-cases/publishing/publish-edition.ts'
import { reconcileDeliveries } from '../../../functions/use-cases/reconciling/reconcile-deliveries.ts'
import { fakePorts } from '../../support/fakes/fake-ports.ts'
import { editionOf } from '../../support/samples/big-edition.ts'
import { anEdition, someSettings } from '../../support/samples/builders.ts'
import { siteFiles } from '../../support/samples/site-files.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const settings = someSettings({ listName: 'Bread & <Salt>' })
const templates = readTemplates()
const document = editionOf({ topics: 3, stories: 6 })
const older = editionOf({ topics: 2, stories: 2, id: '2026-W46', date: '2026-11-12' })
const editions = [
  { id: document.id, date: document.date, published: publishedOf(document), languages: ['en', 'ar'] },
  // From before there was a second language.
  { id: older.id, date: older.date, published: publishedOf(older) },
]
const renderers = renderersFor(templates, settings)
const files = siteFiles(editions, document, renderers)

/** Elements left open or closed out of turn. */
function unclosed(xml: string): string[] {
  const open: string[] = []
  for (const [, slash, name = '', end] of xml.matchAll(/<(\/?)([a-zA-Z:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (slash === '') {
      if (end === '') open.push(name)
    } else if (open.pop() !== name) return [name]
  }
  return open
}

const body = (key: string) => files.find((file) => file.key === key)?.body ?? ''

describe('the web edition', () => {
  const page = body('editions/2026-W47/index.html')

  it('has a place for every story, where the mails lead', () => {
    for (const { id } of publishedOf(document)) expect(page.split(`<article id="${id}">`)).toHaveLength(2)
  })

  it('labels every text and every view', () => {
    expect(page).toMatch(/Author 0, (?:“[^”]+”, )?Example Review, 12 November 2026/)
    expect(page).toContain('Another view')
    expect(page).toContain('A different view')
  })

  it('loads nothing from anywhere: no script, no image, no style sheet, no font; search alone has a script, its own', () => {
    for (const { body: any, key } of files.filter(({ contentType }) => contentType.startsWith('text/html'))) {
      const loaded = any.match(/<script[^>]*>|<img|<iframe|rel="stylesheet"|@import|url\(/gi)
      const own = key.endsWith('search/index.html') ? ['<script type="module" src="/search/search.js">'] : null
      expect([key, loaded]).toEqual([key, own])
    }
  })

  it('is readable in the dark and on a phone', () => {
    expect(page).toContain('prefers-color-scheme: dark')
    expect(page).toContain('name="viewport"')
  })

  it('says for whoever shares it what it tells and where it stands, as Open Graph does', () => {
    const said = (from: string) =>
      Object.fromEntries(
        [...from.matchAll(/<meta property="([^"]+)" content="([^"]*)">/g)].map(([, key, to]) => [key, to]),
      )
    expect(said(page)).toEqual({
      'og:site_name': 'Bread &amp; &lt;Salt&gt;',
      'og:type': 'article',
      'og:title': expect.stringMatching(/^Headline 0.* and 5 more$/),
      'og:description': expect.stringMatching(/^Headline 3.* · Headline 1/),
      'og:url': 'https://news.example.com/editions/2026-W47/',
      'article:published_time': '2026-11-19',
    })
    expect(said(body('ar/editions/index.html'))).toMatchObject({
      'og:type': 'website',
      'og:url': 'https://news.example.com/ar/editions/',
    })
    const logo = { width: 320, height: 56 }
    const alone = { ...templates, messages: { en: templates.messages['en'] ?? {} } }
    const [own] = siteFiles(editions, document, renderersFor(alone, { ...settings, logo }))
    expect(said(own?.body ?? '')['og:image']).toBe('https://news.example.com/logo.png')
  })

  it('escapes what is not ours', () => {
    expect(page).toContain('Bread &amp; &lt;Salt&gt;')
    expect(page).toContain('Topic 0 &amp; neighbours')
  })
})

describe('lists and feeds', () => {
  it('/editions/ lists the editions, newest first; the front page is not among the files, for it has a form', () => {
    expect(files.map(({ key }) => key)).not.toContain('index.html')
    const links = [...body('editions/index.html').matchAll(/href="(\/editions\/2026-[^"]+)"/g)].map((match) => match[1])
    const editions = links.filter((link) => !link?.includes('#'))
    expect(editions).toEqual(['/editions/2026-W47/', '/editions/2026-W46/'])
    // Each headline leads to its story.
    for (const link of links) expect(link?.split('#')[0]).toBe(editions.findLast((one) => link?.startsWith(one ?? '')))
    expect(links.filter((link) => link?.startsWith('/editions/2026-W46/#'))).toHaveLength(2)
  })

  it('the navigation says where one is, on the lists and nowhere else', () => {
    const current = (key: string) =>
      [...body(key).matchAll(/aria-current="page">([^<]+)</g)].map(([, name]) => name).join()
    expect(['editions', 'topics', 'publications', 'search'].map((key) => current(`${key}/index.html`))).toEqual([
      'Editions',
      'Topics',
      'Publications',
      'Search',
    ])
    expect(current('editions/2026-W47/index.html')).toBe('')
  })

  it('RSS names each edition once, with its headlines, in well-formed XML', () => {
    const rss = body('feed.xml')
    expect(rss.match(/<guid>[^<]+<\/guid>/g)).toEqual([
      '<guid>https://news.example.com/editions/2026-W47/</guid>',
      '<guid>https://news.example.com/editions/2026-W46/</guid>',
    ])
    expect(rss).toContain('<pubDate>Thu, 19 Nov 2026 00:00:00 GMT</pubDate>')
    expect(rss).not.toMatch(/&(?!#\d+;)/)
    expect(unclosed(rss)).toEqual([])
  })

  it('the JSON feed is version 1.1 and says the same', () => {
    const feed = JSON.parse(body('feed.json'))
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1')
    expect(feed.items.map((item: { url: string }) => item.url)).toEqual([
      'https://news.example.com/editions/2026-W47/',
      'https://news.example.com/editions/2026-W46/',
    ])
    expect(feed.items[0].title).toMatch(/^19 November 2026: Headline 0.*and 5 more$/)
  })

  it('a list without an edition says so', () => {
    const empty = siteFiles([], document, renderers).find(({ key }) => key === 'editions/index.html')
    expect(empty?.body).toContain('No edition has been published yet.')
  })
})

describe('the archive in another language', () => {
  const arabic = body('ar/editions/2026-W47/index.html')

  it('says the frame in it, mirrored; stories keep theirs, and topics are called by their own label', () => {
    expect(arabic).toContain('<html lang="ar" dir="rtl">')
    expect(arabic).toContain('رأي مختلف')
    expect(arabic).toMatch(/<h3 lang="en" dir="ltr">/)
    expect(arabic).toContain('\u2068Topic 0 &amp; neighbours\u2069')
    const translated = { ...document, topics: document.topics.map((one) => ({ ...one, labels: { ar: 'الطاقة' } })) }
    const page = siteFiles(editions, translated, renderers).find(({ key }) => key.startsWith('ar/editions/2'))
    expect(page?.body).toContain('>الطاقة</h2>')
    expect(page?.body).toContain('يندرج أيضًا ضمن الطاقة')
  })

  it('leads to the default language, which leads back', () => {
    const english = body('editions/2026-W47/index.html')
    for (const page of [english, arabic]) {
      expect(page).toContain('hreflang="ar" href="https://news.example.com/ar/editions/2026-W47/"')
      expect(page).toContain('hreflang="x-default" href="https://news.example.com/editions/2026-W47/"')
    }
    expect(english).toContain('<link rel="canonical" href="https://news.example.com/editions/2026-W47/">')
    expect(english).toContain('<a href="/ar/editions/2026-W47/" hreflang="ar" lang="ar" dir="rtl">العربية</a>')
    expect(arabic).toContain('<a href="/editions/2026-W47/" hreflang="en" lang="en" dir="ltr">English</a>')
    expect(body('editions/index.html')).toContain('<a href="/ar/editions/" hreflang="ar"')
  })

  it('has the same stories in the same places', () => {
    const places = (page: string) => [...page.matchAll(/<article id="([^"]+)"/g)].map(([, id]) => id)
    expect(places(arabic)).toEqual(places(body('editions/2026-W47/index.html')))
  })

  it('lists the editions that stand there in it, and no others', () => {
    const index = body('ar/editions/index.html')
    expect(index).toContain('/ar/editions/2026-W47/')
    expect(index).not.toContain('2026-W46')
    expect(body('editions/index.html')).toContain('/editions/2026-W46/')
  })

  it('has feeds that name their language and lead to its pages', () => {
    const rss = body('ar/feed.xml')
    expect(rss).toContain('<language>ar</language>')
    expect(rss).toContain('<guid>https://news.example.com/ar/editions/2026-W47/</guid>')
    expect(rss).toContain('href="https://news.example.com/ar/feed.xml" rel="self"')
    expect(rss).not.toContain('2026-W46')
    expect(unclosed(rss)).toEqual([])
    const feed = JSON.parse(body('ar/feed.json'))
    expect(feed).toMatchObject({ language: 'ar', feed_url: 'https://news.example.com/ar/feed.json' })
    expect(feed.items[0].title).toMatch(/^19\u00a0نوفمبر\u00a02026: /)
    expect(JSON.parse(body('feed.json')).language).toBe('en')
  })

  it('is not there where the list has one language', () => {
    const alone = { ...templates, messages: { en: templates.messages['en'] ?? {} } }
    const made = siteFiles(editions, document, renderersFor(alone, settings))
    expect(made.filter(({ key }) => key.startsWith('ar/'))).toEqual([])
    expect(made[0]?.body).not.toContain('hreflang')
  })
})

describe('publish-edition', () => {
  const contentHash = 'a'.repeat(64)
  async function site(status: 'composed' | 'sending' | 'held', languages?: string[]) {
    const ports = fakePorts()
    ports.templates.templates = templates
    await ports.editions.create(
      anEdition({
        ...{ status, contentHash, published: publishedOf(document) },
        ...(languages === undefined ? {} : { languages }),
      }),
    )
    await ports.editions.saveDocument(document, [], contentHash)
    await publishEdition(ports, settings, '2026-W47')
    return ports.site.files
  }

  it('puts a launched edition, the lists and the feeds on the site', async () => {
    const keys = [...(await site('sending')).keys()]
    const lists = ['editions/index.html', 'feed.xml', 'feed.json']
    const arabicLists = lists.map((key) => `ar/${key}`)
    expect(keys[0]).toBe('editions/2026-W47/index.html')
    expect(keys.slice(-7)).toEqual([...lists, ...arabicLists, 'made-by.txt'])
  })

  it('puts its page there in every language it is framed in, before any list names it', async () => {
    const keys = [...(await site('sending', ['en', 'ar'])).keys()]
    expect(keys.slice(0, 2)).toEqual(['editions/2026-W47/index.html', 'ar/editions/2026-W47/index.html'])
  })

  it('puts nothing on the site that was not launched', async () => {
    expect((await site('composed')).size).toBe(0)
    expect((await site('held')).size).toBe(0)
  })

  it('leaves out what was withdrawn since, on its page, in lists and in feeds, and says so', async () => {
    const ports = fakePorts()
    ports.templates.templates = templates
    const [story] = document.sections[0]?.stories ?? []
    const { id = '', article = '', name = '' } = story ?? {}
    const published = publishedOf(document)
    await ports.editions.create(anEdition({ status: 'closed', contentHash, published, languages: ['en', 'ar'] }))
    await ports.editions.saveDocument(document, [], contentHash)
    const page = `${stemOfArticle(article)}.txt`
    expect(await noteWithdrawal(ports.editions, page, true)).toEqual(['2026-W47'])
    expect(await noteWithdrawal(ports.editions, page, true)).toEqual([])
    // The page of the test's articles is one and the same; of them, one is enough here.
    await ports.editions.change('2026-W47', ['closed'], { withdrawn: { articles: [article], onSite: false } })
    await reconcileDeliveries(ports)
    expect(ports.queue.published).toEqual(['2026-W47'])
    await publishEdition(ports, settings, '2026-W47')
    await reconcileDeliveries(ports)
    expect(ports.queue.published).toHaveLength(1)
    const shown = (key: string) => ports.site.files.get(key)?.body ?? ''
    for (const key of ['editions/2026-W47/index.html', 'feed.xml', 'feed.json', 'editions/index.html']) {
      expect(shown(key)).not.toContain(id)
      expect(shown(key)).not.toContain(`>${name}<`)
    }
    for (const key of ['editions/2026-W47/index.html', 'feed.xml', 'feed.json'])
      expect(shown(key)).toContain('1 article quoted in this edition has been withdrawn since and is left out here.')
    expect(shown('ar/editions/2026-W47/index.html')).toContain('سُحب لاحقًا مقال واحد')
    expect(await noteWithdrawal(ports.editions, page, false)).toEqual(['2026-W47'])
    await publishEdition(ports, settings, '2026-W47')
    expect(shown('editions/2026-W47/index.html')).toContain(`<article id="${id}">`)
  })

  it('done twice it gives the same files', async () => {
    expect([...(await site('sending'))]).toEqual([...(await site('sending'))])
  })
})
