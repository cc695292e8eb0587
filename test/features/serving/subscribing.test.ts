// Subscribing: what the page shows, what a form causes, and what it never reveals (R2).
import { beforeEach, describe, expect, test } from 'vitest'
import { anEdition } from '../../support/samples/builders.ts'
import { aReaderSite, formWith, type ReaderSite } from '../../support/worlds/reader-site.ts'

let site: ReaderSite
beforeEach(() => {
  site = aReaderSite()
})

const good = { address: ' Ann@Example.com', topics: ['sport', 'energy'], consent: 'yes' }

async function subscribe(fields: Record<string, string | string[]>, headers: Record<string, string> = {}) {
  const page = await (await site.request('/', { headers })).text()
  return site.post('/', { ...formWith(page, 'Subscribe').fields, ...fields }, headers)
}

function orders() {
  return site.ports.queue.messages.map(({ body }) => JSON.parse(body))
}

describe('the time zone', () => {
  test('is shown with the hour that it is for, is guessed by the script of ours alone, and is the list’s without it', async () => {
    const answer = await site.request('/')
    const html = await answer.text()
    expect(html).toContain('Your briefing is due at 07:00 in this time zone.')
    expect(html).toContain('<option value="Europe/Berlin" selected>Berlin')
    expect(html).toContain(
      '<select id="zone" name="zone" data-guess="zone-guessed" aria-describedby="zone-hint zone-guessed">',
    )
    expect(html).toContain('<p class="hint" id="zone-guessed" hidden>')
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'")
  })

  test('goes with the order; a form that says none orders without', async () => {
    await subscribe({ ...good, zone: 'Asia/Tokyo' })
    await subscribe(good)
    const [tokyo, none] = orders()
    expect(tokyo).toMatchObject({ kind: 'confirmation', zone: 'Asia/Tokyo' })
    expect(none).not.toHaveProperty('zone')
  })

  test('that does not exist comes back as a problem, and what was chosen is shown again, not replaced by a guess', async () => {
    const refused = await (await subscribe({ ...good, zone: 'Mars/Olympus' })).text()
    expect(refused).toContain('<a href="#zone">Choose a time zone from the list.</a>')
    const again = await (await subscribe({ ...good, consent: '', zone: 'Asia/Tokyo' })).text()
    expect(again).toContain('<option value="Asia/Tokyo" selected>Tokyo')
    expect(again).not.toContain('data-guess')
    expect(orders()).toEqual([])
  })
})

describe('an address that cannot be mailed', () => {
  test.each([
    ['', 'Enter your email address'],
    ['ann.example.com', 'needs an @ between two parts'],
    ['änn@example.com', 'only use the letters A–Z'],
    ['=?utf-8?q?ann?=@example.com', 'The part before the @'],
    ['ann@example.c', 'The part after the @ is not a domain'],
    [`${'a'.repeat(65)}@example.com`, 'too long'],
    ['ann@example.com\nBcc: eve@example.com', 'one line'],
  ])('%j is answered with the true reason, at its field', async (address, reason) => {
    const answer = await subscribe({ ...good, address })
    const html = await answer.text()
    expect([answer.status, orders()]).toEqual([422, []])
    expect(/<p class="problem" id="address-problem">([^<]*)/.exec(html)?.[1]).toContain(reason)
    expect(html).toContain('<a href="#address">')
  })

  test.each([
    ['ann@bücher.example.com', 'ann@xn--bcher-kva.example.com'],
    ['ann\u200b@example.com', 'ann@example.com'],
    ['ann@example.com\u200b', 'ann@example.com'],
    ['ann@example.com.', 'ann@example.com'],
  ])('is not %j: it is mailed as %s', async (address, mailed) => {
    expect((await subscribe({ ...good, address })).status).toBe(200)
    expect(orders()).toMatchObject([{ kind: 'confirmation', address: mailed }])
  })
})

