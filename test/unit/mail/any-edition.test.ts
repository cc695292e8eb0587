// Whatever the edition: 1–14 topics, 1–50 stories of any length and script, any choice of topics.
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { assemble, encodeFrame, openFrame } from '../../../functions/delivery/message/message.ts'
import { defectsIn } from '../../../functions/delivery/message/mime-check.ts'
import { senderHeaders } from '../../../functions/delivery/message/sender-headers.ts'
import { planBriefing, readerOfEverything } from '../../../functions/edition/briefing/briefing.ts'
import { preflight } from '../../../functions/edition/checks/preflight.ts'
import { composeWelcome } from '../../../functions/edition/emails/welcome.ts'
import { buildFrame } from '../../../functions/edition/frame/frame.ts'
import { editionOf } from '../../support/samples/big-edition.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { readTemplates } from '../../support/samples/templates.ts'
import { compiledTemplates } from '../../support/worlds/message-world.ts'

const settings = someSettings()
const templates = readTemplates()
const head = senderHeaders(settings)
const { caps } = settings
const { htmlBytes } = caps
const date = new Date('2026-11-19T06:00:00Z')
const leaveUrl = 'https://news.example.com/leave/token'
const preferencesUrl = 'https://news.example.com/preferences/token'

const scripts: Record<string, (n: number) => string> = {
  latin: (n) => ['river', 'treaty', 'naïve', 'Größe', '“quoted”', 'x=y', '<b>', '&amp;'][n % 8] ?? 'and',
  arabic: (n) => ['النهر', 'معاهدة', 'الشتاء'][n % 3] ?? 'و',
  han: (n) => '条约河流冬天谷物'.repeat(1 + (n % 5)),
  emoji: (n) => '👩‍👩‍👧‍👦'.repeat(1 + (n % 3)),
  endless: (n) => 'x'.repeat(1 + ((n * 37) % 400)),
  brackets: () => '⟦leaveUrl⟧{{listName}}',
}

const anything = fc.record({
  topics: fc.integer({ min: 1, max: 14 }),
  stories: fc.integer({ min: 1, max: 50 }),
  words: fc.integer({ min: 1, max: 120 }),
  script: fc.constantFrom(...Object.keys(scripts)),
  chosen: fc.integer({ min: 1, max: 2 ** 14 - 1 }),
  headline: fc.integer({ min: 1, max: 60 }),
  name: fc.integer({ min: 0, max: 12 }),
  /** Of the frame, and of what is quoted. */
  language: fc.constantFrom('en', 'ar'),
  quoted: fc.constantFrom('en', 'ar', 'zh'),
})

it('every mail is whole, valid and within the size budget, and tells each of its stories once', async () => {
  await fc.assert(
    fc.asyncProperty(anything, async ({ topics, stories, words, script, chosen, headline, name, language, quoted }) => {
      const word = scripts[script] ?? String
      const document = editionOf({ topics, stories, words, word, headline, name, language: quoted })
      const frame = await buildFrame(document, templates, settings, language)
      const edition = {
        document,
        frames: [frame],
        siteUrl: settings.siteUrl,
        postalAddress: settings.postalAddress,
        caps,
      }
      expect(preflight(edition)).toEqual([])

      const own = document.topics.filter((_, n) => (chosen >> n) % 2 === 1).map(({ id }) => id)
      const reader = { topics: own, language, cadence: 'weekly', had: new Set<string>() } as const
      const plan = planBriefing([{ document, frames: [openFrame(encodeFrame(frame))] }], reader, caps)
      const due = document.sections
        .flatMap((section) => section.stories)
        .filter((story) => story.topics.some((id) => own.includes(id)))
      if (plan.outcome === 'skip') {
        expect(due).toEqual([])
        return
      }

      const links = { leaveUrl, preferencesUrl }
      const raw = assemble(plan.briefing, head, { to: 'reader@example.com', ...links, date, id: 'x' })
      expect(defectsIn(Buffer.from(raw).toString('latin1'))).toEqual([])
      const mail = await PostalMime.parse(raw)
      expect(Buffer.byteLength(mail.html ?? '')).toBeLessThanOrEqual(htmlBytes)
      expect(mail.html?.match(/href="https:\/\/news\.example\.com\/leave\/token"/g)).toHaveLength(1)
      expect(mail.html?.match(/href="https:\/\/news\.example\.com\/preferences\/token[#"]/g)).toHaveLength(2)
      const printed = plan.briefing.stories
      expect(printed).toHaveLength(new Set(printed).size)
      expect(due.map(({ id }) => id)).toEqual(expect.arrayContaining(printed))
      const inBrief = plan.briefing.parts.flatMap(({ part }) => (part.startsWith('brief:') ? [part.slice(6)] : []))
      for (const id of printed) expect(mail.html?.split(`id="${id}"`)).toHaveLength(inBrief.includes(id) ? 1 : 2)
    }),
    {
      numRuns: 15,
      // A brief of an endless sentence, which was over the limit by 127 bytes.
      examples: [
        [
          {
            topics: 1,
            stories: 10,
            words: 44,
            script: 'endless',
            chosen: 1,
            headline: 1,
            name: 11,
            language: 'en',
            quoted: 'ar',
          },
        ],
      ],
    },
  )
})

describe('the largest edition there can be, in whatever script, still fits', () => {
  const largest = (word: (n: number) => string) =>
    editionOf({ topics: 14, stories: 50, words: 30, headline: 60, name: 12, language: 'zh', word })
  // The Arabic frame is the heavier one.
  const language = 'ar'

  it.each(Object.keys(scripts))('as a briefing: %s', async (script) => {
    const document = largest(scripts[script] ?? String)
    const frame = await buildFrame(document, templates, settings, language)
    const open = openFrame(encodeFrame(frame))
    const plan = planBriefing([{ document, frames: [open] }], readerOfEverything(document, language), caps)
    if (plan.outcome === 'skip') throw new Error('the edition has stories')
    const raw = assemble(plan.briefing, head, { to: 'reader@example.com', leaveUrl, preferencesUrl, date, id: 'x' })
    const { html = '' } = await PostalMime.parse(raw)
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(htmlBytes)
    expect(plan.briefing.stories.length).toBeLessThanOrEqual(caps.storiesPerBriefing + caps.briefsPerBriefing)
  })

  it.each(['latin', 'han'])('as a welcome: %s', (script) => {
    const edition = largest(scripts[script] ?? String)
    const { html } = composeWelcome(
      { templates: compiledTemplates, list: settings, topics: edition.topics },
      {
        language,
        topics: edition.topics.map(({ id }) => id),
        first: { date: '2026-11-26', hour: 7, zone: 'Europe/Berlin' },
        cadence: 'weekly',
        date: '2026-11-19',
        edition,
        htmlBytes,
        leaveUrl,
        preferencesUrl,
      },
    )
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(htmlBytes)
    expect(html.match(/<h3/g)).toHaveLength(42)
  })
})
