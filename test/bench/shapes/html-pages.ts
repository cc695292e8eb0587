// HTML pages of extreme shapes.
import { filled, type Random, type Shape } from './shape.ts'
import { day, name, sentence, sentences } from './words.ts'

const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>Turkey and Russia renew a contract</title>${head}</head><body>${body}</body></html>`

/** A page made of one kind of part. */
const of =
  (part: (random: Random, n: number) => string, before = '', after = '') =>
  (size: number, random: Random) =>
    page(before + filled(size, (n) => part(random, n)) + after)

/** Elements that stand in one another, with text in the middle. */
const nested =
  (open: string, close: string, inside = '') =>
  (size: number, random: Random) => {
    const depth = Math.floor(size / (open.length + close.length + inside.length))
    return page(`${(open + inside).repeat(depth)}<p>${sentences(random, 20)}</p>${close.repeat(depth)}`)
  }

/** An ordinary article with something extreme beside it. */
const beside = (extreme: (size: number, random: Random) => string) => (size: number, random: Random) =>
  page(`<article>${filled(8_000, () => `<p>${sentences(random, 3)}</p>`)}${extreme(size, random)}</article>`)

const inHead = (extreme: (size: number, random: Random) => string) => (size: number, random: Random) =>
  page(`<article>${filled(8_000, () => `<p>${sentences(random, 3)}</p>`)}</article>`, extreme(size, random))

const json = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

const makers: Record<string, Shape['make']> = {
  paragraphs: of((random) => `<p>${sentences(random, 4)}</p>\n`),
  'one paragraph': (size, random) => page(`<p>${filled(size, () => sentence(random), ' ')}</p>`),
  'tiny paragraphs': of((random) => `<p>${random.of(['A', 'No', 'Yes.', 'Go on.'])}</p>`),
  'paragraphs of one sentence': of((random) => `<p>${sentence(random)}</p>`),
  'one sentence': (size, random) => page(`<p>${filled(size, () => sentence(random).slice(0, -1), ', ')}.</p>`),
  'divs in one another': nested('<div>', '</div>'),
  'divs in one another, with text': nested('<div>', '</div>', 'Turkey and Russia met. '),
  'divs never closed': nested('<div>', ''),
  'inline in one another': nested('<b><i>', '</i></b>'),
  'inline never closed': of((random) => `<p><b><i><font color=red>${sentence(random)}</p>`),
  'links never closed': of((random) => `<a href="/x">${sentence(random)}`),
  'lists in one another': nested('<ul><li>', '</li></ul>', 'A word'),
  'block quotes in one another': nested('<blockquote>', '</blockquote>', '<p>Turkey met Russia.</p>'),
  'tables in one another': nested('<table><tr><td>', '</td></tr></table>'),
  'sections in one another': nested('<section><h2>Turkey</h2>', '</section>', '<p>Turkey and Russia met.</p>'),
  'end tags': of(() => '</div></p></b>'),
  'one table': of(
    (random) => `<tr><td>${name(random)}</td><td>${random.below(9_999)}</td></tr>`,
    '<table>',
    '</table>',
  ),
  'one table of sentences': of((random) => `<tr><td>${sentence(random)}</td></tr>`, '<table>', '</table>'),
  'one list': of((random) => `<li>${sentence(random)}</li>`, '<ul>', '</ul>'),
  'one list of links': of((random, n) => `<li><a href="/a/${n}">${sentence(random)}</a></li>`, '<ul>', '</ul>'),
  links: of((random, n) => `<a href="https://example.com/${n}">${name(random)}</a> `),
  'links in a paragraph': of((random, n) => `<a href="/${n}">${name(random)}</a> met Russia. `, '<p>', '</p>'),
  articles: of((random, n) => `<article><h2>${name(random)} met ${n}</h2><p>${sentences(random, 5)}</p></article>`),
  'signed articles': of(
    (random) =>
      `<article><h2>${sentence(random)}</h2><p>By ${name(random)}</p><time>${day(random)}</time><p>${sentences(random, 9)}</p><p>${sentences(random, 9)}</p></article>`,
  ),
  headings: of((random) => `<h2>${name(random)} and Turkey</h2>`),
  'headings and sentences': of((random) => `<h3>${name(random)}</h3><p>${sentence(random)}</p>`),
  bylines: beside((size, random) => filled(size, () => `<p class="byline">By ${name(random)}</p>`)),
  authors: beside((size, random) => filled(size, () => `<a rel="author" href="/a">${name(random)}</a>`)),
  'one byline': beside((size, random) => `<p class="byline">By ${filled(size, () => name(random), ', ')}</p>`),
  'one byline joined by and': beside(
    (size, random) => `<p class="author">By ${filled(size, () => name(random), ' and ')}</p>`,
  ),
  times: beside((size, random) =>
    filled(size, () => `<time datetime="2024-03-0${1 + random.below(9)}">${day(random)}</time>`),
  ),
  'dates in lines': beside((size, random) => filled(size, () => `<p>Published ${day(random)}</p>`)),
  'dates in a line': beside((size, random) => `<p>${filled(size, () => day(random), ' ')}</p>`),
  'images and captions': of(
    (random, n) =>
      `<figure><img src="/${n}.png" alt="${name(random)}"><figcaption>${sentence(random)}</figcaption></figure>`,
  ),
  'one huge attribute': beside((size) => `<p class="${'a '.repeat(size / 2)}">Text.</p>`),
  'one huge style': beside((size) => `<p style="${'color:red;'.repeat(size / 10)}">Text.</p>`),
  attributes: beside((size) => `<p ${filled(size, (n) => `a${n}=1`, ' ')}>Text.</p>`),
  'classes on each': of((random, n) => `<p class="a${n} b${n} byline-${n}" id="c${n}">${sentence(random)}</p>`),
  'style rules': inHead((size) => `<style>${filled(size, (n) => `.a${n} .b${n}{display:none}`)}</style>`),
  'style rules and classes': (size, random) =>
    page(
      filled(size / 2, (n) => `<p class="c${n} d">${random.of(['Turkey met Russia.', 'Go on.'])}</p>`),
      `<style>${filled(size / 2, (n) => `.c${n * 2},div .d:nth-child(${n}){display:none}`)}</style>`,
    ),
  'style selectors': inHead((size) => `<style>${filled(size, (n) => `.a${n}`, ',')}{display:none}</style>`),
  'style descendants': inHead((size) => `<style>${'div '.repeat(size / 4)}p{display:none}</style>`),
  scripts: of((random) => `<script>var a = "<p>${sentence(random)}</p>"</script>`),
  comments: of((random) => `<!-- ${sentence(random)} --><p>Turkey met.</p>`),
  'comments never closed': of(() => '<!-- <!- <!--> --!> '),
  metas: inHead((size, random) => filled(size, () => `<meta name="author" content="${name(random)}">`)),
  'metas of the date': inHead((size, random) =>
    filled(size, () => `<meta property="article:published_time" content="${day(random)}">`),
  ),
  titles: inHead((size, random) => filled(size, () => `<title>${name(random)} | Turkey</title>`)),
  'one title': inHead((size, random) => `<title>${filled(size, () => name(random), ' | ')}</title>`),
  'JSON-LD of authors': inHead((size, random) =>
    json({
      '@type': 'NewsArticle',
      author: Array.from({ length: size / 60 }, () => ({ '@type': 'Person', name: name(random) })),
    }),
  ),
  'JSON-LD of articles': inHead((size, random) =>
    json({
      '@graph': Array.from({ length: size / 120 }, (_, n) => ({
        '@type': 'Article',
        '@id': `#${n}`,
        headline: sentence(random),
      })),
    }),
  ),
  'JSON-LD blocks': inHead((size, random) =>
    filled(size, () => json({ '@type': 'NewsArticle', headline: sentence(random) })),
  ),
  'JSON-LD nested': inHead((size) => `<script type="application/ld+json">${'{"a":['.repeat(size / 6)}</script>`),
  'JSON-LD of the text': inHead((size, random) =>
    json({ '@type': 'NewsArticle', articleBody: filled(size, () => sentence(random), ' ') }),
  ),
  'hidden pieces': of(
    (random) => `<p>${sentence(random)} <span hidden>Turkey</span><span style="display:none">Russia</span></p>`,
  ),
  'text of script data': (size, random) =>
    page(
      '<div id="app"></div>',
      `<script type="application/json">${JSON.stringify({ body: filled(size, () => `<p>${sentence(random)}</p>`) })}</script>`,
    ),
  'line breaks': of((random) => `${sentence(random)}<br>`, '<p>', '</p>'),
  'pairs of line breaks': of((random) => `${sentence(random)}<br><br>`, '<div>', '</div>'),
  'lone line breaks': of(() => '<br>', '<p>', '</p>'),
  pre: of((random) => `${sentence(random)}\n`, '<pre>', '</pre>'),
  entities: of(() => '&amp;&lt;p&gt;&#x41;&nbsp;'),
  'malformed entities': of(() => '&;&#;&#x;&#99999999;&amp&nosuch&Aacut', '<p>', '</p>'),
  'one long reference': of(() => 'aaaaaaaa', '<p>&', ';</p>'),
  'one long tag name': of(() => 'aaaaaaaa', '<', '>'),
  'less-than signs': of(() => '<'),
  'less-than signs and words': of(() => '< a <b <c '),
  'quotes in tags': of(() => '<a href="\'><p title=\'">'),
  forms: of(
    (random) =>
      `<form><label>${name(random)}</label><input value="${name(random)}"><select><option>Turkey</select></form>`,
  ),
  'definition lists': of((random) => `<dt>${name(random)}</dt><dd>${sentence(random)}</dd>`, '<dl>', '</dl>'),
  'buttons and asides': of((random) => `<aside><button>${name(random)}</button><p>${sentence(random)}</p></aside>`),
  'teaser cards': of(
    (random, n) =>
      `<div class="card"><a href="/${n}"><h3>${sentence(random)}</h3></a><p>By ${name(random)} | ${day(random)}</p></div>`,
  ),
  'questions and answers': of(
    (random) => `<p><strong>What did ${name(random)} say?</strong></p><p>${sentence(random)}</p>`,
  ),
  quotations: of((random) => `<p>“${sentence(random)}</p>`),
  svg: of((_, n) => `<svg><path d="M${n} 0"/><text>Turkey</text></svg>`),
  templates: nested('<template>', '</template>'),
  'iframes and noscript': of((random) => `<noscript><p>${sentence(random)}</p></noscript><iframe src="/a"></iframe>`),
  'new paragraphs in table cells': of((random) => `<td><p>${sentence(random)}`, '<table><tr>'),
  'select never closed': of((random) => `<select><option>${name(random)}`),
}