describe('the page', () => {
  test('says what this is, offers every topic with its line, and asks for consent in words', async () => {
    const html = await site.get('/')
    expect(html).toContain('One email every Thursday, with just the topics you choose')
    expect(html).toContain('<b>Energy &amp; trade</b> <span class="hint">Oil, gas and who pays.</span>')
    expect(html.match(/name="topics"/g)).toHaveLength(3)
    expect(html).toContain('Yes, send me briefings from Example Briefing.')
    expect(html).not.toMatch(/ checked[ >]/)
  })

  test('says what this is to people it is shared with, as Open Graph does', async () => {
    const said = [...(await site.get('/')).matchAll(/<meta property="og:([^"]+)" content="([^"]*)">/g)]
    expect(Object.fromEntries(said.map(([, key, value]) => [key, value]))).toEqual({
      site_name: 'Example Briefing',
      type: 'website',
      title: 'Example Briefing',
      description: expect.stringMatching(/^One email every Thursday/),
      url: 'https://news.example.com/',
    })
  })

  test('shows the headlines of the newest edition that was launched, each leading to its story', async () => {
    const published = (headline: string) => [{ id: 'st1', headline, quotes: [] }]
    await site.ports.editions.create(
      anEdition({ id: '2026-W45', date: '2026-11-05', status: 'closed', published: published('Older') }),
    )
    await site.ports.editions.create(
      anEdition({ id: '2026-W46', date: '2026-11-12', status: 'sending', published: published('Newer <1>') }),
    )
    await site.ports.editions.create(anEdition({ status: 'composed', published: published('Still secret') }))
    const html = await site.get('/')
    expect(html).toContain('In the edition of Thursday 12 November')
    expect(html).toContain('<a href="/editions/2026-W46/#st1">Newer &lt;1&gt;</a>')
    expect(html).not.toMatch(/Older|Still secret/)
  })

  test('does without headlines where the editions cannot be read, and a warm process asks for them once a minute', async () => {
    let reads = 0
    site.ports.editions.list = async () => {
      reads += 1
      throw new Error('the table is busy')
    }
    expect((await site.request('/')).status).toBe(200)
    site.ports.editions.list = async () => {
      reads += 1
      return []
    }
    await site.get('/')
    await site.get('/')
    expect(reads).toBe(2)
    site.ports.clock.advance(61_000)
    await site.get('/')
    expect(reads).toBe(3)
  })
})

describe('a good form', () => {
  test('puts one order on the queue, with the words that stood beside the box', async () => {
    const answer = await subscribe(good)
    expect(answer.status).toBe(200)
    expect(orders()).toEqual([
      {
        kind: 'confirmation',
        request: expect.stringMatching(/^[A-Za-z0-9]{22}$/),
        at: '2026-11-18T08:00:00.000Z',
        address: 'Ann@example.com',
        topics: ['energy', 'sport'],
        form: expect.stringMatching(/^[A-Za-z0-9]{16}$/),
        network: expect.stringMatching(/^[0-9a-f]{32}$/),
        language: 'en',
        words:
          'Yes, send me briefings from Example Briefing. I can change my topics, pause or unsubscribe at any time, using the links in every briefing.',
      },
    ])
  })

  test('says which form and which network it came from, by a keyed hash that changes from day to day (R4)', async () => {
    const from = (viewer: string) => subscribe(good, { 'x-viewer-address': viewer })
    for (const viewer of ['192.0.2.7', '192.0.2.250', '192.0.3.7', '2001:db8:1:2::3', '2001:db8:1:ffff::9'])
      await from(viewer)
    site.ports.clock.advance(24 * 60 * 60_000)
    await from('192.0.2.7')
    const [one, same, other, six, sameSix, tomorrow] = orders()
    expect([same.network, sameSix.network]).toEqual([one.network, six.network])
    expect(new Set([one, other, six, tomorrow].map(({ network }) => network)).size).toBe(4)
    expect(new Set([one, same, other].map(({ form }) => form)).size).toBe(3)
    expect(JSON.stringify([...orders(), site.ports.log.lines])).not.toMatch(/192\.0|2001:db8/)
  })

  test('is taken, and answered, the hundredth time as the first: how many are mailed is decided where nobody waits (R2)', async () => {
    const page = await site.get('/')
    const { fields } = formWith(page, 'Subscribe')
    const answers = new Set<string>()
    for (let n = 0; n < 100; n += 1) {
      const answer = await site.post('/', { ...fields, ...good })
      answers.add(`${answer.status} ${await answer.text()}`)
    }
    expect([answers.size, orders().length]).toEqual([1, 100])
    expect(new Set(orders().map(({ form }) => form)).size).toBe(1)
  })

  test('is answered by a page that says what to do when no mail comes', async () => {
    const html = await (await subscribe(good)).text()
    expect(html).toContain('briefing@news.example.com')
    expect(html).toContain('Look in your spam folder')
    expect(html).toContain('if it was right, wait 15 minutes')
  })

  test('asks for a language only where the list has a frame in it', async () => {
    const german = { 'accept-language': 'fr, de-CH;q=0.9, en;q=0.8' }
    await subscribe(good, german)
    const { templates } = site.ports.templates
    const words = templates.messages['en'] ?? {}
    site = aReaderSite()
    site.ports.templates.templates = { ...templates, messages: { en: words, de: words } }
    await subscribe(good, german)
    expect(orders()[0].language).toBe('de')
  })
})

