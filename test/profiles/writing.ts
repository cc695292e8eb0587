// Commands that write: each shows first what cannot be taken back and does nothing without --yes, and each that is done
// is seen in what the list says afterwards.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, isoWeek } from '../../functions/edition/week.ts'
import { ferries } from '../support/samples/editors-pages.ts'
import { mail } from './mail.ts'
import type { Stage } from './stage.ts'

/** @param the newest edition that is over, and the day of the newest of all */
export async function writing(stage: Stage, newest: { latest: string; date: string }): Promise<void> {
  await topics(stage)
  await sources(stage)
  await pages(stage)
  await readers(stage)
  await editions(stage, newest)
  await mail(stage)
  await stage.run('keys', 'rotate links', { says: /Key k\d+ is added/ })
  await stage.run('keys', `rotate origin --secret ${stage.running.secrets.origin}`, { says: /./ })
}

async function topics(stage: Stage): Promise<void> {
  const file = join(stage.home, 'topics.json')
  await stage.run('topics', `pull --topics ${file}`, { says: /now holds the \d+ topics/ })
  const all = JSON.parse(readFileSync(file, 'utf8')) as { id: string; label: string }[]
  const [gone, ...left] = all
  const fewer = stage.file('fewer.json', JSON.stringify(left))
  const asked = { says: /would lose all topics they chose\.\nAdd --yes to write this\./, code: 1 }
  await stage.run('topics', `push --topics ${fewer}`, asked)
  await stage.run('topics', `diff --topics ${file}`, { says: /says the same/ })
  const renamed = left.map((topic) => ({ ...topic, label: `${topic.label} today` }))
  const other = stage.file('renamed.json', JSON.stringify([gone, ...renamed]))
  await stage.run('topics', `push --topics ${other} --yes`, { says: /settings\/topics\.json now holds/ })
  await stage.run('topics', `push --topics ${file} --yes`, { says: /settings\/topics\.json now holds/ })
}

async function sources(stage: Stage): Promise<void> {
  // Such a name never resolves (RFC 6761): what is fetched fails alike with and without a network.
  const feed = 'https://harbour.invalid/feed.xml'
  const opml = `<opml version="2.0"><body><outline text="Harbour" type="rss" xmlUrl="${feed}"/></body></opml>`
  const file = stage.file('sources.opml', opml)
  await stage.run('sources', `import ${file}`, { says: /Add --yes to write this/, code: 1 })
  await stage.run('sources', `import ${file} --yes`, { says: /1 of them new/ })
  await stage.run('sources', 'pause harbour', { says: /harbour/ })
  await stage.run('sources', 'list', { says: /harbour[\s\S]*paused/ })
  await stage.run('sources', 'resume harbour', { says: /harbour/ })
  const away = /harbour[\s\S]*(?:was found|not be reached)/i
  await stage.run('sources', 'check harbour', { says: away, code: 1 })
  await stage.run('sources', 'fetch harbour', { says: away, code: 1 })
  await stage.run('sources', 'list', { says: /harbour/ })
  await stage.run('sources', 'add https://quay.invalid/', { says: /Not added: /, code: 1 })
  await stage.run('sources', 'export -', { says: /xmlUrl="https:\/\/harbour\.invalid\/feed\.xml"/ })
  const letter = 'add --mail quay-letter --from quay.example.com'
  stage.standIn.takesMail = false
  await stage.run('sources', letter, { says: /set "mailDomain" in cdk\.json first/, code: 1 })
  stage.standIn.takesMail = true
  await stage.run('sources', letter, { says: /the source "quay-letter"[\s\S]*Add --yes/, code: 1 })
  await stage.run('sources', `${letter} --yes`, { says: /Subscribe to the newsletter with \S+@/ })
  await stage.run('sources', 'list', { says: /quay-letter/ })
  await stage.run('sources', 'remove quay-letter --yes', { says: /now holds/ })
  await stage.run('sources', 'remove harbour', { says: /leaves the list[\s\S]*Add --yes to write this/, code: 1 })
  await stage.run('sources', 'list', { says: /harbour/ })
  await stage.run('sources', 'remove harbour --yes', { says: /now holds/ })
}

async function pages(stage: Stage): Promise<void> {
  const page = stage.file('ferries-of-alder.txt', ferries)
  await stage.run('ingest', page, { says: /read, |known already/ })
  await stage.run('ingest', '--withdraw ferries-of-alder.txt', { says: /is withdrawn: \d+ unprinted/ })
  await stage.run('ingest', `${page} --again`, { says: /read, |taken in again/ })
  await stage.run('ingest', '--withdraw no-such-page.txt', { says: /there is no page no-such-page\.txt/, code: 1 })
}

