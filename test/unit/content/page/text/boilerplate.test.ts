// What sites set around and into the text of their articles, one kind a page, in the markup of the systems that
// build most of them: of each the article's paragraphs, all of them, and nothing else (C2).
import { describe, expect, it } from 'vitest'
import { examinePage } from '../../../../../functions/content/page/reading/page.ts'

const title = 'Skerrow to Light Its Tower Again'
const told = [
  'The harbour trust of Skerrow will light the old tower on the north mole again in October, nineteen years after the lamp was put out to save money.',
  'The trust has raised 240,000 pounds for a new lens, most of it from people who sail past the mole, said its chairwoman, Mary Oldfield, at a meeting on Thursday.',
  'The tower was built in 1868 and guided colliers into the harbour until the last pit closed. Its keeper was sent home in 2007, and the glass was sold to a museum in Hull.',
  'Engineers found in the spring that the stairs are sound but that the gallery has rusted through on the seaward side, where the rail is held by rope.',
  'A company from Whitby will make the lens of acrylic rather than glass, which weighs a fifth as much and can be carried up by two people in an afternoon.',
  'Not all of the money is spent on the lamp. About a third goes to the mole itself, which lost forty stones in the storms of last winter and leans towards the channel.',
  'The first light will be shown at dusk on 4 October, and the trust has asked every boat in the harbour to answer it with its horn.',
]
/** `{3}` is a paragraph's words, `{2-4}` are paragraphs in `p`. */
const expanded = (page: string) =>
  page
    .replace(/\{(\d)\}/g, (_, n) => told[Number(n) - 1] ?? '')
    .replace(/\{(\d)-(\d)\}/g, (_, from, to) =>
      told
        .slice(Number(from) - 1, Number(to))
        .map((text) => `<p>${text}</p>`)
        .join('\n'),
    )

/** As long as an article, each under a heading that leads to it. */
const popular = ['Ferry Will Stop at Noon', 'What Is Left of the Last Pit'].map(
  (name) =>
    `<h3><a href="/x">${name}</a></h3><p>Tuesday September 1, 2026 9:13 am by <a href="/tb">Tom Barker</a></p><p>${'The owner of the line told the members on Monday evening that nobody travels in the dark months. '.repeat(4)}</p>`,
)
const head = `<title>${title} | The Skerrow Packet</title><meta property="og:title" content="${title}"><meta property="og:site_name" content="The Skerrow Packet">`
const framed = (main: string) =>
  expanded(`<!DOCTYPE html><html lang="en"><head>${head}</head><body>
<header><a href="/">The Skerrow Packet</a><nav><a href="/news">News</a> <a href="/sea">Sea</a></nav></header>
${main}<footer><p>© 2026 The Skerrow Packet. All rights reserved.</p></footer></body></html>`)
const h1 = `<h1>${title}</h1>`
const post = (body: string, behind = '') =>
  framed(
    `<main><article class="post type-post">${h1}<div class="entry-content">${body}</div>${behind}</article></main>`,
  )

