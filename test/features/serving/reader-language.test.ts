// The pages behind a reader's link speak the reader's language; everybody's pages the one that is asked for.
import { beforeEach, describe, expect, it } from 'vitest'
import { formatHour, zoneName } from '../../../functions/edition/words/messages.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { anEdition, aSubscriber } from '../../support/samples/builders.ts'
import { sampleTopics } from '../../support/samples/sample.ts'
import { aReaderSite, formWith, type ReaderSite, someTopics } from '../../support/worlds/reader-site.ts'

const expiresAt = Date.parse('2026-11-20T08:00:00Z') / 1000
const request = { id: 'Request1', at: '2026-11-18T08:00:00.000Z', topics: ['energy'], words: 'Yes.' }
const unchanged = { do: 'save', topics: ['energy', 'arts'], hour: '7', zone: 'Europe/Berlin', cadence: 'weekly' }
let site: ReaderSite

async function arabic(changes: Partial<Subscriber> = {}): Promise<Subscriber> {
  const reader = aSubscriber({ id: 'Layla', topics: ['energy', 'arts'], language: 'ar', ...changes })
  await site.ports.subscribers.create(reader)
  return reader
}

beforeEach(() => {
  site = aReaderSite()
})

describe('a reader of Arabic', () => {
  it('finds the preferences in Arabic, mirrored, the topics’ own labels set apart', async () => {
    const { id } = await arabic()
    const page = await site.get(site.link('preferences', id))
    expect(page).toContain('<html lang="ar" dir="rtl">')
    expect(page).toContain('تفضيلاتك')
    expect(page).toContain('<b>\u2068Energy &amp; trade\u2069</b>')
    expect(page).toContain('إيقاف لمدة أسبوعين')
  })

  it('reads in Arabic what happens after a change, and after a wrong one', async () => {
    const { id } = await arabic()
    const changed = await site.post(site.link('preferences', id), {
      do: 'save',
      topics: ['arts'],
      hour: '7',
      zone: 'Europe/Berlin',
      cadence: 'weekly',
    })
    expect(await changed.text()).toContain('تم الحفظ')
    const wrong = await site.post(site.link('preferences', id), {
      do: 'save',
      hour: '7',
      zone: 'Europe/Berlin',
      cadence: 'weekly',
    })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('يُرجى اختيار موضوع واحد على الأقل.')
  })

  it('confirms and leaves in Arabic', async () => {
    const { id } = await arabic({ status: 'pending', requests: [request] })
    const link = `/confirm/${site.timed('confirm', { subscriber: id, request: request.id, expiresAt })}`
    expect(await site.get(link)).toContain('تأكيد الاشتراك')
    expect(await (await site.post(link, {})).text()).toContain('اكتمل اشتراكك')
    expect(await site.get(link)).toContain('سبق استخدام هذا الرابط')
    expect(await site.get(site.link('leave', id))).toContain('إلغاء الاشتراك')
    expect(await (await site.post(site.link('leave', id), {})).text()).toContain('أُلغي اشتراكك')
  })
})

it('a reader of a language that has no words here finds English pages', async () => {
  const { id } = await arabic({ language: 'de' })
  expect(await site.get(site.link('preferences', id))).toContain('<html lang="en" dir="ltr">')
})

describe('topics', () => {
  beforeEach(() => {
    const [energy, ...others] = someTopics
    if (energy === undefined) throw new Error('no topics')
    const translated = { labels: { ar: 'الطاقة والتجارة' }, definitions: { ar: 'النفط والغاز.' } }
    site.ports.articles.taxonomy = [{ ...energy, ...translated }, ...others]
  })

  it('are called in the language of the page, and by their own label where nobody translated it', async () => {
    const { id } = await arabic()
    const page = await site.get(site.link('preferences', id))
    expect(page).toContain('<b>الطاقة والتجارة</b> <span class="hint">النفط والغاز.</span>')
    expect(page).toContain('<b>\u2068Sport\u2069</b>')
    const saved = await site.post(site.link('preferences', id), { ...unchanged, topics: ['energy', 'sport'] })
    expect(await saved.text()).toContain('الطاقة والتجارة\u00a0· \u2068Sport\u2069')
  })

  it('are called so on the page that confirms too, and in English for everybody else', async () => {
    const { id } = await arabic({ status: 'pending', requests: [{ ...request, language: 'ar' }] })
    const link = `/confirm/${site.timed('confirm', { subscriber: id, request: request.id, expiresAt })}`
    expect(await site.get(link)).toContain('<li>الطاقة والتجارة</li>')
    expect(await site.get('/')).toContain('<b>Energy &amp; trade</b> <span class="hint">Oil, gas and who pays.</span>')
  })
})

