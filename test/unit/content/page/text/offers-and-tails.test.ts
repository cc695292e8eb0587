// What sites set between and behind their paragraphs in plain paragraphs and lists, without a box that names it: of
// each page the article’s paragraphs, all of them, and nothing else (C2).
import { describe, expect, it } from 'vitest'
import { examinePage } from '../../../../../functions/content/page/reading/page.ts'

const title = 'Brannoch Builds Its First Sea Wall of Oysters'
const told = [
  'The town of Brannoch has begun to grow a wall of living oysters along its southern beach, the first on this coast to be built by a council rather than a university.',
  'Some forty thousand young oysters were set on frames of old slate in the bay last week, said the harbour engineer, Una Marrick, who drew the plans herself.',
  'The wall is to be two hundred metres long and as high as a child by the end of the decade. It will slow the waves that took the promenade twice in ten years.',
  'A wall of stone would have cost six times as much and lasted about as long, according to a report that the council paid for in the spring.',
  'Fishermen were against it at first, because the frames lie where they used to set their pots, but three of them now tend the oysters for a wage.',
  'Nobody may eat them. The water is clean enough for oysters to live in, Marrick said, but not yet clean enough for people to eat what has lived in it.',
]

/** `{2-4}` are paragraphs. */
const page = (body: string) =>
  `<!DOCTYPE html><html lang="en"><head><title>${title} | The Brannoch Tide</title><meta property="og:title" content="${title}"></head><body>
<header><a href="/">The Brannoch Tide</a></header><main><article><h1>${title}</h1><div class="c-4f">${body.replace(
    /\{(\d)(?:-(\d))?\}/g,
    (_, from, to = from) =>
      told
        .slice(Number(from) - 1, Number(to))
        .map((text) => `<p>${text}</p>`)
        .join(''),
  )}</div></article></main><footer><p>© The Brannoch Tide</p></footer></body></html>`
