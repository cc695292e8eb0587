// Who signs, by the elements of a page (promise C3): names as their readers see them, apart from the paper and the day
// beside them, all of several, and nobody who wrote something else.
import { describe, expect, it } from 'vitest'
import { bridgeText, signersOf } from '../../../../support/samples/bridge-article.ts'

const names = (beside: string, head = '', behind = '') => {
  const html = `<!DOCTYPE html><html><head><meta property="og:site_name" content="Hill Herald">${head}</head><body><main><h1>Ten Years of the Old Bridge</h1>${beside}<article>${bridgeText}</article>${behind}</main></body></html>`
  return signersOf(html)
}

describe('a name in an element of its own', () => {
  it.each([
    [
      'ends where its block does',
      '<div class="article_byline"><div>By <span>Ann Lee</span></div><div>Hill Post</div><time>Dec 13, 2021</time></div>',
    ],
    ['is apart from a By that styles set apart', '<div class="byline"><span>By</span><span>Ann Lee</span></div>'],
    ['is apart from a By without a space', '<div class="author">ByAnn Lee<span>Dec 9, 2021</span></div>'],
    [
      'stands once, though a card repeats it',
      '<div class="byline">By <a>Ann Lee</a><div><b>Ann Lee</b> Opinion writer</div></div>',
    ],
    [
      'stands before what else leads to her',
      '<div class="byline"><div>by <a>Ann Lee</a></div><div>More stories by Ann Lee</div></div>',
    ],
    [
      'stands behind the day',
      '<div class="titlebyline"><span>7 January 2022</span><span>|</span><span>Ann Lee</span></div>',
    ],
    ['may be signed twice over', '<div class="byline">By by Ann Lee</div>'],
    [
      'may stand in a card of its own',
      '<div class="author-card"><a href="/author/ann"><span class="author-card__name">Ann Lee</span></a></div>',
    ],
    ['may stand in the footer of the head', '<footer class="meta"><p class="byline">By <a>Ann Lee</a></p></footer>'],
    [
      'may be one word where it is signed',
      '<div class="byline">By Annlee</div><div class="byline">By Bo Ek</div>',
      ['Annlee'],
    ],
    [
      'stands before where she can be written to',
      '<div class="byline">By Ann Lee | ann@herald.example.com</div>',
      ['Ann Lee'],
    ],
    ['stands before a city', '<p class="firma"><em>Ann Lee</em> | <span>Madrid</span></p>', ['Ann Lee']],
    [
      'ends before a post with a city in it',
      '<div class="author">Ann Lee Senior Washington Correspondent</div>',
      ['Ann Lee'],
    ],
    ['of somebody quoted signs nothing', '<div class="pull-quote__author"><span class="author">Bo Ek</span></div>', []],
    ['of a quotation signs nothing', '<blockquote>It had to go. <span class="author">Bo Ek</span></blockquote>', []],
  ])('%s', (_, beside, expected = ['Ann Lee']) => {
    expect(names(beside)).toEqual(expected)
  })
})

