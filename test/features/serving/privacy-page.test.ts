// The page that says what is kept of whom, and where it is linked from.
import { beforeEach, expect, it } from 'vitest'
import { aSubscriber, someSettings } from '../../support/samples/builders.ts'
import { aReaderSite, type ReaderSite } from '../../support/worlds/reader-site.ts'

let site: ReaderSite
beforeEach(() => {
  site = aReaderSite()
})

it('says who keeps what and how long, in the language that is asked for, and whom to write to', async () => {
  const answer = await site.request('/privacy')
  expect([answer.status, answer.headers.get('x-robots-tag')]).toEqual([200, null])
  const page = await answer.text()
  for (const words of ['for 30 days after', 'for 7 days.', 'for 90 days', 'for 1 day.', 'for 35 days more'])
    expect(page).toContain(words)
  const { replyToAddress } = someSettings()
  expect(page).toContain(`<a dir="ltr" href="mailto:${replyToAddress}">${replyToAddress}</a>.</p>`)
  expect(page).toContain(someSettings().postalAddress)
  expect(page).toContain('<link rel="canonical" href="https://news.example.com/privacy">')
  expect(await site.get('/privacy?lang=ar')).toContain('مدة 30\u00a0يومًا')
})

it('is linked from the form and from the foot of every page', async () => {
  await site.ports.subscribers.create(aSubscriber({ id: 'Ann' }))
  for (const path of ['/', site.link('leave', 'Ann'), site.link('preferences', 'Ann')])
    expect(await site.get(path)).toContain('<a href="/privacy?lang&#x3D;en">Privacy</a>')
  expect(await site.get('/')).toContain('<a href="/privacy?lang&#x3D;en">What we keep about you</a>')
})