describe('a form with something missing comes back with what was typed, says what to do, and orders nothing', () => {
  test.each<[string, Record<string, string | string[]>, string, string]>([
    ['no address', { ...good, address: ' ' }, 'Enter your email address', '#address'],
    ['an address that is none', { ...good, address: 'ann"@' }, 'This address needs an @', '#address'],
    ['no topic', { ...good, topics: [] }, 'Choose at least one topic', '#topics'],
    ['unknown topics alone', { ...good, topics: ['no-such', '__proto__'] }, 'Choose at least one topic', '#topics'],
    ['no consent', { address: good.address, topics: good.topics }, 'Tick the box', '#consent'],
  ])('%s', async (_, fields, words, field) => {
    const answer = await subscribe(fields)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(words)
    expect(html).toContain(`<a href="${field}">`)
    expect(html).toContain(`id="${field.slice(1)}"`)
    expect(html).toContain('<title>Error: Example Briefing</title>')
    if (fields['topics']?.includes('sport')) expect(html).toContain('value="sport" checked')
    if (fields['address'] === 'ann"@') expect(html).toContain('value="ann&quot;@"')
    expect(orders()).toEqual([])
  })

  test('everything at once, also for a body that is no form', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=broken' }
    const html = await (await site.request('/', { method: 'POST', body: 'x', headers })).text()
    expect(html).toContain('There are 4 problems')
  })
})

describe('a form that is not ours, or too old, is asked for again', () => {
  test.each<[string, () => Promise<Response>]>([
    ['without a token', () => site.post('/', good)],
    ['with a made-up token', () => site.post('/', { ...good, form: `k1.subscribe.x.zzzzzz.${'A'.repeat(43)}` })],
    [
      'with a token for something else',
      () =>
        site.post('/', {
          ...good,
          form: site.timed('return', { subscriber: 'subscribe', request: 'x', expiresAt: 9e9 }),
        }),
    ],
    ['sent from another site', () => subscribe(good, { 'sec-fetch-site': 'cross-site' })],
    [
      'opened yesterday',
      async () => {
        const { fields } = formWith(await site.get('/'), 'Subscribe')
        site.ports.clock.advance(13 * 3_600_000)
        return site.post('/', { ...fields, ...good })
      },
    ],
  ])('%s', async (_, send) => {
    const answer = await send()
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('press Subscribe again')
    expect(orders()).toEqual([])
    const again = await site.post('/', { ...formWith(html, 'Subscribe').fields, ...good })
    expect(again.status).toBe(200)
  })
})

test('a queue that fails leads to an apology without internals, and a log line without the address (R4)', async () => {
  site.ports.queue.message = async () => {
    throw new Error('SQS said no')
  }
  const answer = await subscribe(good)
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('SQS')
  expect(site.ports.log.lines.at(-1)?.level).toBe('error')
  expect(site.ports.log.text().toLowerCase()).not.toContain('ann@')
})
