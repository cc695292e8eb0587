// The mails to the operator: the alert says all that is wrong; the proof shows what readers get, and readers get
// nothing of its panel.
import { describe, expect, it } from 'vitest'
import { assembleEmail } from '../../../functions/delivery/message/email-message.ts'
import { defectsIn } from '../../../functions/delivery/message/mime-check.ts'
import { senderHeaders } from '../../../functions/delivery/message/sender-headers.ts'
import { preflight } from '../../../functions/edition/checks/preflight.ts'
import { buildFrames } from '../../../functions/edition/frame/frame.ts'
import { composeAlert } from '../../../functions/edition/reports/alert.ts'
import { composeFrozenAlert } from '../../../functions/edition/reports/frozen-alert.ts'
import { composeProof } from '../../../functions/edition/reports/proof.ts'
import { messageFaults } from '../../../functions/edition/words/message-faults.ts'
import { editionOf } from '../../support/samples/big-edition.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { sampleEdition } from '../../support/samples/sample-edition.ts'
import { findingsSample, proofSample, sampleProof } from '../../support/samples/sample-operator.ts'
import { readTemplates } from '../../support/samples/templates.ts'
import { compiledTemplates } from '../../support/worlds/message-world.ts'

const settings = someSettings()
const emailContext = { templates: compiledTemplates, list: settings, topics: [] }
const [first] = sampleEdition().sections[0]?.stories ?? []
const names = new Map([[first?.id ?? '', first?.name ?? '']])

const sample = await sampleProof()
const full = composeProof(emailContext, { ...sample, ...proofSample })
const quiet = composeProof(emailContext, sample)
const alert = composeAlert(emailContext, {
  edition: '2026-W47',
  date: '2026-11-19',
  findings: findingsSample(first?.id ?? ''),
  names,
})
const words = ({ text }: { text: string }) => text.replace(/\s+/g, ' ')