async function readers(stage: Stage): Promise<void> {
  const { id: topic } = topicsOf(stage)
  // Nobody of an earlier run: who was erased there stays erased.
  const [ann, ben, lee, ida] = ['ann', 'ben', 'lee', 'ida'].map((name) => `${name}-${stage.mark}@example.com`)
  const file = stage.file('readers.csv', `email,topics\n${ann},${topic}\n${ben},${topic}\n`)
  const consent = ['--consent', 'Sign-up form of our old list']
  await stage.run('readers', `add ${lee} --topics ${topic}`, { says: /A confirmation is on its way/ })
  await stage.run('readers', ['import', file, ...consent], { says: /2 readers would be[\s\S]*Add --yes/, code: 1 })
  await stage.run('readers', `show ${ann}`, { says: /./, code: 1 })
  await stage.run('readers', ['import', file, ...consent, '--yes'], { says: /2/ })
  await stage.run('readers', `show ${ann}`, { says: /active/ })
  const one = join(stage.home, 'ann.json')
  await stage.run('readers', `export ${one} --reader ${ann}`, { says: /./ })
  stage.check(
    'the export of one reader has the consent',
    /Sign-up form of our old list/.test(readFileSync(one, 'utf8')),
  )
  const asked = stage.file('asked.csv', `email,topics\n${ida},${topic}\n`)
  await stage.run('readers', `import ${asked} --confirm`, { says: /Add --yes/, code: 1 })
  await stage.run('readers', `import ${asked} --confirm --yes`, { says: /1/ })
  await stage.run('readers', `suppress ${ann}`, { says: /Add --yes/, code: 1 })
  await stage.run('readers', `suppress ${ann} --yes`, { says: /Nothing is emailed to the address any more/ })
  const reason = ['--reason', 'They asked for it by telephone']
  await stage.run('readers', ['lift', `${ann}`, ...reason, '--yes'], { says: /can be emailed again/ })
  await stage.run('readers', `erase ${ann}`, { says: /cannot be brought back[\s\S]*Add --yes/, code: 1 })
  await stage.run('readers', `show ${ann}`, { says: /active/ })
  await stage.run('readers', `erase ${ann} --yes`, { says: /Erased/ })
  await stage.run('readers', `export ${join(stage.home, 'all.csv')}`, { says: /records, with their addresses/ })
  const exported = readFileSync(join(stage.home, 'all.csv'), 'utf8')
  stage.check(
    'the export has who was brought and not who was erased',
    exported.includes(`${ben}`) && !exported.includes(`${ann}`),
  )
}

function topicsOf(stage: Stage): { id: string } {
  const [first = { id: '' }] = JSON.parse(readFileSync(join(stage.home, 'topics.json'), 'utf8')) as { id: string }[]
  return first
}

async function editions(stage: Stage, { latest, date }: { latest: string; date: string }): Promise<void> {
  const week = isoWeek(addDays(date, 7))
  await stage.run('edition', `recompose ${week}`, { says: new RegExp(`${week} is composed`) })
  await decisions(stage, week)
  const made = await stage.run('edition', 'list', { says: /composed/ })
  const id = new RegExp(`^${week}(?:r\\d+)?(?= .* composed)`, 'm').exec(made)?.[0] ?? week
  await stage.run('edition', `proof ${id}`, { says: /is on its way to the operator/ })
  await stage.run('edition', `release ${id} --accept`, { says: /only a held edition can be released/, code: 1 })
  await stage.run('edition', `pause ${id}`, { says: /Only one that is sending can be paused/, code: 1 })
  await stage.run('edition', 'close', { says: /The list is closed/ })
  await stage.run('edition', 'open', { says: /goes out: its recipients are fixed/ })
  await stage.run('edition', `launch ${id}`, {
    says: /would be launched now[\s\S]*Add --yes[\s\S]*Nothing was done/,
    code: 1,
  })
  await stage.run('edition', `show ${id}`, { says: /is composed/ })
  await stage.run('edition', `launch ${id} --yes`, { says: /is launched: \d+ readers[\s\S]*emails go out/ })
  await stage.run('edition', `pause ${id}`, { says: /is paused now/ })
  await stage.run('edition', `resume ${id}`, { says: /is sending now\.\nThe next emails go out/ })
  await stage.run('edition', `cancel ${id}`, { says: /cancelled for good[\s\S]*Nothing was done/, code: 1 })
  await stage.run('edition', `show ${id}`, { says: /is sending/ })
  await stage.run('edition', `cancel ${id} --yes`, { says: /is cancelled now[\s\S]*readers: /, code: 0 })
  await stage.run('edition', `retry-failed ${latest}`, { says: /No one is tried again: no reader was refused/ })
  await stage.run('edition', `retry-failed ${latest} --yes`, { says: /No one is tried again: no reader was refused/ })
}

/** Decides, applies and takes back as the buttons of the preview do. */
async function decisions(stage: Stage, week: string): Promise<void> {
  const said: string[] = []
  await stage.run('preview', '--port 0', {
    says: /http:\/\/127\.0\.0\.1:\d+/,
    stays: async (text) => {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? ''
      const page = await (await fetch(`${url}/?tab=stories`)).text()
      const story = /name="story" value="([^"]+)"/.exec(page)?.[1] ?? ''
      const send = async (path: string, form: Record<string, string>) => {
        const answer = await fetch(`${url}${path}?tab=stories`, {
          method: 'POST',
          headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ ...form, script: 'yes' }),
          redirect: 'manual',
        })
        said.push(`${answer.status} ${(await answer.text()).slice(0, 200)}`)
      }
      await send('/decide', { act: 'hold', story })
      await send('/apply', { act: 'apply' })
      await send('/apply', { act: 'take-back' })
    },
  })
  console.log(said.map((line) => `    ${line}`).join('\n'))
  stage.check(`the preview applies to ${week}, and takes it back`, /Applied: [\s\S]*Taken back: /.test(said.join('\n')))
}
