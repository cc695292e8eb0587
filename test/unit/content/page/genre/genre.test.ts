// What is no article stays out, with its reason; what only looks like it is printed. The pages are invented.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { examinePage } from '../../../../../functions/content/page/reading/page.ts'
import { findStories } from '../../../../../functions/content/story/stories/story.ts'
import type { Article } from '../../../../../functions/content/types.ts'

const fixture = (name: string) =>
  readFileSync(new URL(`../../../../fixtures/genre/${name}.txt`, import.meta.url), 'utf8')

/** `[what it is, page]`, as the file has them under lines that begin with `===`. */
const pagesIn = (name: string) =>
  fixture(name)
    .split(/^=== /m)
    .slice(1)
    .map((part): [string, string] => {
      const end = part.indexOf('\n')
      return [part.slice(0, end), part.slice(end + 1)]
    })

const read = (text: string) =>
  examinePage({ name: 'page.txt', bytes: new TextEncoder().encode(text), limit: 1_000_000 })

/** Why each article of a page is not printed, or why there is none. */
const verdicts = (text: string) => {
  const found = read(text)
  return 'refused' in found ? [found.refused] : found.page.articles.map((one) => one.unprintable?.reason ?? 'printable')
}

const nonArticles = pagesIn('non-articles')
const lookalikes = pagesIn('lookalikes')

describe('forty pages that are no articles', () => {
  it('are forty or more', () => expect(nonArticles.length).toBeGreaterThanOrEqual(40))

  it.each(nonArticles)('%s: stays out, and says what it is', (name, text) => {
    for (const reason of verdicts(text)) expect(reason).toContain(name.slice(0, name.indexOf(':')))
  })
})

describe('forty articles that look like them', () => {
  it('are forty or more', () => expect(lookalikes.length).toBeGreaterThanOrEqual(40))

  it.each(lookalikes)('%s: is read as an article', (_, text) => {
    expect(verdicts(text)).toEqual(['printable'])
  })
})

describe('a page that states a check of a claim for machines', () => {
  const paragraphs = [
    'The ferries of Harrack burn marine diesel on each of their crossings, receipts of the operator show. The council bought 300 tonnes of it in March. A tonne cost 640 pounds.',
    'The operator keeps the receipts for seven years. Ruth Okafor, its head, showed them to two engineers on Monday. They found no gap between January and October.',
    'The harbour tests the fuel twice a year. The last test was in June, and the next one is due in December. Its results hang on the wall of the ticket office.',
  ]
  const page = (type: string) =>
    `<!doctype html><html lang="en"><head><title>What Harrack’s ferries burn</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"${type}","headline":"What Harrack’s ferries burn"}</script></head><body><article><h1>What Harrack’s ferries burn</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`

  it('stays out; an article with the same text does not', () => {
    expect(verdicts(page('ClaimReview')).join()).toContain(
      'it is a check of a claim that others made (it says so itself)',
    )
    expect(verdicts(page('NewsArticle'))).toEqual(['printable'])
  })
})

describe('the reason', () => {
  const reasonOf = (text: string) => {
    const found = read(text)
    if ('refused' in found) return found.refused
    return found.page.articles.find(({ unprintable }) => unprintable !== undefined)?.unprintable?.reason
  }
  const named = (start: string) => nonArticles.find(([name]) => name.startsWith(start))?.[1] ?? ''

  it('names the kind and what was seen, in words for an editor', () => {
    expect(reasonOf(named('recipe: a card'))).toMatch(/it is a recipe \(6 quantities, \d steps\)/)
    expect(reasonOf(named('letters: five'))).toContain('it is a page of letters (3 letters)')
  })

  it('of a page too short for an article is told as well', () => {
    expect(reasonOf('Please enable JavaScript to view this page.')).toContain('it is a script shell')
  })
})