describe('several names in elements of their own', () => {
  const [ann, bo] = ['<a rel="author" href="/staff/ann">Ann Lee</a>', '<a rel="author" href="/staff/bo">Bo Ek</a>']

  it('all sign in one line', () => {
    expect(names(`<p>By ${ann} and ${bo}</p>`)).toEqual(['Ann Lee', 'Bo Ek'])
    expect(names(`<ul class="bylines"><li>${ann}</li><li>${bo}</li></ul>`)).toEqual(['Ann Lee', 'Bo Ek'])
  })

  it.each([
    ['with a stroke between them, a city and a day', '<p class="byline">Ann Lee / Bo Ek Madrid 7 ENE 2022 -</p>'],
    ['with a stroke between their links', `<p class="firma"><span class="autor">${ann} / ${bo}</span> Madrid</p>`],
    ['before what both of them are', '<p class="author">Par Ann Lee, Bo Ek Envoyés spéciaux à Ville</p>'],
    ['behind their section', '<div class="article__author">Politik · Ann Lee, Bo Ek</div>'],
  ])('sign %s', (_, line) => {
    expect(names(line)).toEqual(['Ann Lee', 'Bo Ek'])
  })

  it('may be set in capitals before what they are', () => {
    expect(names('<p class="author">Par ANN LEE , BO EK Envoyés spéciaux à Ville</p>')).toEqual(['ANN LEE', 'BO EK'])
  })

  it('are no section and no place beside a name', () => {
    expect(names('<p class="byline">Politics / Bo Ek</p>')).toEqual(['Bo Ek'])
    expect(names('<p class="byline">Ann Lee / Madrid</p>')).not.toContain('Madrid')
  })

  it('are not taken together where one of them did something else, and where nothing says that they sign', () => {
    expect(names(`<p>By ${ann}, edited by ${bo}</p>`)).toEqual(['Ann Lee'])
    expect(names(`<div class="people">${ann} ${bo}</div>`)).toEqual(['Ann Lee'])
  })
})

describe('a name that is stated by an address', () => {
  const head = '<meta property="article:author" content="https://example.com/people/ann">'

  it('is that of the link which leads there', () => {
    expect(names('<a href="/people/ann">Ann Lee</a> <a href="/people/bo">Bo Ek</a>', head)).toEqual(['Ann Lee'])
    expect(names('<a href="/people/bo">Bo Ek</a>', head)).toEqual([])
  })
})

describe('what is stated for machines', () => {
  const author = (name: string) => `<meta name="parsely-author" content="${name}">`

  it('is no name where it is a part of the site', () => {
    expect(names('', author('Town Hall et environs - Hill Herald'))).toEqual([])
    expect(names('', author('Town Hall et environs - herald.example.com'))).toEqual([])
  })

  const data = (name: string) =>
    `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ten Years of the Old Bridge","author":{"@type":"Person","name":"${name}"}}</script>`

  it('is an editor where a tag and the line for readers agree on somebody else', () => {
    const [tag, line] = ['<meta name="author" content="Ann Lee">', '<p class="byline">By Ann Lee</p>']
    expect(names(line, data('Bo Ek') + tag)).toEqual(['Ann Lee'])
    expect(names(line, data('Bo Ek'))).toEqual(['Bo Ek'])
    expect(names('', data('Bo Ek') + tag)).toEqual(['Bo Ek'])
  })

  it('is an agency where one line says who wrote for it', () => {
    const [tag, long] = ['<meta name="author" content="AP">', '<meta name="author" content="The Associated Press">']
    expect(names('<p>By ANN LEE 10/ 5/21 09:19 PM ET AP</p>', tag)).toEqual(['ANN LEE'])
    expect(names('<p>By Ann Lee and Bo Ek, Associated Press</p>', long)).toEqual(['Ann Lee', 'Bo Ek'])
    expect(names('<p>By THE ASSOCIATED PRESS</p>', long)).toEqual(['The Associated Press'])
    expect(names('<p>By Ann Lee, AP</p>', tag, '<p>By Bo Ek, AP</p>')).toEqual(['AP'])
  })

  it('is two names with the Arabic letter for “and” between them, and one where a name begins with it', () => {
    expect(names('', data('سالم نهري وليلى جسري'))).toEqual(['سالم نهري', 'ليلى جسري'])
    expect(names('', data('سالم نهري وليد جسري'))).toEqual([])
  })

  it('is not taken apart where it is one name turned around', () => {
    expect(names('', author('Lee, Ann'))).toEqual([])
    expect(names('<span class="author">Ann Lee</span>', author('Lee, Ann'))).toEqual(['Ann Lee'])
  })
})

