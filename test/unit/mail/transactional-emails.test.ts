// Mails outside an edition: what stands in them, and that the message is whole.
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { assembleEmail } from '../../../functions/delivery/message/email-message.ts'
import { defectsIn } from '../../../functions/delivery/message/mime-check.ts'
import { senderHeaders } from '../../../functions/delivery/message/sender-headers.ts'
import { compileTransactionalEmails } from '../../../functions/edition/emails/compiled-emails.ts'
import { composeConfirmation } from '../../../functions/edition/emails/confirmation.ts'
import type { EmailContext } from '../../../functions/edition/emails/transactional-email.ts'
import { composeWelcome, type WelcomeFacts, welcomeStories } from '../../../functions/edition/emails/welcome.ts'
import type { Templates } from '../../../functions/edition/types.ts'
import { editionOf } from '../../support/samples/big-edition.ts'
import { aDocument, aStory, someSettings } from '../../support/samples/builders.ts'
import { readTemplates } from '../../support/samples/templates.ts'
import { compiledTemplates } from '../../support/worlds/message-world.ts'

const settings = someSettings({ listName: 'Größere Lage' })
const head = senderHeaders(settings)
const document = editionOf({ topics: 4, stories: 24 })
const emailContext: EmailContext = { templates: compiledTemplates, list: settings, topics: document.topics }
const links = {
  confirmUrl: 'https://news.example.com/confirm/k1.R1.Q1.t5ziyo.signature',
  leaveUrl: 'https://news.example.com/leave/k1.R1.signature',
  preferencesUrl: 'https://news.example.com/preferences/k1.R1.signature',
}
const address = { to: 'ann@example.com', date: new Date('2026-11-18T12:00:00Z'), id: 'Q1_confirmation_R1' }

const confirmation = composeConfirmation(emailContext, { language: 'en', topics: ['topic-2', 'topic-0'], ...links })
const facts: WelcomeFacts = {
  language: 'en',
  topics: ['topic-0', 'topic-1'],
  first: { date: '2026-11-26', hour: 7, zone: 'Europe/Berlin' },
  cadence: 'weekly',
  date: '2026-11-22',
  edition: document,
  htmlBytes: settings.caps.htmlBytes,
  ...links,
}
const welcome = composeWelcome(emailContext, facts)
const bare = composeWelcome(emailContext, { ...facts, edition: null })
const text = (email: { text: string }) => email.text.replace(/\s+/g, ' ')

const inThe = (changes: Partial<Record<'emails' | 'partials' | 'text', Record<string, string>>>): Templates => {
  const templates = readTemplates()
  return {
    ...templates,
    emails: { ...templates.emails, ...changes.emails },
    partials: { ...templates.partials, ...changes.partials },
    text: { ...templates.text, ...changes.text },
  }
}

