// The command line of `npm run topics`: what it accepts, and how it refuses the rest.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WrongArguments } from '../../../../infra/command-line/command.ts'
import { readArguments } from '../../../../infra/commands/topics/arguments.ts'
import { articlesIn, suggestWords, topicGapsIn } from '../../../../infra/commands/topics/words.ts'
import { sampleFolder, sampleTopics } from '../../../support/samples/sample.ts'

const root = new URL('../../../..', import.meta.url).pathname

function run(...words: string[]) {
  const line = ['infra/commands/topics/start.ts', '--topics', `${sampleFolder}/topics.json`, ...words]
  const { status, stdout, stderr } = spawnSync(process.execPath, line, { cwd: root, encoding: 'utf8' })
  return { status, stdout, stderr }
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'broadsheet-topics-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

describe('the arguments', () => {
  it('of an exchange name the running cloud, or a bucket on AWS', () => {
    const nowhere = { topics: null, folder: null, aws: null }
    expect(readArguments(['push'])).toEqual({ ...nowhere, order: { command: 'push', yes: false } })
    expect(readArguments(['pull', '--yes', '--profile', 'news', '--bucket', 'content'])).toEqual({
      ...nowhere,
      order: { command: 'pull', yes: true },
      aws: { profile: 'news', bucket: 'content', subscribers: null },
    })
  })

  it('of a look name a list as well', () => {
    expect(readArguments(['gaps', '--folder', 'elsewhere'])).toMatchObject({ folder: 'elsewhere', aws: null })
    expect(readArguments(['explain', 'a.txt', '--profile', 'news'])).toMatchObject({ aws: { profile: 'news' } })
  })

  it.each([
    [[], 'no command'],
    [['explain'], 'which page'],
    [['explain', 'a', 'b'], '"b" is too much'],
    [['suggest'], 'which topic'],
    [['gaps', 'x'], '"x" is too much'],
    [['sync'], 'unknown command "sync"'],
    [['diff', 'x'], '"x" is too much'],
    [['push', '--bucket', 'b'], 'without --profile'],
    [['push', '--subscribers', 's'], '--subscribers is given without --profile'],
    [['push', '--force'], "Unknown option '--force'"],
  ])('%j are refused with the reason and where the usage is', (words, reason) => {
    expect(() => readArguments(words)).toThrow(WrongArguments)
    expect(() => readArguments(words)).toThrow(new RegExp(`${reason}[^]*npm run topics -- --help shows all`))
  })
})

describe('the command', () => {
  it('ends with 1 and one plain line where a page is missing or nothing runs', () => {
    expect(run('explain', 'no-such-page.txt')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'there is no page no-such-page.txt; check the path\n',
    })
    for (const order of ['diff', 'gaps']) {
      const { status, stderr } = run(order, '--folder', folder())
      expect([status, stderr]).toEqual([1, expect.stringMatching(/^Nothing is running in .*"npm start -- --folder /)])
    }
  })
})

describe('suggesting words', () => {
  it.each(['missing', 'empty'])('says that a folder of articles is %s', (state) => {
    const articles = state === 'empty' ? folder() : '/no/such/folder'
    expect(() => suggestWords(articlesIn(articles), sampleTopics(), 'mena')).toThrow(`${articles} holds no article`)
  })

  it('warns where there is too little to tell the topic’s words from chance, and not with the sample pages', () => {
    const articles = folder()
    writeFileSync(
      join(articles, 'one.txt'),
      `A Title of Some Length\n\n${'The port of Beirut was rebuilt. '.repeat(20)}`,
    )
    expect(suggestWords(articlesIn(articles), sampleTopics(), 'mena')).toMatch(/^Only \d+ paragraphs? of \d+ on /)
    expect(suggestWords(articlesIn(`${sampleFolder}/articles`), sampleTopics(), 'mena')).toMatch(/^Terms more common/)
  })

  it('leaves out a page that cannot be read, and says so', () => {
    const articles = folder()
    writeFileSync(join(articles, 'bad.txt'), Buffer.from([0, 1, 2, 255]))
    expect(() => suggestWords(articlesIn(articles), sampleTopics(), 'mena')).toThrow(/left out: bad.txt: /)
  })

  it('names an unknown topic and those that there are', () => {
    expect(() => suggestWords(articlesIn(folder()), sampleTopics(), 'nope')).toThrow(
      /no topic "nope"; known ones are .*mena/,
    )
  })
})

describe('the gaps', () => {
  it('are none where every article has a topic, with the topics that find by their terms alone', () => {
    const printed = topicGapsIn(articlesIn(`${sampleFolder}/articles`), sampleTopics())
    expect(printed).toMatch(/^\d+ articles: \d+ have a topic by its terms\.\n/)
    expect(printed).toMatch(
      /finds only articles that hold one of its terms\. .* it needs 5 common words .*; it has \d+ \(/,
    )
  })

  it('need an article', () => {
    const empty = folder()
    expect(() => topicGapsIn(articlesIn(empty), sampleTopics())).toThrow(`${empty} holds no article`)
  })
})
