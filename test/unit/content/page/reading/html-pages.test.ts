// HTML pages as sites build them: of each exactly the article's paragraphs, what its head states with the line it
// stands in, and nothing of what lies around it.
import { describe, expect, it } from 'vitest'
import { examinePage } from '../../../../../functions/content/page/reading/page.ts'
import { checkC3 } from '../../../../../functions/content/story/stories/promises.ts'
import type { Article, ReadPage } from '../../../../../functions/content/types.ts'

const story = [
  'The council of Harwich voted on Tuesday to replace the iron bridge over the Stour, which has carried the coast road since 1911 and was closed to lorries in March.',
  '“We have patched it for thirty years, and there is nothing left to patch,” said Ann Lee, the county engineer, who showed the members photographs of the piers below the waterline.',
  'The new bridge will stand forty metres upstream. Work is to begin in the spring and to take two years, during which the old one stays open to cars, bicycles and people on foot.',
  'Not everybody was pleased. Fishermen from the lower quay told the members that the piles would silt up their berths, and asked for a survey of the channel before a contract is signed.',
  'The county pays 60 % of the cost. The rest comes from a fund for coastal roads that the ministry set up in 2019 and that nobody had drawn upon until this month.',
]
const paragraphs = (texts = story) => texts.map((text) => `<p>${text}</p>`).join('\n')

const frame = (main: string, { head = '', attributes = ' lang="en"' } = {}) => `<!DOCTYPE html>
<html${attributes}><head><meta charset="utf-8">${head}<style>.nav{color:red}</style></head><body>
<div id="cookie-banner" class="cookie-consent" role="dialog"><p>We use cookies and similar technologies to improve your experience on our site, to show you adverts and to measure how they do. Choose “Accept all” to agree.</p><button>Accept all</button></div>
<header><a href="/">The Harwich Courier</a><nav class="main-nav"><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/subscribe">Subscribe now</a></li></ul></nav></header>
${main}
<footer><p>© 2022 The Harwich Courier. All rights reserved. No part of this page may be copied without leave.</p><ul><li><a href="/privacy">Privacy</a></li><li><a href="/terms">Terms</a></li></ul></footer>
<script>window.dataLayer = [{ "paragraph": "<p>Tracked as soon as you read this sentence about the bridge.</p>" }]</script>
</body></html>`
const leaks = /cookies|Accept all|Subscribe|Home|Sport|All rights|Tracked|Privacy/

const stated = `<title>Harwich to Replace Its Iron Bridge | The Harwich Courier</title>
<meta property="og:title" content="Harwich to Replace Its Iron Bridge"><meta property="og:site_name" content="The Harwich Courier">
<meta name="author" content="Tom Barker"><meta property="article:published_time" content="2022-02-15T18:40:00Z">`

function examined(html: string): ReadPage {
  const found = examinePage({ name: 'page.html', bytes: new TextEncoder().encode(html), limit: 1_000_000 })
  if ('refused' in found) throw new Error(found.refused)
  return found.page
}

const textsOf = ({ articles }: ReadPage) => articles.map((article) => article.paragraphs.map(({ text }) => text))
const only = (page: ReadPage): Article => {
  expect(page.articles).toHaveLength(1)
  return page.articles[0] as Article
}

