// `npm run sources`: what changes the list, and what becomes of what a source brought.
import { beforeEach, describe, expect, it } from 'vitest'
import { composeEdition } from '../../../../functions/use-cases/composing/compose-edition.ts'
import { someSettings } from '../../../support/samples/builders.ts'
import { readTemplates } from '../../../support/samples/templates.ts'
import { feedAt } from '../../../support/worlds/fetch-world.ts'
import { ferryTopics, gazette, SourcesCommand } from '../../../support/worlds/sources-command.ts'

let command: SourcesCommand
beforeEach(() => {
  command = new SourcesCommand()
})

describe('pause and resume', () => {
  it('change one key of one entry', async () => {
    command.deploy({ ...gazette, keep: 7 }, { id: 'broken' })
    expect((await command.told({ command: 'pause', id: 'gazette' })).text).toContain('nothing is fetched from it')
    expect(command.list).toEqual([{ ...gazette, keep: 7, paused: true }, { id: 'broken' }])
    expect((await command.told({ command: 'pause', id: 'gazette' })).text).toContain('paused already')
    await command.told({ command: 'resume', id: 'gazette' })
    expect(command.list).toEqual([{ ...gazette, keep: 7 }, { id: 'broken' }])
  })
})

describe('add --mail', () => {
  const letter = { command: 'add-mail' as const, id: 'harbour', senders: ['example.net'], details: {} }

  it('makes an address that nobody guesses, for these senders alone, once the operator agrees', async () => {
    command.mailDomain = 'mail.news.example.com'
    command.agrees = false
    expect((await command.told(letter)).text).toContain('nothing was written')
    command.agrees = true
    const { ok, text } = await command.told(letter)
    const [, address = ''] = /^Subscribe to the newsletter with (\S+)$/m.exec(text) ?? []
    expect([ok, address]).toEqual([true, expect.stringMatching(/^in\+harbour-[a-z0-9]{16}@mail\.news\.example\.com$/)])
    expect(command.list).toEqual([{ id: 'harbour', url: `mailto:${address}`, kind: 'mail', senders: ['example.net'] }])
    expect((await command.told({ command: 'list' })).text).toContain('harbour')
    expect(await command.told(letter)).toMatchObject({ ok: false, text: expect.stringContaining('Not added') })
  })

  it('says what is missing where the list takes no mail', async () => {
    expect((await command.told(letter)).text).toContain('set "mailDomain" in cdk.json first')
  })
})

describe('remove', () => {
  beforeEach(async () => {
    command.deploy(gazette)
    await command.told({ command: 'fetch', id: 'gazette' })
    await command.ingest()
  })

  it('says what becomes of its unprinted stories', async () => {
    const { text } = await command.told({ command: 'remove', id: 'gazette', withdraw: false })
    expect(text).toMatch(
      /[1-9]\d* unprinted stor(y|ies) of its [1-3] pages? stay in the stock .* until older than 14 days/,
    )
    expect(command.list).toEqual([])
    expect((await command.fakes.articles.pages()).map(({ status }) => status)).not.toContain('withdrawn')
  })

  it('takes its pages out where that is asked for, and names the editions that printed them', async () => {
    command.fakes.templates.templates = readTemplates()
    command.fakes.articles.taxonomy = ferryTopics
    await composeEdition(command.fakes, someSettings(), { week: '2026-W48' })
    await command.fakes.editions.change('2026-W48', ['composed'], { status: 'sent' })
    const { text } = await command.told({ command: 'remove', id: 'gazette', withdraw: true })
    expect(text).toContain('leave the stock with it')
    expect(text).toContain('Printed in 2026-W48:')
    expect((await command.fakes.articles.pages()).map(({ status }) => status)).not.toContain('read')
  })

  it('writes nothing over what somebody else wrote meanwhile, and says what to do', async () => {
    const theirs = JSON.stringify([gazette, { id: 'wire', url: 'https://wire.example.com/feed', kind: 'feed' }])
    command.onAsked = () => command.objects.set('settings/sources.json', theirs)
    await expect(command.told({ command: 'remove', id: 'gazette', withdraw: false })).rejects.toThrow(
      'changed by someone else while this command ran, and nothing was written: look at it with "npm run sources',
    )
    expect(command.list).toEqual(JSON.parse(theirs))
  })

  it('writes nothing without agreement', async () => {
    command.agrees = false
    expect((await command.told({ command: 'remove', id: 'gazette', withdraw: true })).ok).toBe(false)
    expect(command.list).toBeNull()
    expect((await command.fakes.articles.pages()).map(({ status }) => status)).not.toContain('withdrawn')
  })
})

describe('import and export', () => {
  it('take in the feeds of a list, and say which are none', async () => {
    command.deploy(gazette)
    command.files.set(
      'a.opml',
      `<opml version="2.0"><body><outline text="Papers">
        <outline type="rss" text="Böen &amp; Häfen" xmlUrl="https://a.example.com/?x=1&amp;y=2"/>
        <OUTLINE TEXT="Gazette" xmlURL='${feedAt}'></OUTLINE>
        <outline text="Inside" xmlUrl="http://a.example.com:81/"/>
        <outline text="Own" xmlUrl="http://127.0.0.1/feed"/><outline text="Own" xmlUrl="http://localhost/"/>
        <outline text="Boen Hafen" xmlUrl="feed://b.example.com/rss"/>
      </outline></body></opml>`,
    )
    const { ok, text } = await command.told({ command: 'import', file: 'a.opml' })
    expect(ok).toBe(true)
    expect(text).toContain(`= ${feedAt} is in the list already`)
    expect(text).toContain('– http://a.example.com:81/: port 81 is not fetched')
    expect(text.match(/it is no site of the public internet/g)).toHaveLength(2)
    expect(command.list).toEqual([
      gazette,
      { id: 'boen-hafen', url: 'https://a.example.com/?x=1&y=2', kind: 'feed' },
      { id: 'boen-hafen-2', url: 'http://b.example.com/rss', kind: 'feed' },
    ])
    expect(command.world.web.asked).toEqual([])
  })

  it('give back what was taken in', async () => {
    command.deploy(gazette, { ...gazette, id: 'b', url: 'https://b.example.com/?x=1&y=2', publication: 'B & "C"' })
    await command.told({ command: 'export', file: 'b.opml' })
    command.objects.clear()
    await command.told({ command: 'import', file: 'b.opml' })
    expect(command.list).toEqual([gazette, { id: 'b-c', url: 'https://b.example.com/?x=1&y=2', kind: 'feed' }])
  })

  it('refuse a file that names no feed', async () => {
    command.files.set('a.txt', 'feeds')
    expect(await command.told({ command: 'import', file: 'a.txt' })).toMatchObject({
      ok: false,
      text: expect.stringContaining('OPML'),
    })
  })
})
