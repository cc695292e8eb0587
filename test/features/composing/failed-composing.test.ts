// An edition that cannot be composed at all: its record says why, the operator is told, composing is retried, and an
// edition that is composed late goes out late.
import { describe, expect, it } from 'vitest'
import { metric } from '../../../functions/environment.ts'
import { composeEdition } from '../../../functions/use-cases/composing/compose-edition.ts'
import { mostTries } from '../../../functions/use-cases/composing/failure.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { messageContext } from '../../../functions/use-cases/messaging/message-context.ts'
import { sendMessages } from '../../../functions/use-cases/messaging/send-messages.ts'
import { bodiesOf } from '../../mail/bodies.ts'
import { type FakePorts, fakePorts } from '../../support/fakes/fake-ports.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { ferryPages, ferryTopics } from '../../support/samples/ferry-pages.ts'
import { compiledTemplates } from '../../support/worlds/message-world.ts'

const settings = someSettings()
const composing = { scheduledTime: '2026-11-18T05:00:00Z' }

async function aList(now = '2026-11-18T05:00:00.000Z'): Promise<FakePorts> {
  const ports = fakePorts(now)
  ports.templates.templates = structuredClone(compiledTemplates)
  ports.articles.taxonomy = ferryTopics
  for (const page of ferryPages) {
    await ports.articles.save(page)
    const counts = { articles: 1, passages: 1, dropped: 0 }
    await ports.articles.savePage({ name: page.page, hash: page.hash, status: 'read', reason: null, ...counts })
  }
  return ports
}

const broken = 'topics.json cannot be used:\n- it names no topic; add at least one'
const breakTopics = (ports: FakePorts) => {
  const whole = ports.articles.taxonomy
  ports.articles.taxonomy = new Error(broken)
  return () => {
    ports.articles.taxonomy = whole
  }
}

/** What the operator gets, in plain words. */
async function mailsOf(ports: FakePorts): Promise<string[]> {
  const orders = ports.queue.messages.splice(0).map(({ body }, n) => ({ messageId: String(n), body }))
  const before = ports.mailer.accepted.length
  await sendMessages(messageContext(ports, settings), orders)
  return ports.mailer.accepted
    .slice(before)
    .map(({ raw }) => bodiesOf(Buffer.from(raw).toString('latin1')).text.replace(/\s+/g, ' '))
}

const retryAt = async (ports: FakePorts, time: string) => {
  ports.clock.set(time)
  return composeEdition(ports, settings, { retryTime: time })
}
const record = async (ports: FakePorts, id = '2026-W47') => ports.editions.find(id)