const pages: Record<string, string> = {
  'a standfirst that tells the first sentence before it is told (Arc)': framed(
    `<article class="b-article-body">${h1}<h2 class="b-headline__sub">The old tower of Skerrow will be lit again in October after nineteen years in the dark.</h2>
<div class="b-article-body__content"><p class="c-paragraph">{1}</p><p class="c-paragraph">{2}</p>{3-7}</div></article>`,
  ),
  'a standfirst that is a paragraph of the body (Arc)': framed(
    `<article>${h1}<div class="article-body"><p class="article-subheading">The harbour trust of Skerrow is to light the tower on the north mole in October, nineteen years on.</p>{1-7}</div></article>`,
  ),
  'a summary of the page that stands over the text (Drupal)': framed(
    `<article class="node node--type-news">${h1}<div class="field field--name-field-summary"><p>Nineteen years after the lamp was put out to save money, the harbour trust of Skerrow will light its old tower again.</p></div><div class="field field--name-body">{1-7}</div></article>`,
  ),
  'the title once more, as a sentence (WordPress)': post(`<p><strong>${title}.</strong></p>{1-7}`),
  'a subtitle under the title (Substack)': framed(
    `<article class="newsletter-post post">${h1}<h3 class="subtitle">What a harbour does with a tower that nobody needs.</h3><div class="available-content"><div class="body markup">{1-7}</div></div></article>`,
  ),
  'captions of a gallery of plain boxes (Squarespace)': framed(
    `<article class="entry">${h1}<div class="sqs-block html-block"><div class="sqs-block-content">{1-3}</div></div>
<div class="sqs-block gallery-block"><div class="slide"><img src="1.jpg"><div class="slide-meta"><p>Mary Oldfield stands on the gallery of the old tower with two members of the harbour trust.</p></div></div><div class="slide"><img src="2.jpg"><div class="slide-meta"><p>The stairs of the old tower were swept and painted by volunteers over the summer.</p></div></div></div>
<div class="sqs-block html-block"><div class="sqs-block-content">{4-7}</div></div></article>`,
  ),
  'captions of a gallery in boxes whose names say nothing (Next.js)': framed(
    `<div id="__next"><main>${h1}<div class="css-1a2b">{1-3}</div><div class="css-9x8y"><div><img src="1.jpg" alt=""><div class="css-77aa"><div>Mary Oldfield stands on the gallery of the old tower with two members of the harbour trust.</div></div></div><div><img src="2.jpg" alt=""><div class="css-77aa"><div>The stairs of the old tower were swept and painted by volunteers over the summer.</div></div></div></div><div class="css-1a2b">{4-7}</div></main></div>`,
  ),
  'a caption and its credit under a picture (WordPress)': post(
    `{1-2}<div id="attachment_12" class="wp-caption alignnone"><img src="1.jpg"><p class="wp-caption-text">The tower on the north mole of Skerrow as it stood in August, without its lens. Photo by Tom Barker</p></div>{3-7}`,
  ),
  'a caption in a paragraph right behind its picture (Ghost)': framed(
    `<article class="gh-article">${h1}<section class="gh-content">{1-2}<p><img src="1.jpg"><br><em>The tower on the north mole of Skerrow as it stood in August, without its lens.</em></p>{3-7}</section></article>`,
  ),
  'the credit of a photo on a line of its own (Drupal)': framed(
    `<article class="node">${h1}<div class="field--name-body"><p>Photo courtesy of the Harbour Trust of Skerrow.</p>{1-7}</div></article>`,
  ),
  'a credit run into the text (Arc)': framed(
    `<article>${h1}<div class="article-body"><div class="image-wrapper"><img src="1.jpg"><span class="image-credit">Tom Barker for The Skerrow Packet.</span></div>{1-7}</div></article>`,
  ),
  'who posted it, and when (Blogger)': framed(
    `<div class="post hentry"><h3 class="post-title entry-title">${title}</h3><div class="post-body entry-content">{1}<br><br>{2}<br><br>{3}<br><br>{4}<br><br>{5}<br><br>{6}<br><br>{7}</div><div class="post-footer"><div class="post-footer-line">Posted by <span class="fn">Tom Barker</span> at <abbr class="published">10:15</abbr></div><div class="post-footer-line">Labels: <a href="/l/sea">sea</a>, <a href="/l/tower">tower</a></div></div></div>`,
  ),
  'who posted it, over the text (Blogger)': framed(
    `<div class="post"><h3 class="post-title">${title}</h3><div>Posted by Tom Barker on Thursday, 3 September 2026 under sea and towers.</div><div class="post-body">{1-7}</div></div>`,
  ),
  'marks of notes in brackets (court decisions)': framed(
    `<main>${h1}<div class="opinion"><p>${told[0]}<a href="#fn1">[1]</a></p><p>The trust has raised 240,000 pounds for a new lens,<sup>[2]</sup> most of it from people who sail past the mole, said its chairwoman, Mary Oldfield, at a meeting on Thursday.[3]</p>{3-7}</div></main>`,
  ),
  'the notes under the text (court decisions)': framed(
    `<main>${h1}<div class="opinion">{1-7}<hr><p><a id="fn1">[1]</a> See the accounts of the harbour trust for the year, which were laid before the members in May.</p><p><a id="fn2">[2]</a> The sum holds a loan of the county that is due in the year 2031.</p></div></main>`,
  ),
  'marks of references (wiki)': framed(
    `<main id="content">${h1}<div class="mw-parser-output"><p>The harbour trust of Skerrow will light the old tower on the north mole again in October, nineteen years after the lamp was put out to save money.<sup class="reference"><a href="#c1">[1]</a></sup><sup class="reference"><a href="#c2">[2]</a></sup></p>{2-7}</div></main>`,
  ),
  'what only those see who do not pay (AMP)': framed(
    `<article>${h1}<div class="article-body">{1-2}<section subscriptions-section="content-not-granted"><p>You have read your last free article of this month. Go on with the Packet for one pound a week, and leave whenever you want.</p></section><section subscriptions-section="content">{3-7}</section></div></article>`,
  ),
  'an offer to go on with a subscription (Piano)': framed(
    `<article>${h1}<div class="body-copy">{1-3}<div class="tp-container-inner"><p>This story is for our subscribers only. Read on with all of our reports from the coast from one pound a week.</p></div>{4-7}</div></article>`,
  ),
  'a box of a newsletter amid the text (Ghost)': framed(
    `<article class="gh-article">${h1}<section class="gh-content">{1-3}<div class="kg-card kg-callout-card"><div class="kg-callout-text">The Tide Table lands every Friday morning with all that moves on the coast. Sign up below, it costs nothing.</div></div>{4-7}</section></article>`,
  ),
  'an invitation between two paragraphs (Substack)': framed(
    `<article class="post">${h1}<div class="available-content"><div class="body markup">{1-3}<div class="subscription-widget-wrap"><div class="preamble"><p>The Skerrow Packet is a reader-supported publication. To receive new posts and support my work, consider becoming a free or paid subscriber.</p></div></div>{4-5}<p class="button-wrapper"><a href="/share">Share The Skerrow Packet</a></p>{6-7}<p>Thanks for reading The Skerrow Packet! This post is public so feel free to share it.</p></div></div></article>`,
  ),
  'a line that leads to another story (WordPress)': post(
    `{1-2}<p><strong>Read more:</strong> <a href="/ferry">The ferry to Skerrow will stop at noon from November, says its owner.</a></p>{3-5}<p><em>SEE ALSO: <a href="/pit">What is left of the last pit on the coast, in twenty objects.</a></em></p>{6-7}`,
  ),
  'a line that is nothing but a link (Arc)': framed(
    `<article>${h1}<div class="article-body">{1-3}<p class="c-paragraph"><a href="/ferry">The ferry to Skerrow will stop at noon from November, says its owner.</a></p>{4-7}</div></article>`,
  ),
  'a promotion amid the text, with a picture (Chartbeat)': framed(
    `<article>${h1}<div class="story-text">{1-3}<div class="inline-recirc" data-module="recirc"><h4>Up next</h4><a href="/ferry"><img src="f.jpg"><p>The ferry to Skerrow will stop at noon from November, says its owner.</p></a></div>{4-7}</div></article>`,
  ),
  'a list of other stories amid the text (WordPress)': post(
    `{1-4}<p><strong>More from the coast</strong></p><ul><li><a href="/ferry">The ferry to Skerrow will stop at noon from November, says its owner.</a></li><li><a href="/pit">What is left of the last pit on the coast, in twenty objects.</a></li></ul>{5-7}`,
  ),
  'stories like this one, by an extension (Jetpack)': post(
    '{1-7}',
    `<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3><div><p>The ferry to Skerrow will stop at noon from November, its owner told the members on Monday evening.</p></div></div>`,
  ),
  'popular stories, each with the beginning of its text (React)': framed(
    `<main><div class="css-1q">${h1}{1-7}</div><div class="css-4z"><h2>Popular Stories</h2>${popular}</div></main>`,
  ),
  'buttons to pass it on (Jetpack)': post(
    '{1-7}<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a href="#">Click to share on Facebook (Opens in new window)</a></li></ul></div>',
  ),
  'a bar to pass it on, in words (Squarespace)': framed(
    `<article>${h1}<div class="blog-item-content">{1-4}<p>If you liked this story, share it with somebody who sails.</p>{5-7}</div></article>`,
  ),
  'who wrote it, under the text (WordPress)': post(
    '{1-7}',
    `<div class="author-box"><p>Tom Barker has written about harbours and the people who run them since 1998. He lives in Skerrow with two dogs.</p></div>`,
  ),
  'who wrote it, as the last paragraph (Medium)': framed(
    `<article><section>${h1}<p class="pw-post-body-paragraph">{1}</p>{2-7}<p class="pw-post-body-paragraph"><em>Tom Barker is a reporter for The Skerrow Packet. You can reach him at barker@packet.example.com.</em></p></section></article>`,
  ),
  'claps, and where to find the writer (Medium)': framed(
    `<article><section>${h1}<div><a href="/@tb">Tom Barker</a><span>Follow</span><span>4 min read</span><span>Sep 3, 2026</span></div>{1-7}<p>If you enjoyed this story, clap for it and follow me for more from the coast.</p></section></article>`,
  ),
  'who helped, and whom to ask (Arc)': framed(
    `<article>${h1}<div class="article-body">{1-7}<p>Additional reporting by Ann Lee in Whitby.</p><p>Contact Tom Barker at barker@packet.example.com or on 01632 960000.</p></div></article>`,
  ),
  'a place and an agency before the first sentence (Drupal)': framed(
    `<article class="node">${h1}<div class="field--name-body"><p>SKERROW, England (AP) — ${told[0]}</p>{2-7}</div></article>`,
  ),
  'a place set in an element of its own (Arc)': framed(
    `<article>${h1}<div class="article-body"><p><span class="dateline">SKERROW</span> ${told[0]}</p>{2-7}</div></article>`,
  ),
  'consent asked for amid the text (Next.js)': framed(
    `<div id="__next"><main>${h1}<div>{1-3}</div><div class="css-embed"><p>This content is hosted by a third party. By showing it you accept the terms and conditions of www.video.example.com.</p><p>To view it, update your settings and allow functional cookies.</p></div><div>{4-7}</div></main></div>`,
  ),
  'what readers wrote, in boxes without a name (Wix)': framed(
    `<article data-hook="post">${h1}<div data-hook="post-description">{1-7}</div><div class="x9y8"><h2>Comments</h2><div><span>bridgefan</span><span>Sep 4</span><p>About time too. I have sailed round that mole for years and hit a stone of it once.</p></div><div><span>quayside</span><span>Sep 5</span><p>Nobody ever asks us who mend the boats what a lamp is good for in these days of satellites.</p></div></div></article>`,
  ),
  'what a page says again for those who only skim it (Next.js)': framed(
    `<main>${h1}<div class="css-tldr"><p>Key points</p><ul><li>Skerrow lights its tower in October.</li><li>The lens costs 240,000 pounds.</li><li>Boats are to sound their horns at dusk.</li></ul></div><div>{1-7}</div></main>`,
  ),
  'a note of the editors on an earlier text (WordPress)': post(
    '{1-7}<p><em>This story has been updated to correct the name of the company in Whitby.</em></p>',
  ),
  'a note on what the shop earns (affiliates)': post(
    '<p><em>We may earn a commission if you buy something through links on our site, at no cost to you.</em></p>{1-7}',
  ),
  'a player and how long it takes to hear it (Wix)': framed(
    `<article>${h1}<div class="audio-player"><p>Listen to this article</p><p>4 min</p><p>This audio is generated by a machine and may hold errors.</p></div><div class="rich-content">{1-7}</div></article>`,
  ),
  'a quotation of the text in large letters (WordPress)': post(
    '{1-3}<div class="wp-block-pullquote"><p>The gallery has rusted through on the seaward side, where the rail is held by rope.</p></div>{4-7}',
  ),
  'where it first appeared (Ghost)': framed(
    `<article>${h1}<section class="gh-content">{1-7}<p><em>This article first appeared in The Whitby Log and is printed here with its leave.</em></p></section></article>`,
  ),
  'an advertisement announced in words (AMP)': framed(
    `<article>${h1}<div class="amp-wp-article-content">{1-2}<p>Advertisement. Scroll to continue reading.</p>{3-5}<p>Story continues below this advertisement.</p>{6-7}</div></article>`,
  ),
}

