// The name of a publication (promise C3): as its page shows it, in the letters of its page; a part of the site, a name
// for machines and the company behind a paper are none.
import { describe, expect, it } from 'vitest'
import { articleOf, bridgeText } from '../../../../support/samples/bridge-article.ts'

const publication = (head: string, header = '', footer = '') => {
  const html = `<!DOCTYPE html><html><head><link rel="canonical" href="https://www.hillherald.com/2022/bridge">${head}</head><body><header>${header}</header><article><h1>Ten Years of the Old Bridge</h1>${bridgeText}</article><footer>${footer}</footer></body></html>`
  return articleOf(html).publication?.value ?? null
}
const site = (name: string) => `<meta property="og:site_name" content="${name}">`
const window = (title: string) => `<title>${title}</title>`
const home = (name: string) => `<a href="/">${name}</a>`

describe('the name of a publication', () => {
  it('is the one that leads home or ends the title, where it is stated in one small word for machines', () => {
    expect(publication(site('hillherald'), home('Hill Herald'))).toBe('Hill Herald')
    expect(publication(site('hillherald') + window('Ten Years of the Old Bridge | Hill Herald'))).toBe('Hill Herald')
  })

  it('is the one that ends the title, where its whole host is stated', () => {
    const title = window('Ten Years of the Old Bridge - Hill Herald')
    expect(publication(site('www.hillherald.com') + title)).toBe('Hill Herald')
    expect(publication(site('www.hillherald.com'))).toBe('www.hillherald.com')
  })

  it('stays small where the paper shows it so', () => {
    expect(publication(site('hillherald'), home('hillherald'))).toBe('hillherald')
  })

  it('is not the section with which the window begins, where the whole of that is stated as the publisher', () => {
    const all = 'Harbour - Ten Years of the Old Bridge - Hill Herald, the paper of the hills and the coast.'
    const stated = `<meta name="DC.publisher" content="${all}">`
    expect(publication(window(all) + stated + site('Hill Herald, the paper of the hills and the coast.'))).toBe(
      'Hill Herald',
    )
  })

  it('is no account, no company in front of it, and no address with a slogan', () => {
    const title = window('Ten Years of the Old Bridge | Hill Herald')
    expect(publication(site('Hill_Live') + title)).toBe('Hill Herald')
    expect(publication(site('Hill Medien Verlag GmbH, Ufer Zeitung'))).toBe('Ufer Zeitung')
    expect(publication(site('Town, River and Coast'))).toBe('Town, River and Coast')
    expect(publication(site('www.hillherald.com | Das Ufer-Portal'))).toBe('hillherald.com')
  })

  it('stands before the slogan or the day that ends the title', () => {
    const behind = (end: string) => publication(window(`Ten Years of the Old Bridge - Hill Herald ${end}`))
    expect(behind('| News of the Hills')).toBe('Hill Herald')
    expect(behind('– 13.06.2023')).toBe('Hill Herald')
    expect(publication(window('Ten Years of the Old Bridge | Harbour | News of the Hills'))).toBeNull()
  })

  it('is known by the hosts of the page’s own files, where it states no address', () => {
    const page = (name: string) => {
      const files = ['a', 'b', 'c'].map((file) => `<script src="https://blog.bridge-town.org/${file}.js"></script>`)
      const html = `<html><head><title>Ten Years of the Old Bridge | ${name}</title>${files.join('')}</head><body><article><h1>Ten Years of the Old Bridge</h1>${bridgeText}</article></body></html>`
      return articleOf(html).publication?.value ?? null
    }
    expect(page('Bridge Blog')).toBe('Bridge Blog')
    expect(page('Hill Herald')).toBeNull()
    expect(page('Harbour Blog')).toBeNull()
  })

  it('is no name of a part of any site', () => {
    expect(publication(site('Magazine'))).toBeNull()
    expect(publication(site('News'), home('Hill Herald'))).toBe('Hill Herald')
  })

  it('is not that of the company which holds the copyright', () => {
    expect(publication('', '', '<p>© 2022 Hill Herald Company</p>')).toBeNull()
    expect(publication('', '', '<p>© 2022 Hill Herald</p>')).toBe('Hill Herald')
  })

  it('comes in the letters of its page, though there are Latin ones among them', () => {
    const title = '小さな町の新しい橋は来年の春に開通する予定「Bridge X」'
    const copyright = '<p>© 2022 Hill Herald</p>'
    expect(publication(window(title) + site('丘の新聞'), '', copyright)).toBe('丘の新聞')
  })

  it('is what its logo says in one word, where the host is that word', () => {
    expect(publication('', home('Hillherald Logo'))).toBe('Hillherald')
    expect(publication('', home('Startseite'))).toBeNull()
  })

  it('is the title of the link to the whole of its own host', () => {
    expect(
      publication('', '<a href="https://www.hillherald.com/" title="Hill Herald Homepage"><img src="a.png"></a>'),
    ).toBe('Hill Herald')
    expect(publication('', '<a href="https://www.shore.example/" title="Shore Post"><img src="a.png"></a>')).toBeNull()
  })

  it('ends before a slogan that lost its space', () => {
    expect(publication(site('Hills8-Realtime Updates On Breaking News &amp; Headlines'))).toBe('Hills8')
    expect(publication(site('Hill-Herald'))).toBe('Hill-Herald')
  })

  it('is the one that its feed has, without what it says of the feed', () => {
    const feed = (title: string) => `<link rel="alternate" type="application/rss+xml" title="${title}" href="/feed">`
    expect(publication(feed('The Old Hill » Feed'))).toBe('The Old Hill')
    expect(publication(feed('WHH RSS') + window('Ten Years of the Old Bridge - WHH'))).toBe('WHH')
  })

  it('is not who posted it', () => {
    expect(publication(site('Posted by Editor'), home('Hill Herald'))).toBe('Hill Herald')
  })
})