const more: Record<string, Shape['make']> = {
  'titles and paragraphs': of((random) => `<h1>${sentence(random)}</h1><p>${sentences(random, 2)}</p>`),
  'titles in a row': beside(
    (size, random) => `<div>${filled(size, () => `<h1>${sentence(random)}</h1>`)}<p>${sentences(random, 9)}</p></div>`,
  ),
  standfirsts: beside((size, random) => filled(size, () => `<p class="standfirst">${sentence(random)}</p>`)),
  'standfirsts without a full stop': (size, random) =>
    page(
      `<article>${filled(size, () => `<p class="standfirst">${sentence(random).slice(0, -1)}</p>`)}${filled(8_000, () => `<p>${sentences(random, 3)}</p>`)}</article>`,
    ),
  'links without spaces': of((random, n) => `<a href="/${n}">${name(random)}</a>`, '<div>', '</div>'),
  'spans without spaces': of((random) => `<span>${name(random)}</span>`, '<div>', '</div>'),
  notes: of((random, n) => `${sentence(random)}<sup><a href="#n${n}">${n % 999}</a></sup> `, '<p>', '</p>'),
  'teasers above the text': (size, random) =>
    page(
      `<h1>Turkey and Russia renew a contract</h1>${filled(size, () => `<div class="teaser"><p>${sentences(random, 2)}</p></div>`)}<article>${filled(size / 2, () => `<p>${sentences(random, 3)}</p>`)}</article>`,
    ),
  'repeated items': of((random, n) =>
    n % 4 === 0
      ? '<ul><li>Turkey and Russia met in Ankara to talk about gas.</li></ul>'
      : `<p>${sentences(random, 3)}</p>`,
  ),
}

export const htmlPages: Shape[] = Object.entries({ ...makers, ...more }).map(([title, make]) => ({
  name: `HTML: ${title}`,
  path: 'page',
  form: 'html',
  make,
}))