describe('a page of a newspaper', () => {
  const page = examined(
    frame(
      `<main><div class="breadcrumbs"><a href="/">Home</a> › <a href="/news">News</a></div>
<article><h1>Harwich to Replace Its Iron Bridge</h1><div class="meta">By <a rel="author" href="/barker">Tom Barker</a> <time datetime="2022-02-15T18:40:00Z">15 February 2022</time></div>
<div class="share"><a href="https://x.example.com">Tweet</a> <a href="https://f.example.com">Share on Facebook</a></div>
<figure><img src="bridge.jpg" alt="The bridge"><figcaption>The iron bridge seen from the lower quay in a photograph of 1954, when trams still ran over it. (Photo: County Archive)</figcaption></figure>
${paragraphs(story.slice(0, 2))}
<aside class="related"><h3>Related</h3><ul><li><a href="/ferry">Ferry fares will rise again next year, says the operator</a></li><li><a href="/road">Coast road reopens after landslip</a></li></ul></aside>
${paragraphs(story.slice(2, 4))}
<div class="newsletter-signup"><p>Sign up for our morning newsletter and get the news of the coast in your inbox every day.</p><input type="email"><button>Sign up</button></div>
${paragraphs(story.slice(4))}
</article>
<section id="comments" class="comments"><h2>Comments (2)</h2><div class="comment"><b>bridgefan</b><p>About time too. I have driven round that bridge for years, and every year they promised that it would be repaired.</p></div><div class="comment"><b>quayside</b><p>Nobody ever asks us. The berths will be gone in five years and then they will wonder where the boats went.</p></div></section></main>`,
      { head: stated },
    ),
  )

  it('yields its five paragraphs, word for word', () => {
    expect(textsOf(page)).toEqual([story])
  })

  it('leaves out menu, cookies, caption, related links, sign-up, comments and footer', () => {
    expect(JSON.stringify(textsOf(page))).not.toMatch(leaks)
    expect(JSON.stringify(textsOf(page))).not.toMatch(/Tweet|trams|Ferry|newsletter|bridgefan|berths will be gone/)
  })

  it('states title, author, newspaper and day, each with its line (C3)', () => {
    const article = only(page)
    expect([article.title?.value, article.publication?.value, article.publishedOn?.value]).toEqual([
      'Harwich to Replace Its Iron Bridge',
      'The Harwich Courier',
      '2022-02-15',
    ])
    expect(article.byline.map((one) => one?.value)).toEqual(['Tom Barker'])
    expect(checkC3(article, page.cited)).toEqual([])
  })
})

describe('a page that states its facts in JSON-LD only', () => {
  it('is dated and signed by it', () => {
    const facts = {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Harwich to Replace Its Iron Bridge',
      datePublished: '2022-02-15T18:40:00Z',
      author: { '@type': 'Person', name: 'Tom Barker' },
      publisher: { '@type': 'Organization', name: 'The Harwich Courier' },
    }
    const page = examined(
      frame(`<article><h1>Harwich to Replace Its Iron Bridge</h1>${paragraphs()}</article>`, {
        head: `<title>Harwich to Replace Its Iron Bridge</title><script type="application/ld+json">${JSON.stringify(facts)}</script>`,
      }),
    )
    const article = only(page)
    expect([article.title?.value, article.publication?.value, article.publishedOn?.value]).toEqual([
      'Harwich to Replace Its Iron Bridge',
      'The Harwich Courier',
      '2022-02-15',
    ])
    expect(article.byline.map((one) => one?.value)).toEqual(['Tom Barker'])
    expect(textsOf(page)).toEqual([story])
  })
})