describe('the subscribe page', () => {
  const inArabic = { 'accept-language': 'ar-EG, en;q=0.5' }

  it('comes in the language of the browser, and under an address of its own in each', async () => {
    const answer = await site.request('/', { headers: inArabic })
    expect(answer.headers.get('vary')).toBe('Accept-Language')
    expect(answer.headers.get('content-language')).toBe('ar')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).toContain('<html lang="ar" dir="rtl">')
    expect(await site.get('/?lang=ar')).toContain('<html lang="ar" dir="rtl">')
    const english = await site.request('/?lang=en', { headers: inArabic })
    expect(await english.text()).toContain('<html lang="en" dir="ltr">')
    expect(await site.get('/?lang=tlh')).toContain('<html lang="en" dir="ltr">')
    expect(await site.get('/?lang=__proto__')).toContain('<html lang="en" dir="ltr">')
  })

  it('leads to the other language by a plain link, and says where each stands', async () => {
    const page = await site.get('/')
    expect(page).toContain('<a href="/?lang&#x3D;ar" hreflang="ar" lang="ar" dir="rtl">العربية</a>')
    expect(page).toContain('<link rel="alternate" hreflang="ar" href="https://news.example.com/?lang&#x3D;ar">')
    expect(page).toContain('<link rel="alternate" hreflang="x-default" href="https://news.example.com/">')
    expect(page.match(/<script[^>]*>/g)).toEqual(['<script src="/form.js" defer>'])
    const arabicPage = await site.get('/?lang=ar')
    expect(arabicPage).toContain('<a href="/?lang&#x3D;en" hreflang="en" lang="en" dir="ltr">English</a>')
    expect(arabicPage).toContain('<link rel="canonical" href="https://news.example.com/?lang&#x3D;ar">')
    expect(arabicPage).toContain('href="/ar/feed.xml"')
  })

  it('shows the headlines of an edition in its place of that language, where it has one', async () => {
    const published = [{ id: 'st1', headline: 'Grain <moves>', quotes: [] }]
    await site.ports.editions.create(anEdition({ id: '2026-W46', status: 'closed', published }))
    expect(await site.get('/?lang=ar')).toContain(
      '<li dir="auto"><a href="/editions/2026-W46/#st1">Grain &lt;moves&gt;</a>',
    )
    site.ports.clock.advance(61_000)
    const newer = { id: '2026-W47', date: '2026-11-19', languages: ['en', 'ar'] }
    await site.ports.editions.create(anEdition({ ...newer, status: 'sending', published }))
    expect(await site.get('/?lang=ar')).toContain('<a href="/ar/editions/2026-W47/#st1">')
    expect(await site.get('/?lang=en')).toContain('<a href="/editions/2026-W47/#st1">')
  })

  it('has its answer, the mail and the words of consent in the language it was sent in, whatever the browser prefers', async () => {
    const { fields } = formWith(await site.get('/?lang=ar'), 'اشتراك')
    const wanted = { ...fields, address: 'layla@example.com', topics: ['energy'], consent: 'yes' }
    const sent = await site.post('/', wanted, { 'accept-language': 'en' })
    expect(await sent.text()).toContain('<html lang="ar" dir="rtl">')
    const [order] = site.ports.queue.messages.map(({ body }) => JSON.parse(body))
    expect(order).toMatchObject({ language: 'ar', words: expect.stringContaining('نعم، ') })
    const wrong = await site.post('/', { ...wanted, consent: '' }, { 'accept-language': 'en' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('<html lang="ar" dir="rtl">')
  })

  it('is in the language in which a reader confirms: the record takes it over', async () => {
    const reader = await arabic({ language: 'en', status: 'pending', requests: [{ ...request, language: 'ar' }] })
    const link = `/confirm/${site.timed('confirm', { subscriber: reader.id, request: request.id, expiresAt })}`
    expect(await site.get(link)).toContain('<html lang="ar" dir="rtl">')
    expect((await site.ports.subscribers.get(reader.id))?.language).toBe('en')
    await site.post(link, {})
    expect((await site.ports.subscribers.get(reader.id))?.language).toBe('ar')
  })
})

describe('what cannot be answered is said', () => {
  const browser = { headers: { 'accept-language': 'ar' } }

  it.each([
    ['a broken link', '/preferences/k1.broken', 400, 'هذا الرابط لا يعمل'],
    ['a page that is not there', '/nothing', 404, 'الصفحة غير موجودة'],
  ])('in the language of the browser: %s', async (_, path, status, words) => {
    const answer = await site.request(path, browser)
    expect(answer.status).toBe(status)
    const page = await answer.text()
    expect(page).toContain(words)
    expect(page).toContain('<a class="button second" href="/ar/editions/">')
  })

  it('to a reader in the language of the record, also after leaving', async () => {
    const { id } = await arabic({ status: 'left' })
    expect(await site.get(site.link('preferences', id))).toContain('انتهى هذا الاشتراك')
  })

  it('in every language where one page is kept for everybody', async () => {
    const answer = await site.request('/not-found', browser)
    expect(answer.headers.get('cache-control')).toContain('public')
    const page = await answer.text()
    expect(page).toBe(await site.get('/not-found'))
    expect(page).toContain('<html lang="en" dir="ltr">')
    expect(page).toContain('Page not found')
    expect(page).toMatch(/<section lang="ar" dir="rtl">\s*<h2>الصفحة غير موجودة<\/h2>/)
  })
})

it('no page weighs more than 40 KB with the topics of the seeds, in any language', async () => {
  site = aReaderSite(undefined, { mailDomain: 'mail.news.example.com' })
  site.ports.articles.taxonomy = sampleTopics()
  for (const language of ['ar', 'en']) {
    const mailbox = 'href="mailto:subscribe@mail.news.example.com?subject&#x3D;'
    expect(await site.get(`/?lang=${language}`)).toContain(mailbox)
    const { id } = await arabic({ id: `Reader${language}`, address: `${language}@example.com`, language })
    for (const path of [`/?lang=${language}`, site.link('preferences', id)])
      expect(Buffer.byteLength(await site.get(path))).toBeLessThan(40 * 1024)
  }
})

it('a reader finds hour and zone in the same words on the pages as in the mails', async () => {
  const { id } = await arabic({ zone: 'Asia/Almaty' })
  const page = await site.get(site.link('preferences', id))
  expect(page).toContain('<optgroup label="آسيا">')
  expect(page).toContain('<option value="Asia/Almaty" selected>ألماتي')
  const changed = await site.post(site.link('preferences', id), { ...unchanged, hour: '9', zone: 'Asia/Almaty' })
  const { hour, zone } = { hour: formatHour('ar', 9), zone: zoneName('ar', 'Asia/Almaty', '2026-11-19') }
  expect(await changed.text()).toContain(`عند الساعة ${hour} (${zone})`)
})