/** What looks like it and is the text itself. */
const bare: Record<string, string> = {
  'a box that says what stands beside it': framed(
    `<div class="post-content use-lightbox has-sidebar">${h1}<section class="article-content">{1-7}</section></div>`,
  ),
  'an article that is set as a quotation from its first word to its last': framed(
    `<article>${h1}<blockquote>{1-7}</blockquote></article>`,
  ),
  'a first paragraph in the one teaser of the page': framed(
    `<article>${h1}<div class="c-teaser-text"><p>{1}</p></div><div class="c-date"><span>3 May</span></div><div class="c-body">{2-7}</div></article>`,
  ),
  'lines about it between the first paragraph and the rest': framed(
    `<article>${h1}<p>{1}</p><p>Topics: towers, lamps</p><p>Photo: Packet</p><p>Print</p>{2-7}</article>`,
  ),
}

describe('of a page the text is read', () => {
  it.each(Object.entries(bare))('%s', (_, html) => {
    const found = examinePage({ name: 'page.html', bytes: new TextEncoder().encode(html), limit: 1_000_000 })
    const texts = 'page' in found ? found.page.articles.flatMap(({ paragraphs }) => paragraphs) : []
    expect(texts.map(({ text }) => text)).toEqual(told)
  })
})

describe('of a page with one kind of boilerplate the article is read, whole and alone', () => {
  it.each(Object.entries(pages))('%s', (_, html) => {
    const found = examinePage({ name: 'page.html', bytes: new TextEncoder().encode(html), limit: 1_000_000 })
    const texts =
      'page' in found ? found.page.articles.map(({ paragraphs }) => paragraphs.map(({ text }) => text)) : found
    expect(texts).toEqual([told])
  })
})
