// Which redirects are followed, and how many.
import { expect, test } from 'vitest'
import type { WebAnswer } from '../../../functions/sources/types.ts'
import { followRedirects } from '../../../functions/use-cases/fetching/follow-redirects.ts'

const limits = { bytes: 1_000, ms: 1_000 }
const page: WebAnswer = { status: 200, headers: new Map(), bytes: new Uint8Array([65]) }
const to = (location: string, status = 302): WebAnswer => ({
  status,
  headers: new Map([['location', location]]),
  bytes: new Uint8Array(),
})

function webOf(answers: Record<string, WebAnswer>) {
  const asked: string[] = []
  const known = new Map(Object.entries(answers))
  return {
    asked,
    async get({ url }: { url: string }): Promise<WebAnswer> {
      asked.push(url)
      return known.get(url) ?? page
    },
  }
}

const fetched = (web: ReturnType<typeof webOf>, url: string) => followRedirects(web, { url, headers: {}, limits })

test.each([
  ['a machine’s own port', 'http://example.com:8080/'],
  ['a file', 'file:///etc/passwd'],
  ['a password', 'http://a:b@example.com/'],
  ['gopher', 'gopher://127.0.0.1:11211/'],
])('a redirect to %s is not followed', async (_kind, location) => {
  const web = webOf({ 'https://example.com/feed': to(location) })
  const { answer } = await fetched(web, 'https://example.com/feed')
  expect(answer).toMatchObject({ refused: 'redirects' })
  expect(web.asked).toEqual(['https://example.com/feed'])
})

test('a circle of redirects ends after five', async () => {
  const web = webOf({ 'https://example.com/a': to('/b'), 'https://example.com/b': to('/a') })
  expect((await fetched(web, 'https://example.com/a')).answer).toMatchObject({ refused: 'redirects' })
  expect(web.asked).toHaveLength(6)
})

test('an address that has moved for good is told from one that leads elsewhere today', async () => {
  const web = webOf({
    'https://example.com/old': to('https://example.org/new', 301),
    'https://example.org/new': to('/today', 302),
    'https://example.com/mixed': to('https://example.com/next', 302),
    'https://example.com/next': to('https://example.com/last', 301),
  })
  expect(await fetched(web, 'https://example.com/old')).toMatchObject({
    url: 'https://example.org/today',
    movedTo: 'https://example.org/new',
    answer: { status: 200 },
  })
  expect((await fetched(web, 'https://example.com/mixed')).movedTo).toBeNull()
})