describe('the confirmation', () => {
  it('asks one thing, says what it is about, and that nothing happens if it is ignored', () => {
    expect(confirmation.subject).toBe('Confirm your subscription to Größere Lage')
    expect(text(confirmation)).toContain('asked us to send Größere Lage to this address')
    expect(text(confirmation)).toContain(
      'Do nothing. Unless you confirm, nothing changes and the link expires after 48 hours.',
    )
    expect(confirmation.text).toContain('* Topic 0 & neighbours\n* Topic 2 & neighbours\n')
    expect(confirmation.html).toContain('Topic 2 &amp; neighbours')
  })

  it('has one link beside the one to the privacy page, to the page with the button: as a button and in full', () => {
    const privacy = 'https://news.example.com/privacy'
    const hrefs = [...confirmation.html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
    expect(new Set(hrefs)).toEqual(new Set([links.confirmUrl, privacy]))
    expect(confirmation.html).toContain(`>${links.confirmUrl}</a>`)
    expect(confirmation.text.match(/https:\S+/g)).toEqual([links.confirmUrl, privacy])
  })

  it('is a message that a strict receiver takes, from the list, not of the list', async () => {
    const raw = assembleEmail(confirmation, head, { ...address, leaveUrl: null })
    expect(defectsIn(Buffer.from(raw).toString('latin1'), 'stranger')).toEqual([])
    const mail = await PostalMime.parse(raw)
    expect(mail.from).toEqual({ name: 'Größere Lage', address: 'briefing@news.example.com' })
    expect(mail.to).toEqual([{ name: '', address: 'ann@example.com' }])
    expect(mail.replyTo).toEqual([{ name: '', address: 'editor@news.example.com' }])
    expect(mail.subject).toBe(confirmation.subject)
    expect(mail.text?.trim()).toBe(confirmation.text.trim())
    expect(mail.html?.trim()).toBe(confirmation.html.trim())
    expect(mail.headers.map(({ key }) => key)).not.toContain('list-unsubscribe')
    expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated')
  })
})

describe('the welcome', () => {
  it('says when the first briefing comes, in the reader’s zone, and how often', () => {
    for (const email of [welcome, bare]) {
      expect(text(email)).toContain(
        'Your first briefing is due on Thursday 26 November at 07:00 (Central European Time). After that, you’ll get one every week.',
      )
    }
    const other = composeWelcome(emailContext, {
      ...facts,
      first: { date: '2026-11-26', hour: 18, zone: 'America/Argentina/Buenos_Aires' },
      cadence: 'fortnightly',
    })
    expect(text(other)).toContain('at 18:00 (Argentina Standard Time). After that, you’ll get one every two weeks.')
    const unknown = composeWelcome(emailContext, { ...facts, first: { date: null, hour: 7, zone: 'UTC' } })
    expect(text(unknown)).toContain('Your first briefing comes with the next edition.')
    const utc = composeWelcome(emailContext, { ...facts, first: { ...facts.first, zone: 'Etc/UTC' } })
    expect(text(utc)).toContain('at 07:00 (UTC).')
  })

  it('brings up to three stories a topic, each once, under the best of the reader’s topics (C4)', () => {
    const stories = welcomeStories(document, facts.topics)
    expect(stories).toHaveLength(6)
    for (const topic of facts.topics)
      expect(stories.filter((story) => story.topics.find((id) => facts.topics.includes(id)) === topic)).toHaveLength(3)
    for (const { id, name } of stories) {
      expect(welcome.html.split(`id="${id}"`), id).toHaveLength(2)
      expect(welcome.text.split(`\n${name}\n`), id).toHaveLength(2)
    }
    expect(welcome.html.match(/<h3/g)).toHaveLength(6)
    for (const part of [welcome.html, welcome.text]) expect(part).toMatch(/6 stories · \d min/)
    expect(welcome.subject).toBe('Welcome to Größere Lage: 6 stories to start with')
    expect(welcome.preheader).toContain(stories[0]?.name)
  })

  it('without stories promises none', () => {
    expect(bare.subject).toBe('Welcome to Größere Lage')
    for (const part of [bare.html, bare.text]) expect(part).not.toMatch(/Until then|quoted from the source/)
    const nothing = composeWelcome(emailContext, { ...facts, topics: ['topic-9'] })
    expect(nothing.subject).toBe('Welcome to Größere Lage')
  })

  it('ends with the reader’s own links, like every briefing', () => {
    for (const email of [welcome, bare]) {
      for (const href of [
        links.preferencesUrl,
        `${links.preferencesUrl}#pause`,
        links.leaveUrl,
        'https://news.example.com/',
      ])
        expect(email.html).toContain(`href="${href}"`)
      for (const link of [links.preferencesUrl, links.leaveUrl, 'https://news.example.com/'])
        expect(email.text).toContain(`\n${link}\n`)
      expect(text(email)).toContain('Topic 0 & neighbours · Topic 1 & neighbours')
      expect(email.text).toContain(settings.postalAddress)
    }
  })

  it('is a whole message with every list header, and can be left with one click', async () => {
    const raw = assembleEmail(welcome, head, { ...address, leaveUrl: links.leaveUrl })
    expect(defectsIn(Buffer.from(raw).toString('latin1'))).toEqual([])
    const mail = await PostalMime.parse(raw)
    expect(mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value).toBe(`<${links.leaveUrl}>`)
    expect([mail.text?.trim(), mail.html?.trim()]).toEqual([welcome.text.trim(), welcome.html.trim()])
  })

  it('stays within the size budget: the lowest-ranked stories become lines', () => {
    const long = editionOf({ topics: 14, stories: 60, words: 120 })
    const everything = { ...facts, edition: long, topics: long.topics.map(({ id }) => id) }
    const email = composeWelcome({ ...emailContext, topics: long.topics }, { ...everything, htmlBytes: 60_000 })
    expect(Buffer.byteLength(email.html)).toBeLessThanOrEqual(60_000)
    const stories = welcomeStories(long, everything.topics)
    expect(email.html.match(/<h3/g)).toHaveLength(stories.length)
    const [best] = stories.toSorted((a, b) => b.score - a.score)
    expect(email.html).toMatch(new RegExp(`id="${best?.id}" style="margin:0;font-size:\\d+px`))
  })
})

describe('every email', () => {
  const all = { confirmation, welcome, bare }

  it.each(Object.entries(all))(
    '%s: has no pixel, script, image, open token or placeholder; every link is https',
    (_, email) => {
      expect(email.html).not.toMatch(/<img|<script|<link|url\(/i)
      expect(`${email.html}${email.text}${email.subject}${email.preheader}`).not.toMatch(
        /\{\{|\}\}|[⟦⟧]|undefined|null/,
      )
      for (const [, href] of email.html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https:\/\//)
    },
  )

  it.each(Object.entries(all))('%s: names its language, never skips a heading, keeps text lines short', (_, email) => {
    expect(email.html).toContain('<html lang="en" dir="ltr"')
    const levels = [...email.html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(levels[0]).toBe(1)
    for (const [n, level] of levels.entries()) expect(level - (levels[n - 1] ?? 0)).toBeLessThanOrEqual(1)
    const long = email.text.split('\n').filter((line) => line.length > 76 && !line.startsWith('https://'))
    expect(long).toEqual([])
  })

  it('speaks the reader’s language where it has words, mirrored where that is written from right to left', () => {
    const arabic = composeConfirmation(emailContext, { language: 'ar-EG', topics: [], ...links })
    expect(arabic.language).toBe('ar')
    expect(arabic.html).toContain('<html lang="ar" dir="rtl"')
    const german = composeConfirmation(emailContext, { language: 'de', topics: [], ...links })
    expect(german.language).toBe('en')
  })

  it('names the topics in that language, and leads to the edition in it where it stands there', () => {
    const topics = document.topics.map((topic) => ({ ...topic, labels: { ar: `الموضوع ${topic.id.slice(-1)}` } }))
    const inArabic = { ...facts, language: 'ar', edition: { ...document, topics } }
    const translated = { ...emailContext, topics }
    const welcomed = composeWelcome(translated, { ...inArabic, languages: ['en', 'ar'] })
    expect(welcomed.html).toContain('>الموضوع 0</h2>')
    expect(welcomed.text).toContain('الموضوع 0 · الموضوع 1')
    expect(welcomed.html).toContain(`/ar/editions/${document.id}/#`)
    const before = composeWelcome(translated, inArabic)
    expect(before.html).toContain(`https://news.example.com/editions/${document.id}/#`)
    expect(before.html).not.toContain('/ar/editions/')
  })

  it('prints what a source or the operator wrote as text, markup and brackets too', () => {
    const tricky = 'Write {{listName}} or ⟦leaveUrl⟧ & <script>.'
    const sections = [
      {
        topic: { id: 'energy', label: 'Energy' },
        stories: [{ ...aStory('s1', ['energy']), headline: tricky, name: tricky }],
      },
    ]
    const email = composeWelcome(
      { ...emailContext, topics: [{ id: 'energy', label: '<b>Energy</b>' }] },
      { ...facts, topics: ['energy'], edition: aDocument({ sections }) },
    )
    expect(email.html).not.toMatch(/<script>|<b>Energy/)
    expect(email.text).toContain('Write {{listName}} or 〚leaveUrl〛 & <script>.')
  })
})

describe('a broken template breaks the bundling, not the mail', () => {
  const welcomeOf = (templates: Templates) => templates.emails['welcome.mjml'] ?? ''

  it('a token that MJML swallows is named', async () => {
    const lost = inThe({
      emails: { 'welcome.mjml': welcomeOf(readTemplates()).replace('<mj-column>', '<mj-column>{{lost}}') },
    })
    await expect(compileTransactionalEmails(lost)).rejects.toThrow('MJML dropped {{lost}}')
  })

  it('a component that does not exist is named with its line', async () => {
    const broken = inThe({ emails: { 'welcome.mjml': welcomeOf(readTemplates()).replace('<mj-button', '<mj-buton') } })
    await expect(compileTransactionalEmails(broken)).rejects.toThrow(/welcome\.mjml is not valid MJML.*[Ll]ine 1\d\b/s)
  })

  it('a missing file is named', async () => {
    const { 'head.mjml': _, ...emails } = readTemplates().emails
    await expect(compileTransactionalEmails({ ...readTemplates(), emails })).rejects.toThrow(
      'templates/emails/head.mjml is missing',
    )
    const uncompiled = { ...emailContext, templates: readTemplates() }
    expect(() => composeConfirmation(uncompiled, { language: 'en', topics: [], ...links })).toThrow(
      'confirmation.en.html is missing',
    )
  })

  it('a placeholder that an email does not have is named', () => {
    const wrong = { ...compiledTemplates, text: { ...compiledTemplates.text, 'confirmation.txt': '⟦leaveUrl⟧' } }
    expect(() =>
      composeConfirmation({ ...emailContext, templates: wrong }, { language: 'en', topics: [], ...links }),
    ).toThrow('asks for ⟦leaveUrl⟧')
  })
})