describe('a page that says for machines what it is', () => {
  const told = ['Tarn', 'Wick', 'Corham']
    .map(
      (town) =>
        `<p>The oak of ${town} turns black where it touches iron, and nobody there can say for sure why it does.</p>`,
    )
    .join('')
  const reasonOf = (head: string, body = '<body>') => {
    const found = examinePage({
      name: 'page.html',
      bytes: new TextEncoder().encode(
        `<html><head>${head}</head>${body}<h1>Why oak turns black</h1>${told}</body></html>`,
      ),
      limit: 100_000,
    })
    return 'refused' in found ? found.refused : found.page.articles[0]?.unprintable?.reason
  }
  const data = (...types: string[]) =>
    `<script type="application/ld+json">[${types.map((type) => `{"@type":"${type}"}`).join()}]</script>`

  it.each([
    ['questions and answers', data('QAPage', 'Question'), '<body>', 'a discussion among readers (it says so itself)'],
    ['a recipe in any language', data('Recipe', 'Person'), '<body>', 'a recipe (it says so itself)'],
    [
      'a discussion, in capitals of its own',
      '',
      '<body itemscope itemType="https://schema.org/DiscussionForumPosting">',
      'a discussion among readers (it says so itself)',
    ],
    ['a forum', '', '<body id="phpbb">', 'a discussion among readers (what it was built with makes forums)'],
    [
      'a forum, by the class of its page',
      '<style>p{color:#111}</style>'.repeat(900),
      '<body class="page page-id-2 wpf-theme-classic wpforo">',
      'a discussion among readers (what it was built with makes forums)',
    ],
    [
      'a product, by the class of its page',
      '',
      '<body class="single single-product woocommerce">',
      'a shopping list (what it was built with makes this the page of a product)',
    ],
    ['a shop', data('Product', 'Offer'), '<body>', 'a shopping list (the page of a product)'],
    ['a manual', '<meta name="generator" content="Docutils 0.19">', '<body>', 'documentation (what it was built with'],
    ['an advertiser', data('AdvertiserContentArticle'), '<body>', 'an advertisement (it says so itself)'],
    ['somebody who paid', '<meta property="article:section" content="Sponsored">', '<body>', 'page says “Sponsored”'],
    [
      'a partner',
      '<link rel="canonical" href="https://example.com/paid-content/oak">',
      '<body>',
      'page says “its address”',
    ],
    ['a section of brands', '<meta property="article:section" content="Brand Hub">', '<body>', 'page says “Brand Hub”'],
    ['a section of advertisements', '', '<body class="single category-advertorial">', 'says “category-advertorial”'],
  ])('of %s stays out', (_, head, body, reason) => expect(reasonOf(head, body)).toContain(reason))

  it.each([
    ['an article with its comments', data('NewsArticle', 'DiscussionForumPosting')],
    ['an article with a recipe in it', data('BlogPosting', 'Recipe')],
    ['the review of a product', data('Product', 'Offer', 'Review')],
    [
      'not sponsored, as it says',
      '<meta name="sponsored" content="no"><meta property="article:section" content="News">',
    ],
  ])('is printed where it is %s', (_, head) => expect(reasonOf(head)).toBeUndefined())
})

describe('an article that cannot be printed', () => {
  const page = read(
    `Bakers pay more for butter\n\nBy Ann Lee\n\n${['Tarn', 'Wick', 'Corham'].map((town) => `Bakers in ${town} paid a third more for butter in March than they did in March of last year. The guild of ${town} expects the price of butter to rise by another tenth until Christmas. Margarine has become dearer in ${town} as well, though by less than butter did.`).join('\n\n')}`,
  )
  const topics = [{ id: 'food', label: 'Food', definition: 'Food.', terms: [{ text: 'butter' }, { text: 'bakers' }] }]
  const caps = { wordsPerStory: 90, wordsPerSentence: 40, wordsPerLeadSentence: 52 }
  const storiesWith = (unprintable: Article['unprintable']) =>
    'refused' in page
      ? []
      : findStories(
          [
            {
              ...page.page,
              articles: page.page.articles.map((one) => ({ ...one, ...(unprintable && { unprintable }) })),
            },
          ],
          topics,
          caps,
        )

  it('gives no story, though the same words without the verdict give one', () => {
    expect(storiesWith(undefined).length).toBeGreaterThan(0)
    expect(storiesWith({ kind: 'recipe', reason: 'it is a recipe' })).toEqual([])
  })
})