const amid = (part: string) => page(`{1-3}${part}{4-6}`)
const behind = (part: string) => page(`{1-6}${part}`)
const list = (...items: string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`

const benefits = list(
  'Unlimited online access to The Brannoch Tide and two other sites with one account.',
  'The Tide e-paper, an exact copy of the printed page to turn on any device.',
  'Crosswords and the tide table, every day before breakfast.',
)

const pages: Record<string, string> = {
  'what subscribers get, under a line that asks to subscribe': amid(
    `<p>Subscribe now to read the latest news of the coast.</p>${benefits}`,
  ),
  'what subscribers get, printed twice': amid(
    `<p>This story is for those who subscribe.</p>${benefits}<p>All our readers write to us.</p>${benefits}`.replace(
      /<p>(?:This|All)[^<]*<\/p>/g,
      '',
    ),
  ),
  'an account that must be created to read on': amid(
    `<p>Create an account or sign in to continue with your reading experience.</p>${list('Enjoy additional articles per month.', 'Hear from your favourite writers as soon as they publish.')}`,
  ),
  'a paragraph that is printed again behind the text': behind(`<p>${told[1]}</p>`),
  'an offer of a paper through the letter box': behind(
    '<p>Get The Tide Monthly delivered through your letterbox every month. Twelve issues for £11.</p>',
  ),
  'a request for money': behind(
    '<p>Your donation helps us to report from harbours that nobody else goes to, and to stay free for all who read us.</p>',
  ),
  'a request to consider giving': amid(
    '<p>If you can afford it, please consider making a small donation to the Tide.</p>',
  ),
  'where to hear the podcast': behind('<p>The Tide Talk is out each Friday, wherever you get your podcasts.</p>'),
  'when to hear the programme': behind(
    '<p>Listen to The Tide Hour live at noon and at six on weekdays, or listen back here.</p>',
  ),
  'an opinion that is the author’s alone': behind(
    '<p>The views expressed in this article are those of the author and do not necessarily reflect those of the Tide.</p>',
  ),
  'what is no advice': behind(
    '<p>The contents of this page should not be construed as investment, legal or tax advice of any kind.</p><p>Past performance is no guarantee of what a share will do next.</p>',
  ),
  'a page that may be out of date': page(
    '<p>This article is more than four years old, and information in it may no longer be right.</p>{1-6}',
  ),
  'an address to write to, alone': behind('<p>u.pell@tide.example.com</p><p>twitter.com/unapell</p>'),
  'who helped': behind('<p>Tom Ardery contributed reporting from Portlinn.</p>'),
  'more stories of the site, none of them a sentence': behind(
    `<p>More great Tide stories</p>${list('<a href="/a">Why the ferry now stops at noon</a>', '<a href="/b">Seven harbours that nobody needs, and who keeps them up all the same</a>')}`,
  ),
  'other stories under a head with three dots': behind(
    '<p>You may also like...</p><p><a href="/a">Who will mend the pier?</a></p><p><a href="/b">The last boat from Portlinn</a></p>',
  ),
  'a line that leads to another story': amid(
    '<p>SEE MORE: The promenade that fell into the sea twice in ten years</p>',
  ),
  'a code of the editing system that was not run': behind(
    '<p>[button link="https://tide.example.com/send" type="big"] Send us your picture[/button]</p>',
  ),
  'who stands in the picture': page(
    '<p>Pictured right, is the harbour engineer Una Marrick, from Brannoch, with two of the fishermen who tend the oysters.</p>{1-6}',
  ),
  'a picture of an agency, with its day and year': page(
    '<p>Una Marrick, the harbour engineer, walks along the frames in the bay of Brannoch, Monday, Oct. 17, 2022.</p>{1-6}',
  ),
  'what a press release says of its sender, to editors and whom to ask': behind(
    '<p>ENDS</p><p>Notes to editors</p><p>Photographs of the frames in the bay may be had from the council of Brannoch free of charge.</p>',
  ),
  'whom to ask': behind(
    '<p><b>Media contact</b></p><p>Una Marrick, harbour engineer of the town of Brannoch, 01632 960 001.</p>',
  ),
  'what it says of its sender, under a head': behind(
    '<h3>About Marrick Engineers</h3><p>Marrick Engineers builds what keeps the sea out of small towns. It was founded in 1990 and employs nine people.</p>',
  ),
  'what it says of its sender, in a paragraph': behind(
    '<p><strong>About Marrick Engineers</strong> Marrick Engineers builds what keeps the sea out of small towns. It was founded in 1990.</p>',
  ),
  'a credit behind a caption, abroad': amid('<p>Die Wand aus Austern wächst vor dem Strand. © dpx / Jan Brandt</p>'),
  'a picture that can be made larger, in German': amid('<p>Vergrößern Die Rahmen aus Schiefer bei Ebbe.</p>'),
  'what the site earns and how it chooses': page(
    '<p>We recommend what our writers use themselves, and advertisers do not influence what they say of it.</p>{1-6}',
  ),
  'which issue it is from, in German': page('<p>Dieser Beitrag stammt aus Ausgabe 7 des Gezeitenblatts.</p>{1-6}'),
  'who sponsors it, in a line': amid('<p>Sponsored by Marrick Bank.</p>'),
  'who sponsors it, in capitals and two names': amid('<p>SPONSORED BY MARRICK BANK AND HOLM & SONS</p>'),
  'who sponsors its section': amid('<p>This section is sponsored by Marrick Bank.</p>'),
  'who brings its series': behind('<p>This series is made possible by the Marrick Fund for the Sea.</p>'),
  'an advertisement in a line': amid(
    '<p>Advertisement: Marrick Bank has a new account for all who live by the sea.</p>',
  ),
  'an advertisement in a line, in German': amid('<p>ANZEIGE - Heute schon aufs Meer geschaut?</p>'),
  'consent to the use of data, in German': behind(
    '<p>Ich bin mit der Verarbeitung meiner Daten einverstanden und erhalte eine E-Mail zur Bestätigung.</p>',
  ),
  'when it was posted and under what, in German': behind(
    '<p>Erstellt am Dienstag, 6. Mai 2014 um 23:30 und abgelegt unter Küste, Austern. Kommentare können gelesen werden.</p>',
  ),
  'where to find more, in German': behind('<p>Weitere Infos unter www.gezeiten.example.com.</p>'),
  'what a film shows, in a span below it': behind(
    '<div class="player"><span class="media-caption">The town of Brannoch has set its first oysters. Some of the fishermen fear for their pots.</span></div>',
  ),
  'the paper before a dash': page('{1-6}').replace('<p>The town', '<p>Brannoch News – The town'),
  'the writer before a colon': page('{1-6}').replace('<p>The town', '<p>By Una Pell: The town'),
  'when it was updated, in Spanish': page('<p>Actualizado a las 20:56h.</p>{1-6}'),
  'when it was updated and how long it takes, in German': page(
    '<p>Aktualisiert am 07.01.2026 - 18:50 UhrLesedauer: 4 Min.</p>{1-6}',
  ),
}

/** What looks like it and is the text itself. */
const text: Record<string, [html: string, paragraphs: string[]]> = {
  ...Object.fromEntries(
    [
      'The regatta is sponsored by Marrick Bank, which said on Monday that it would pay for ten more years.',
      'Sponsored by Marrick Bank, the regatta has been held in the bay since the old pier burned down.',
      'Sponsored by Marrick Bank and two breweries, it drew nine hundred rowers to the bay last year.',
      'This section of the wall is sponsored by Marrick Bank, whose clerks set its first oysters.',
      'This series is sponsored by people who live by the sea and have lost a house to it.',
      'Advertisements for oysters had to be taken down, because none of them may be eaten yet.',
      'Advertisement-free papers are rare on this coast, and the one in Brannoch closed last year.',
    ].map((sentence): [string, [string, string[]]] => [
      `a sentence of news on who pays: ${sentence.slice(0, 40)}`,
      [amid(`<p>${sentence}</p>`), [...told.slice(0, 3), sentence, ...told.slice(3)]],
    ]),
  ),
  'a list in sentences that nothing offers': [
    amid(list('The frames are made of slate.', 'The oysters were raised in a hall at Portlinn.')),
    [
      ...told.slice(0, 3),
      'The frames are made of slate.',
      'The oysters were raised in a hall at Portlinn.',
      ...told.slice(3),
    ],
  ],
  'a page that prints all of it twice': [page('{1-6}{1-6}'), [...told, ...told]],
  'a highlight in the very words of a paragraph': [
    page(
      `${list('The oysters are not for eating at all, now or in ten years.')}{1-6}<p>The oysters are not for eating at all, now or in ten years.</p>`,
    ),
    [...told, 'The oysters are not for eating at all, now or in ten years.'],
  ],
  'a heading about what the text is about': [
    amid(
      '<h2>About Brannoch</h2><p>It has nine hundred people, one church and two harbours, and the older of them is a car park.</p>',
    ),
    [
      ...told.slice(0, 3),
      'It has nine hundred people, one church and two harbours, and the older of them is a car park.',
      ...told.slice(3),
    ],
  ],
  'a day long ago': [
    behind('<p>The first promenade was opened by the mayor and a brass band on Sunday, June 7, 1931.</p>'),
    [...told, 'The first promenade was opened by the mayor and a brass band on Sunday, June 7, 1931.'],
  ],
}

const readOf = (html: string) => {
  const found = examinePage({ name: 'page.html', bytes: new TextEncoder().encode(html), limit: 1_000_000 })
  return 'page' in found ? found.page.articles.map(({ paragraphs }) => paragraphs.map((one) => one.text)) : found
}

describe('of a page with one kind of line that is none of its text the article is read, whole and alone', () => {
  it.each(Object.entries(pages))('%s', (_, html) => {
    expect(readOf(html)).toEqual([told])
  })
})

describe('of a page the text is read', () => {
  it.each(Object.entries(text))('%s', (_, [html, paragraphs]) => {
    expect(readOf(html)).toEqual([paragraphs])
  })
})
