// A story may lead to its article: by the address that the page itself calls canonical, https and fit for a mail.
import { describe, expect, it } from 'vitest'
import { readAddress } from '../../../../../functions/content/page/stated/stated-address.ts'
import { checkC3 } from '../../../../../functions/content/story/stories/promises.ts'
import { bridgeText, readHtml } from '../../../../support/samples/bridge-article.ts'

const examined = (head: string) => {
  const html = `<!DOCTYPE html><html><head>${head}</head><body><article><h1>The Old Bridge</h1>${bridgeText}</article></body></html>`
  return readHtml(html)
}
const urlIn = (head: string) => examined(head).articles[0]?.url

describe('the address of an article', () => {
  it('is the canonical one, before that of other machines', () => {
    const url = urlIn(
      `<meta property="og:url" content="https://example.com/og"><link rel="canonical" href="https://example.com/a?id=7#top">`,
    )
    expect(url?.value).toBe('https://example.com/a?id=7')
    expect(url?.upgraded).toBeUndefined()
  })

  it('is read from Open Graph or JSON-LD where no link says it', () => {
    expect(urlIn('<meta property="og:url" content="https://example.com/og">')?.value).toBe('https://example.com/og')
    const data = { '@type': 'NewsArticle', mainEntityOfPage: { '@id': 'https://example.com/ld' } }
    const script = `<script type="application/ld+json">${JSON.stringify(data)}</script>`
    expect(urlIn(script)?.value).toBe('https://example.com/ld')
  })

  it('is spelled with https, marked and told, where the page gives it with http', () => {
    const page = examined('<link rel="canonical" href="http://example.com/a">')
    expect(page.articles[0]?.url).toMatchObject({ value: 'https://example.com/a', upgraded: true })
    expect(page.notes).toEqual(['its address is given with http and linked with https, untried: https://example.com/a'])
  })

  it('is relative only to an address that the page states', () => {
    const og = '<meta property="og:url" content="https://example.com/x/y">'
    expect(urlIn(`<link rel="canonical" href="/a">${og}`)?.value).toBe('https://example.com/a')
    expect(urlIn('<link rel="canonical" href="/a">')).toBeUndefined()
  })

  it('is unknown, with a note, where it leads nowhere that a reader may go', () => {
    for (const address of [
      'javascript:alert(1)',
      'ftp://example.com/a',
      'https://example.com/',
      'https://ann:pw@example.com/a',
      'http://127.0.0.1/a',
      'http://[::1]/a',
      'https://intranet/a',
      'https://printer.local/a',
      'http://example.com:8080/a',
    ]) {
      const page = examined(`<link rel="canonical" href="${address}">`)
      expect([address, page.articles[0]?.url]).toEqual([address, undefined])
      expect(page.notes?.[0]).toMatch(/is not linked: /)
    }
  })

  it('goes on to the next one that the page states', () => {
    const head =
      '<link rel="canonical" href="https://example.com/"><meta property="og:url" content="https://example.com/a">'
    expect(urlIn(head)?.value).toBe('https://example.com/a')
  })

  it('stands in the line that it was read from', () => {
    for (const href of ['http://example.com/a b', 'https://EXAMPLE.com/ä?q=1#x']) {
      const { articles, cited } = examined(`<link rel="canonical" href="${href}">`)
      const [article] = articles
      expect(article?.url).toBeTruthy()
      expect(article && checkC3(article, cited)).toEqual([])
      const other = article && { ...article, url: { value: 'https://example.org/b', line: article.url?.line ?? 0 } }
      expect(other && checkC3(other, cited)).toHaveLength(1)
    }
  })

  it('holds no character that ends an attribute', () => {
    expect(readAddress('https://example.com/"><b>')).toEqual({
      url: 'https://example.com/%22%3E%3Cb%3E',
      upgraded: false,
    })
  })
})