describe('every mail to the operator', () => {
  it.each(Object.entries({ full, quiet, alert }))(
    '%s: is whole, bare of markup from data, and says what it is',
    (_, email) => {
      expect(email.html.replace(/<style[\s\S]*?<\/style>/g, '')).not.toMatch(
        /<img|<script|<quickly>|<b>Nobody|\{\{|\}\}|[⟦⟧]|undefined|\[\[/,
      )
      expect(email.text).not.toMatch(/\{\{|\}\}|[⟦⟧]|undefined|\[\[/)
      const long = email.text.split('\n').filter((line) => line.length > 76 && !line.startsWith('https://'))
      expect(long).toEqual([])
      const date = new Date('2026-11-18T06:00:00Z')
      const envelope = { to: settings.operatorAddress, date, id: 'W47_proof_operator', leaveUrl: null }
      const raw = assembleEmail(email, senderHeaders(settings), envelope)
      expect(defectsIn(Buffer.from(raw).toString('latin1'), 'stranger')).toEqual([])
    },
  )
})

describe('the alert', () => {
  it('names each fault once, whatever number of frames has it, what must be mended first', () => {
    expect(alert.subject).toBe('Held: 4 problems in the edition of 19 November 2026')
    expect(words(alert)).toContain('The postal address in the HTML is missing; every email must show it.')
    expect(alert.text.match(/postal address in the HTML/g)).toHaveLength(1)
    expect(alert.text.indexOf('postal address in')).toBeLessThan(alert.text.indexOf('92311'))
  })

  it('names the partials in which a part of the briefing stands, those within partials too', () => {
    expect(words(alert)).toMatch(/part close, or in what that part includes: .*templates\/partials\/footer\.hbs/)
  })

  it('can be written about every fault that the preflight knows, placeholders in its words included', async () => {
    const document = sampleEdition()
    const [frame] = await buildFrames(document, readTemplates(), settings)
    if (frame === undefined) throw new Error('there is no frame')
    frame.html['close'] = '<a href="http://x">{{a}}⟦b⟧</a><img src="x">'
    const findings = preflight({ document, frames: [frame], ...settings, caps: { ...settings.caps, htmlBytes: 10 } })
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['size', 'link', 'alt', 'token', 'footer']))
    const email = composeAlert(emailContext, { edition: document.id, date: document.date, findings, names })
    expect(words(email)).toContain('The unsubscribe link (〚leaveUrl〛) in the HTML is missing')
  })
})

describe('the proof', () => {
  it('says how the edition came out, what was decided and left out, and what can still be done', () => {
    for (const told of [
      'Wednesday 18 November at 10:00 UTC',
      'Stories: 5 stories · 1 min',
      'Checks: All passed, in English and Arabic',
      'Stock: 12 stories are waiting; an edition needs 9',
      'Dropped for good: The mayor smiles',
      'No effect: st-17 (no story has this id',
      'What the ferry cost, and whom Rivers & harbours · its topic already has 3 stories · its article would pass 120',
      'And 13 more: see the preview.',
      'npm run preview',
      'npm run edition -- cancel 2026-W47',
      'Subject: A bridge for two banks – and 4 more',
    ])
      expect(words(full)).toContain(told)
    expect(words(quiet)).toContain('Nothing this week: stories are in the usual order.')
    expect(words(quiet)).toContain('No other story was good enough.')
  })

  it('says of each page what is still to come, or why nothing is', () => {
    const page = { page: 'a.txt', articles: 1, topics: ['Arts'], stories: 2, reason: null }
    const bare = { page: 'b.txt', articles: 1, topics: [], stories: 0, reason: 'it is a recipe' }
    const told = words(
      composeProof(emailContext, { ...sample, pages: { count: 12, stories: 9, listed: [bare, page] } }),
    )
    for (const one of [
      'Pages: 9 more stories to expect (pages read: 12)',
      'Page: b.txt: this page can give no story because it is a recipe',
      'Page: a.txt: 2 stories to expect, on Arts',
      'Page: 10 more pages',
    ])
      expect(told).toContain(one)
  })

  it('says how many stories waited too long', () => {
    const told = words(composeProof(emailContext, { ...sample, stock: { ...sample.stock, expired: 2 } }))
    expect(told).toContain('Too old: 2 stories have left the stock since the last edition: they waited too long')
    expect(words(full)).not.toContain('Too old')
  })

  it('asked for after the launch speaks of it as past, and offers nothing that is too late', () => {
    const launched = words(composeProof(emailContext, sample, true))
    expect(launched).toContain('Recipients were fixed on Wednesday 18 November at 10:00 UTC')
    expect(launched).not.toMatch(/are fixed|edition -- recompose/)
    expect(launched).toContain('npm run edition -- pause 2026-W47')
  })

  it('ends in the briefing itself, as a reader of every topic gets it', () => {
    expect(full.text.endsWith(sample.briefing.text)).toBe(true)
    const [, body = ''] = /<body[^>]*>([\s\S]*)<\/body>/.exec(sample.briefing.html) ?? []
    expect(body.length).toBeGreaterThan(5000)
    expect(full.html).toContain(body)
    expect(full.html.match(/<html/g)).toHaveLength(1)
    expect(full.html.match(/<\/body>/g)).toHaveLength(1)
  })

  it('keeps its panel out of the briefing, and a stock that runs dry in view', async () => {
    expect(sample.briefing.html).not.toMatch(/Proof of|npm run/)
    const dry = composeProof(emailContext, { ...sample, stock: { waiting: 1, barred: 0, needed: 9 } })
    expect(dry.preheader).toBe(
      '5 stories · 1 min · Only 1 story is waiting, and an edition needs 9: add articles this week · All passed, in English and Arabic',
    )
  })

  it('counts the bytes of every part, and those stories that are one line only', async () => {
    const { caps } = someSettings()
    const tight = someSettings({ caps: { ...caps, htmlBytes: 18_000 } })
    const { groups, htmlBytes, budget, messageBytes, shortened } = (
      await sampleProof(editionOf({ topics: 14, stories: 50, words: 60 }), undefined, undefined, tight)
    ).sizes
    const sum = Object.values(groups).reduce((all, bytes) => all + bytes, 0)
    expect(sum).toBeLessThanOrEqual(htmlBytes)
    expect(htmlBytes).toBeLessThanOrEqual(budget)
    expect(messageBytes).toBeGreaterThan(htmlBytes)
    expect(shortened).toBeGreaterThan(0)
  })

  it('of the largest edition is not clipped by Gmail', async () => {
    const largest = await sampleProof(editionOf({ topics: 14, stories: 50, words: 60, headline: 60 }))
    expect(Buffer.byteLength(composeProof(emailContext, { ...largest, ...proofSample }).html)).toBeLessThan(102_000)
  })

  it('is not misled by a headline that looks like its own mark', () => {
    const leftOut = [{ name: 'A [[briefing]] in brackets', topic: 'Arts', obstacles: [] }]
    const email = composeProof(emailContext, { ...sample, leftOut })
    expect(email.text).toContain('* A [[briefing]] in brackets')
    expect(email.text.endsWith(sample.briefing.text)).toBe(true)
  })
})

describe('the commands in a mail to the operator', () => {
  it('name the folder of the list that it is from, on one line to be copied', () => {
    const folder = `/tmp/${'x'.repeat(90)}`
    const elsewhere = { ...emailContext, list: { ...settings, commandOptions: `--folder ${folder}` } }
    const findings = Array.from({ length: 30 }, (_, n) => ({ rule: 'link', at: 'en: close', reason: `link ${n}` }))
    const proof = composeProof(elsewhere, sample).text
    const held = composeAlert(elsewhere, { edition: '2026-W47', date: '2026-11-19', findings, names }).text
    const named = (text: string) =>
      text.match(/npm run (?:edition -- [a-z]+ 2026-W47(?: --accept)?|preview --) --folder/g)
    expect([named(proof)?.length, named(held)?.length]).toEqual([4, 3])
    expect(`${proof}${held}`.split(` --folder ${folder}\n`)).toHaveLength(1 + 4 + 3)
    expect(words(full)).not.toContain('--folder')
  })
})

describe('the alert of an edition that was stopped', () => {
  const told = (by: 'bounces' | 'complaints') =>
    words(
      composeFrozenAlert(emailContext, { edition: '2026-W47', by, reason: '22 of 640 emails bounced for good, 3.44%' }),
    )

  it('says what was seen and what to do, and of complaints that Gmail sends none', () => {
    for (const one of ['22 of 640 emails bounced', 'edition -- resume 2026-W47', 'edition -- cancel 2026-W47'])
      expect(told('bounces')).toContain(one)
    expect(told('complaints')).toContain('Gmail sends no complaint events')
    expect(told('bounces')).not.toContain('Gmail')
  })
})

describe('the words for the operator', () => {
  it('stand in the default language alone; a translation of them is named as one too many', () => {
    const { messages } = readTemplates()
    const arabic = { ...messages['ar'], 'operator-checks': 'x {languages}' }
    const [fault, ...others] = messageFaults({ messages: { ...messages, ar: arabic } })
    expect(fault).toMatchObject({
      language: 'ar',
      key: 'operator-checks',
      reason: expect.stringContaining('remove it'),
    })
    expect(others).toEqual([])
    expect(Object.keys(compiledTemplates.emails)).not.toContain('alert.ar.html')
  })
})