describe('a body', () => {
  const bodyOf = (inside: string) => textsOf(examined(frame(`<article><h1>The Iron Bridge</h1>${inside}</article>`)))

  it('with section headings keeps them apart from its paragraphs', () => {
    const page = examined(
      frame(
        `<article><h1>The Iron Bridge</h1>${paragraphs(story.slice(0, 2))}<h2>What the fishermen say</h2>${paragraphs(story.slice(2))}</article>`,
      ),
    )
    expect(textsOf(page)).toEqual([story])
    expect(only(page).headings?.map(({ text, paragraph }) => [text, paragraph])).toEqual([
      ['What the fishermen say', 2],
    ])
    expect(only(page).sections).toEqual([
      [0, 1],
      [2, 3, 4],
    ])
  })

  it('keeps a list, in order, and leaves out a quotation that is set off (C5)', () => {
    const items = [
      'A survey of the channel, paid for by the county and read out in the open council',
      'A berth for each of the eleven boats while the piles are driven',
    ]
    const quoted = '“I was told of it by a neighbour, on the quay, after the vote had been taken.”'
    const found = bodyOf(
      `${paragraphs(story.slice(0, 3))}<ul>${items.map((one) => `<li>${one}</li>`).join('')}</ul><blockquote><p>${quoted}</p></blockquote>${paragraphs(story.slice(3))}`,
    )
    expect(found).toEqual([[...story.slice(0, 3), ...items, ...story.slice(3)]])
  })

  it('with links, emphasis, line ends and entities inside reads as its words', () => {
    const marked = (story[0] ?? '')
      .replace('Harwich', '<a href="/harwich"><b>Har</b>wich</a>')
      .replace(' on Tuesday', '\n   on&nbsp;<em>Tuesday</em>')
      .replace('the Stour', 'the&#32;<span lang="en">Stour</span>')
    expect(bodyOf(`<p>${marked}</p>${paragraphs(story.slice(1))}`)).toEqual([story])
  })

  it('of blocks without paragraph tags is parted by its line breaks', () => {
    expect(bodyOf(`<div class="entry-content">${story.join('<br><br>\n')}</div>`)).toEqual([story])
  })

  it('with a table of figures never runs cells into a sentence', () => {
    const table =
      '<table><caption>Cost</caption><tr><th>Year</th><th>Million</th></tr><tr><td>2022</td><td>4.1</td></tr><tr><td>2023</td><td>6.3</td></tr></table>'
    const [found = []] = bodyOf(`${paragraphs(story.slice(0, 3))}${table}${paragraphs(story.slice(3))}`)
    expect(found.filter((text) => story.includes(text))).toEqual(story)
    for (const text of found) expect(story.includes(text) || !/[.!?”]$/.test(text)).toBe(true)
  })

  it('hidden by templates, scripts and the lack of scripts stays hidden', () => {
    const hidden = 'This sentence was never meant for readers of the page, however long it may be.'
    const found = bodyOf(
      `${paragraphs(story.slice(0, 2))}<noscript><p>${hidden}</p></noscript><template><p>${hidden}</p></template><script type="text/template"><p>${hidden}</p></script>${paragraphs(story.slice(2))}`,
    )
    expect(found).toEqual([story])
  })
})

describe('articles inside articles', () => {
  it('that tease other pages are not the article', () => {
    const teaser = (title: string) =>
      `<article class="card"><h3><a href="/x">${title}</a></h3><p><a href="/x">Read more</a></p></article>`
    const page = examined(
      frame(
        `<main><article><h1>The Iron Bridge</h1>${paragraphs()}<section class="related">${teaser('Ferry Fares Will Rise')}${teaser('Coast Road Reopens')}</section></article></main>`,
        { head: stated },
      ),
    )
    expect(textsOf(page)).toEqual([story])
  })

  it('that hold comments are not the article', () => {
    const comment =
      '<article class="comment"><p>I have driven round that bridge for years, and so has my father.</p></article>'
    const page = examined(
      frame(
        `<main><article><h1>The Iron Bridge</h1>${paragraphs()}</article><div id="comments">${comment.repeat(3)}</div></main>`,
      ),
    )
    expect(JSON.stringify(textsOf(page))).not.toContain('my father')
    expect(textsOf(page)).toEqual([story])
  })
})

describe('a page written from right to left', () => {
  const arabic = [
    'صوّت مجلس المدينة يوم الثلاثاء على استبدال الجسر الحديدي القديم فوق النهر، الذي يحمل الطريق الساحلي منذ عام 1911 وأُغلق أمام الشاحنات في مارس.',
    'وقالت كبيرة المهندسين أمام الأعضاء: «لقد رقّعناه ثلاثين عاماً، ولم يبق فيه ما يُرقّع»، وعرضت صوراً للدعامات تحت سطح الماء.',
    'سيقوم الجسر الجديد على بعد أربعين متراً من القديم، ويبدأ العمل في الربيع ويستغرق عامين، ويبقى القديم خلالهما مفتوحاً أمام السيارات والمشاة.',
    'ولم يكن الجميع راضين، فقد قال صيادون من الرصيف الأسفل إن الأعمدة ستملأ مراسيهم بالطمي، وطالبوا بمسح القناة قبل توقيع العقد.',
  ]
  it('yields its paragraphs as they are written', () => {
    const page = examined(
      frame(
        `<article dir="rtl"><h1>المدينة تستبدل جسرها الحديدي</h1>${paragraphs(arabic.slice(0, 2))}<aside><a href="/x">اقرأ أيضاً</a></aside>${paragraphs(arabic.slice(2))}</article>`,
        { attributes: ' lang="ar" dir="rtl"' },
      ),
    )
    expect(textsOf(page)).toEqual([arabic])
    expect(JSON.stringify(textsOf(page))).not.toMatch(leaks)
  })
})