describe('an edition that cannot be composed', () => {
  it.each<[string, (ports: FakePorts) => unknown, string]>([
    ['topics that cannot be used', breakTopics, 'it names no topic'],
    [
      'a partial that is no template',
      (ports) => (ports.templates.templates.partials['story.hbs'] = '{{#if'),
      'partials/story.hbs',
    ],
    [
      'a value that no story has',
      ({ templates: { templates } }) => (templates.partials['story-line.hbs'] = '{{lineLable}}'),
      'partials/story-line.hbs: "lineLable" not defined',
    ],
    [
      'a message that is missing',
      (ports) => delete ports.templates.templates.messages['en']?.['contents'],
      '"contents"',
    ],
    [
      'a store that does not answer',
      (ports) => (ports.articles.pages = () => Promise.reject(new Error('S3: SlowDown'))),
      'S3: SlowDown',
    ],
  ])('for %s leaves a record with the reason, a metric, and a mail to the operator', async (_, fault, reason) => {
    const ports = await aList()
    const templates = structuredClone(ports.templates.templates)
    fault(ports)
    expect(await composeEdition(ports, settings, composing)).toMatchObject({ outcome: 'failed', edition: '2026-W47' })
    const made = await record(ports)
    expect(made).toMatchObject({ status: 'failed', contentHash: null, published: [], failure: { tries: 1 } })
    expect(made?.failure?.reason).toContain(reason)
    expect(ports.log.counts.get(metric.editionFailed)).toBe(1)
    // A mistake in the briefing does not prevent the alert about it; for words that every mail needs, those of before
    // are used.
    if (!reason.includes('partials/')) ports.templates.templates = templates
    const [mail = '', ...more] = await mailsOf(ports)
    expect(more).toEqual([])
    expect(mail).toContain('Edition of 19 November 2026 not composed')
    expect(mail).toContain(reason)
    expect(mail).toContain('npm run edition -- recompose 2026-W47')
  })

  it('is tried again every hour under the same id, and composed once the cause is mended', async () => {
    const ports = await aList()
    const mend = breakTopics(ports)
    await composeEdition(ports, settings, composing)
    expect(await retryAt(ports, '2026-11-18T06:25:00.000Z')).toMatchObject({ outcome: 'failed' })
    expect((await record(ports))?.failure).toMatchObject({ tries: 2, at: '2026-11-18T06:25:00.000Z' })
    mend()
    expect(await retryAt(ports, '2026-11-18T07:25:00.000Z')).toEqual({ outcome: 'composed', edition: '2026-W47' })
    expect(await ports.editions.list()).toMatchObject([{ id: '2026-W47', status: 'composed', findings: [] }])
    expect(await retryAt(ports, '2026-11-18T08:25:00.000Z')).toMatchObject({ outcome: 'nothing' })
  })

  it('is looked for every hour without reading what editions print, which is most of what a table keeps of them', async () => {
    const ports = await aList()
    await composeEdition(ports, settings, composing)
    const outlines = await ports.editions.outlines()
    ports.editions.outlines = async () => outlines
    ports.editions.list = () => Promise.reject(new Error('the contents are read'))
    expect(await retryAt(ports, '2026-11-18T06:25:00.000Z')).toMatchObject({ outcome: 'nothing' })
  })

  it('is tried no more than a few times; the operator hears of the first try and of the last', async () => {
    const ports = await aList()
    breakTopics(ports)
    await composeEdition(ports, settings, composing)
    const mails = [await mailsOf(ports)]
    for (let hour = 6; hour < 20; hour += 1) {
      await retryAt(ports, `2026-11-18T${String(hour).padStart(2, '0')}:25:00.000Z`)
      mails.push(await mailsOf(ports))
    }
    expect((await record(ports))?.failure?.tries).toBe(mostTries)
    expect(mails.map(({ length }) => length)).toEqual([1, 0, 0, 0, 0, 1, ...Array(9).fill(0)])
    expect(mails[0]?.[0]).toContain('tried again every hour')
    expect(mails[5]?.[0]).toContain('is not tried again automatically')
  })

  it('that is mended after its launch is composed again and goes out late', async () => {
    const ports = await aList()
    const mend = breakTopics(ports)
    await composeEdition(ports, settings, composing)
    const launched = await launchEdition(ports, { scheduledTime: '2026-11-18T10:00:00Z' })
    expect(launched.outcome).toBe('nothing')
    mend()
    ports.clock.set('2026-11-19T14:00:00.000Z')
    const made = await composeEdition(ports, settings, { week: '2026-W47', again: true })
    expect(made).toEqual({ outcome: 'composed', edition: '2026-W47r2' })
    expect((await record(ports))?.status).toBe('superseded')
    expect(await launchEdition(ports, { lateTime: '2026-11-19T14:35:00Z' })).toMatchObject({
      outcome: 'launched',
      edition: '2026-W47r2',
    })
    expect((await record(ports, '2026-W47r2'))?.status).toBe('sending')
  })

  it('whose week is over is not composed again: nobody would get it', async () => {
    const ports = await aList()
    breakTopics(ports)
    await composeEdition(ports, settings, composing)
    ports.clock.set('2026-11-23T12:00:00.000Z')
    const again = await composeEdition(ports, settings, { week: '2026-W47', again: true })
    expect(again).toMatchObject({ outcome: 'refused', edition: '2026-W47' })
    expect(await retryAt(ports, '2026-11-23T12:25:00.000Z')).toMatchObject({ outcome: 'nothing' })
    expect(await ports.editions.list()).toMatchObject([{ id: '2026-W47', status: 'failed' }])
  })
})

describe('the hourly look for what is late', () => {
  it('launches nothing before its time, nothing of a week that is over, and says nothing of it', async () => {
    const ports = await aList()
    await composeEdition(ports, settings, composing)
    for (const lateTime of ['2026-11-18T09:35:00Z', '2026-11-23T12:35:00Z'])
      expect(await launchEdition(ports, { lateTime })).toEqual({ outcome: 'nothing', reason: 'no edition is late' })
    expect(ports.log.lines.filter(({ message }) => message.includes('Nothing was launched'))).toEqual([])
  })
})
