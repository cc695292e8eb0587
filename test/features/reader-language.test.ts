// The pages behind a reader's link speak the reader's language; everybody's pages speak the default one.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Subscriber } from '../../functions/subscription/types.ts'
import { aSubscriber } from '../support/builders.ts'
import { aReaderSite, type ReaderSite } from '../support/reader-site.ts'

const expiresAt = Date.parse('2026-11-20T08:00:00Z') / 1000
const request = { id: 'Request1', at: '2026-11-18T08:00:00.000Z', topics: ['energy'], words: 'Yes.' }
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
    expect(page).toContain('توقف أسبوعين')
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
    expect(await wrong.text()).toContain('اختر موضوعًا واحدًا على الأقل.')
  })

  it('confirms and leaves in Arabic', async () => {
    const { id } = await arabic({ status: 'pending', requests: [request] })
    const link = `/confirm/${site.timed('confirm', { subscriber: id, request: request.id, expiresAt })}`
    expect(await site.get(link)).toContain('تأكيد الاشتراك')
    expect(await (await site.post(link, {})).text()).toContain('اكتمل اشتراكك')
    expect(await site.get(link)).toContain('تم هذا من قبل')
    expect(await site.get(site.link('leave', id))).toContain('إلغاء الاشتراك')
    expect(await (await site.post(site.link('leave', id), {})).text()).toContain('أُلغي اشتراكك')
  })
})

it('a reader of a language that has no words here finds English pages', async () => {
  const { id } = await arabic({ language: 'de' })
  expect(await site.get(site.link('preferences', id))).toContain('<html lang="en" dir="ltr">')
})

it('the subscribe page is the same for everybody', async () => {
  const answer = await site.request('/', { headers: { 'accept-language': 'ar' } })
  expect(await answer.text()).toContain('<html lang="en" dir="ltr">')
})
