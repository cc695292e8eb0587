// Who signs with one word, and what else stands in or beside the line of whoever signs (promise C3).
import { describe, expect, it } from 'vitest'
import { bridgeText, bridgeTitle, signersOf } from '../../../../support/samples/bridge-article.ts'

const under = (line: string, head = '') => {
  const html = `<!DOCTYPE html><html><head><title>${bridgeTitle}</title><meta property="og:site_name" content="Hill Herald">${head}</head><body><main><h1>${bridgeTitle}</h1>${line}<div>${bridgeText}</div></main></body></html>`
  return signersOf(html)
}
const linked = (name: string) => `<small>By <a rel="author" href="/author/x">${name}</a> in Rivers</small>`

describe('a writer of one word', () => {
  it('signs in the link to their texts, in small letters too', () => {
    expect(under(linked('oswin'))).toEqual(['oswin'])
    expect(under(linked('Oswin'))).toEqual(['Oswin'])
  })

  it('signs where the head states the word and a link says by', () => {
    const stated = '<meta name="author" content="oswin">'
    expect(under('<a href="/all?by=3">by oswin</a>', stated)).toEqual(['oswin'])
    expect(under('<a href="/all?by=3">oswin</a>', stated)).toEqual([])
  })

  it.each(['admin', 'Staff', 'hill.example', 'Hill', 'oz'])(
    'is not %s, a role, an address, a place or initials',
    (name) => {
      expect(under(linked(name === 'Hill' ? 'Madrid' : name))).toEqual([])
    },
  )

  it('yields to a name', () => {
    expect(under(`${linked('oswin')}<p class="byline">By Ann Lee</p>`)).toEqual(['Ann Lee'])
  })
})

describe('of the line that signs', () => {
  it('subjects under which the text is filed are no names', () => {
    const filed = '<a rel="category tag" href="/c">Ferry News</a>, <a rel="category tag" href="/d">Bridge Boots</a>'
    expect(under(`<div class="entry-byline">${filed}</div>`)).toEqual([])
    expect(under(`<div class="entry-byline">By Ann Lee ${filed}</div>`)).toEqual(['Ann Lee'])
  })

  it('the sentence behind the name is no part of it', () => {
    expect(under('<p>Written by Oswin. Published on 7 January 2022.</p>')).toEqual(['Oswin'])
  })

  it('the house behind a name in capitals is no part of it', () => {
    expect(under('<div class="byline">By ANN LEE Daily Hill/Sunday Post</div>')).toEqual(['ANN LEE'])
    expect(under('<div class="byline">By ANN McLEE</div>')).toEqual(['ANN McLEE'])
  })

  it('a name is not cut within a word', () => {
    expect(under('<a rel="author" href="/author/x">Bridge Desk HP24</a>')).toEqual([])
  })

  it('a day and a dash come before the name, or the day in the line above', () => {
    expect(under('<p>25.10.2022 - Ann Lee</p>')).toEqual(['Ann Lee'])
    expect(under('<p>25 October 2022</p><p>Ann Lee</p>')).toEqual(['Ann Lee'])
    expect(under('<p>25.10.2022 - Madrid</p>')).toEqual([])
    expect(under('<p>Pin It</p><p>25 October 2022</p>')).toEqual([])
  })

  it('whoever took the picture does not sign', () => {
    expect(under('<div class="imageByline">Bo Ek</div>')).toEqual([])
  })

  it('the kind of text comes before the name', () => {
    expect(under('<p>Blog Beitrag von Ann Lee</p>')).toEqual(['Ann Lee'])
    expect(under('<p>Ein Gastbeitrag von Ann Lee</p>')).toEqual(['Ann Lee'])
  })
})