describe('who signs in another language', () => {
  it.each([
    ['by where the name leads', '<p>Una columna de <a href="/autor/ana-sol">Ana Sol</a></p>', ['Ana Sol']],
    ['by a class in that language', '<div class="story__autor">Ana Sol | Publicado hace 3 horas</div>', ['Ana Sol']],
    [
      'before the agency, in an address',
      '<address><span>Anna Berg und Jan Ufer, dpa</span></address>',
      ['Anna Berg', 'Jan Ufer'],
    ],
    [
      'in the caption of the first picture',
      '<figure><figcaption><address>Von <a rel="author" href="/a">Anna Berg</a>, Redakteurin</address></figcaption></figure>',
      ['Anna Berg'],
    ],
    ['behind “di”', '<span class="firma">di Anna Riva</span>', ['Anna Riva']],
    ['behind a label, in the next line', '<dl><dt>Auteur</dt><dd>Anne Rive</dd></dl>', ['Anne Rive']],
    ['in the last part of a line', '<p>News | Published: 5 hours ago | Written by Ann Lee</p>', ['Ann Lee']],
    ['in letters without capitals, before a city', '<a class="post-byline">سالم نهري - القاهرة</a>', ['سالم نهري']],
    [
      'before a handle, an address and a day',
      '<div class="byline">Ann Lee / HERALD.COM / Jan 7, 2022</div>',
      ['Ann Lee'],
    ],
    [
      'before where she can be reached',
      '<div itemprop="author"><b>Ann Lee</b> ann@herald.example.com</div>',
      ['Ann Lee'],
    ],
    [
      'in an element that says it has no picture',
      '<div class="author author--no-img"><a href="/autor/a">Ann Lee</a></div>',
      ['Ann Lee'],
    ],
    ['for a site', '<p class="author-section">By <a>Ann Lee For Herald.Com</a></p>', ['Ann Lee']],
  ])('is read %s', (_, beside, expected) => expect(names(beside)).toEqual(expected))

  it.each([
    ['a picture', '<div class="img-holder"><span class="author-name">Bo Ek</span></div>'],
    ['a credit', '<div class="credito-apertura"><p class="autor">Foto: Bo Ek</p></div>'],
    [
      'other articles in the footer',
      '<footer><article class="cat__post"><div class="cat__post__meta"><span class="author">Bo Ek</span></div></article></footer>',
    ],
    ['a menu', '<ul><li>Authors</li><li>City News</li></ul>'],
    ['a button', '<div class="autor-box">Seguir Ciudad</div>'],
  ])('is nobody whom %s names', (_, beside) => expect(names(beside)).toEqual([]))
})

describe('what is stated as an author and is none', () => {
  const author = (...all: string[]) => all.map((name) => `<meta name="author" content="${name}">`).join('')

  it('is the paper behind the name, and the paper alone', () => {
    expect(names('<div class="byline">Ann Lee HILL HERALD</div>')).toEqual(['Ann Lee'])
    expect(names('', author('Hill Herald'))).toEqual([])
  })

  it('is a sentence of an offer', () => {
    const seen =
      '<p>That night Ann Lee, Ann van der Lee and Bo Ek spoke of the river and of the bridge to the council.</p>'
    expect(names(seen, author('Download our new app FREE', 'Ann Lee'))).toEqual(['Ann Lee'])
    expect(names(seen, author('Ann van der Lee', 'Bo Ek'))).toEqual(['Ann van der Lee', 'Bo Ek'])
  })

  it('is one word that nothing of the page says', () => {
    expect(names('<p>Por: Ann Lee</p>', author('Softmaker'))).toEqual(['Ann Lee'])
    expect(names('<p>Annlee, writer</p>', author('Annlee'))).toEqual(['Annlee'])
  })

  it('is “About” before the name, and no line that only begins with By', () => {
    expect(names('<div class="author">About Ann Lee</div>')).toEqual(['Ann Lee'])
    expect(names('', '', '<p>By Any Means Necessary</p>')).toEqual([])
  })
})
