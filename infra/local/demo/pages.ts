// The pages of the demonstration's site: articles with their metadata, and the front page of a publication.

import { marked } from 'marked'
import { encodedText } from '../../../functions/content/html/character-references.ts'
import type { DemoArticle, Publication } from './publications.ts'

export function isUpdated({ update }: DemoArticle, nowMs: number): boolean {
  return update !== null && update.ms <= nowMs
}

/** The article's text, with its update once that has been made. */
export function bodyHtml(article: DemoArticle, nowMs: number): string {
  const update = isUpdated(article, nowMs) ? `\n\n${article.update?.text ?? ''}` : ''
  return marked.parse(article.body + update, { async: false })
}

export function articlePage(article: DemoArticle, nowMs: number): string {
  const { publication, url, title, standfirst, author, publishedMs } = article
  const published = new Date(publishedMs)
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(published)
  const head =
    `<link rel="canonical" href="${url}">\n<meta name="author" content="${encodedText(author)}">\n` +
    `<meta property="og:type" content="article">\n<meta property="og:title" content="${encodedText(title)}">\n` +
    `<meta property="og:site_name" content="${encodedText(publication.name)}">\n` +
    `<meta name="description" content="${encodedText(standfirst)}">\n` +
    `<meta property="article:published_time" content="${published.toISOString()}">`
  return page(
    publication,
    `${title} | ${publication.name}`,
    head,
    `<article>\n<h1>${encodedText(title)}</h1>\n<p class="standfirst">${encodedText(standfirst)}</p>\n` +
      `<p class="byline">By ${encodedText(author)}, <time datetime="${published.toISOString()}">${day}</time></p>\n` +
      `${bodyHtml(article, nowMs)}</article>`,
  )
}

/** @param listed newest first */
export function frontPage(publication: Publication, listed: readonly DemoArticle[]): string {
  const links = listed.map(
    ({ url, title, standfirst }) =>
      `<li><a href="${encodedText(new URL(url).pathname.slice(1))}">${encodedText(title)}</a><br>${encodedText(standfirst)}</li>`,
  )
  const head = publication.feed === 'broken' ? '' : '<link rel="alternate" href="feed" title="Feed">'
  return page(
    publication,
    publication.name,
    head,
    `<h1>${encodedText(publication.name)}</h1>\n<p>${encodedText(publication.about)}</p>\n<ul>\n${links.join('\n')}\n</ul>`,
  )
}

export function listPage(publications: readonly Publication[]): string {
  const links = publications.map(
    ({ host, name, about }) => `<li><a href="/${host}/">${name}</a>: ${encodedText(about)}</li>`,
  )
  return document('Publications', '', `<h1>Publications</h1>\n<ul>\n${links.join('\n')}\n</ul>`)
}

function page(publication: Publication, title: string, head: string, main: string): string {
  const footer = `<footer>${encodedText(publication.name)} and all that it reports are invented, for a demonstration.</footer>`
  return document(title, head, `<header>${encodedText(publication.name)}</header>\n<main>\n${main}\n</main>\n${footer}`)
}

const style =
  'body{max-width:38rem;margin:2rem auto;padding:0 1rem;font:1.06rem/1.6 Georgia,serif;color-scheme:light dark}' +
  'h1{line-height:1.2}.standfirst{font-size:1.2rem}.byline,header,footer{opacity:.75;font-family:sans-serif;font-size:.9rem}'

function document(title: string, head: string, body: string): string {
  return (
    `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>${encodedText(title)}</title>\n` +
    `<meta name="viewport" content="width=device-width">\n${head}\n<style>${style}</style>\n</head>\n<body>\n${body}\n</body>\n</html>\n`
  )
}
