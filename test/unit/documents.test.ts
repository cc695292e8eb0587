// The documents are true: files, headings, scripts. So is what code prints about them.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, it } from 'vitest'

const root = new URL('../..', import.meta.url).pathname
const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
const files = listed.split('\n').filter((file) => file !== '' && existsSync(root + file))
const folders = new Set(files.flatMap((file) => foldersOf(file)))
/** The operator's own and those of fixtures are theirs. */
const documents = files.filter((file) => /^(docs\/.*|test\/gold\/.*|[A-Z]+)\.md$/.test(file))
const read = (file: string) => readFileSync(root + file, 'utf8')
const isThere = (path: string) => files.includes(path) || folders.has(path.replace(/\/$/, ''))

it('there are documents', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'SECURITY.md', 'docs/voice.md']))
})

it.each(documents)('%s links to what is there', (file) => {
  const broken = linksIn(read(file)).filter(({ target, heading }) => {
    const path = target === '' ? file : posix.join(posix.dirname(file), target)
    return !isThere(path) || (heading !== undefined && !headingsOf(read(path)).includes(heading))
  })
  expect(broken).toEqual([])
})

it.each(documents)('%s names files, folders and scripts that are there', (file) => {
  const text = withoutFences(read(file))
  const missing = [...named(text).filter((path) => !isThere(path)), ...sources(text).filter((path) => !ends(path))]
  const scripts = Object.keys(JSON.parse(read('package.json')).scripts)
  const unknown = [...read(file).matchAll(/npm run ([a-z:-]+)/g)].map(([, name = '']) => name)
  expect([missing, unknown.filter((name) => !scripts.includes(name))]).toEqual([[], []])
})

const decisions = documents.filter((file) => /^docs\/decisions\/\d{3}-/.test(file))

it.each(decisions)('%s has a status, says which alternatives lost, and is listed', (file) => {
  const text = read(file)
  expect(text).toMatch(/^# \d{3}.+\n\n\*\*Status\.\*\* (In force since|Superseded by|Withdrawn) /)
  expect(text).toMatch(/^\*\*Lost\.\*\* \S/m)
  expect(read('docs/decisions/README.md')).toContain(`](${posix.basename(file)})`)
})

it('code and messages send nobody to a document that is not there', () => {
  const sources = files.filter((file) => /^(functions|infra|templates)\/.*\.(ts|mjs|json|mjml|hbs|txt)$/.test(file))
  const sent = sources.flatMap((file) =>
    [...read(file).matchAll(/\b(?:docs\/[\w/.-]+\.md|(?:README|SECURITY|CONTRIBUTING|CHANGELOG)\.md)/g)].map(
      ([path]) => path,
    ),
  )
  expect(sent.length).toBeGreaterThan(0)
  expect([...new Set(sent)].filter((path) => !isThere(path))).toEqual([])
})

const code = files.filter((file) => /^(functions|infra|templates|test)\/.*\.(ts|mjs|js|css|hbs|mjml)$/.test(file))

it('comments name files that are there', () => {
  const stale = code.flatMap((file) =>
    sources(commentsOf(read(file)))
      .filter((path) => !ends(path))
      .map((path) => `${file}: ${path}`),
  )
  expect(stale).toEqual([])
})

it('what a document finds in a file is there: “`Caps` of `environment.ts`”', () => {
  // The heads in files.md speak of the operator's files, too.
  const written = documents.filter((file) => file !== 'docs/files.md')
  const found = written.flatMap((file) => namesWithin(read(file)).map((one) => ({ file, ...one })))
  const missing = found.filter(
    ({ name, path }) => !files.some((file) => `/${file}`.endsWith(`/${path}`) && hasWord(read(file), name)),
  )
  expect(found.length).toBeGreaterThan(30)
  expect(missing).toEqual([])
})

it('every promise and editorial rule that code names is listed', () => {
  const listed = [...read('docs/promises.md').matchAll(/^\| (\w\d|rule \d) \|/gm)].map(([, id]) => id)
  const unknown = code.flatMap((file) =>
    promisesIn(read(file))
      .filter((id) => !listed.includes(id))
      .map((id) => `${file}: ${id}`),
  )
  expect(listed.length).toBeGreaterThan(20)
  expect(unknown).toEqual([])
})

function foldersOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1)
  return parts.map((_, n) => parts.slice(0, n + 1).join('/'))
}

function linksIn(text: string): { target: string; heading: string | undefined }[] {
  const found = [...withoutFences(text).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)]+))?\)/g)]
  return found.map(([, target = '', heading]) => ({ target, heading }))
}

/** As GitHub makes them. */
function headingsOf(text: string): string[] {
  return [...withoutFences(text).matchAll(/^#+ (.+)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  )
}

/** What stands in a code span and begins like a path of ours; patterns and what a run makes are left alone. */
function named(text: string): string[] {
  const found = [...text.matchAll(/`((?:functions|infra|templates|test|docs)\/[\w./-]*)`/g)]
  return found.map(([, path = '']) => path)
}

/** Sources that are named without their folder, or from inside a room. */
function sources(text: string): string[] {
  const found = [...text.matchAll(/`((?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)?\.(?:ts|mjs|mjml|hbs|css))`/g)]
  return found.map(([, path = '']) => path)
}

/** Lines that are, or end with, a comment. */
function commentsOf(source: string): string {
  return source.match(/^.*(?:\/\/ |^ *\/?\*|<!--|\{\{!).*$/gm)?.join('\n') ?? ''
}

/** Of “`caps.rateShare` of `cdk.json`” the last part of the name, and the file. */
function namesWithin(text: string): { name: string; path: string }[] {
  const found = text.matchAll(/`(?:[\w.]+\.)?(\w+)`\s+of\s+`((?:[\w-]+\/)*[\w.-]+\.(?:ts|json|hbs|mjml))`/g)
  return [...found].map(([, name = '', path = '']) => ({ name, path }))
}

const hasWord = (text: string, word: string) => new RegExp(`\\b${word}\\b`).test(text)

/** “promise C3”, “promises C1 and C5”, “(D1, D6)”, “editorial rule 5”. */
function promisesIn(text: string): string[] {
  const numbered = text.match(/\bpromises? [CDRO]\d(?:(?:,| and| to)+ [CDRO]\d)*|\([CDRO]\d(?:, [CDRO]\d)*[):]/g) ?? []
  const rules = [...text.matchAll(/\beditorial (rule \d)/g)].map(([, rule = '']) => rule)
  return [...numbered.flatMap((one) => one.match(/[CDRO]\d/g) ?? []), ...rules]
}

/** Every file by the end of its path, from its name to the whole. */
const endings = new Set(files.flatMap((file) => file.split('/').map((_, n, parts) => parts.slice(n).join('/'))))
const ends = (path: string) => endings.has(path)

function withoutFences(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '')
}
