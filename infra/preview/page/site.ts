// The pages and feeds that readers meet besides the emails, each in every state and in each language of the list.
import { languageName } from '../../../functions/content/language/languages/quoted-languages.ts'
import type { Scheme } from '../frame-choices.ts'
import { addressOf, type PageQuery, wantedQuery } from '../query.ts'
import type { View } from '../types.ts'
import { html, type Markup } from './markup/html.ts'

/** @param readers language of the reader */
export function site(pageQuery: PageQuery, { version, choices }: View, readers: string): Markup {
  if (choices === null) return html`<p class="empty">The files have errors, so there is nothing to show.</p>`
  const { page, language } = pageQuery
  const shown = language ?? readers
  const links = choices.pages.map(
    ({ id, label }) =>
      html`<li><a href="${addressOf(pageQuery, { page: id })}" data-go id="page-${id}"${id === page ? html` aria-current="page"` : null}>${label}</a></li>`,
  )
  const languages = choices.languages.map(
    (one) =>
      html`<a href="${addressOf(pageQuery, { language: one })}" data-go id="in-${one}"${one === shown ? html` aria-current="true"` : null}>${languageName(one)}</a>`,
  )
  const label = choices.pages.find(({ id }) => id === page)?.label ?? page
  return html`<div class="site"><nav aria-label="Pages"><ul>${links}</ul></nav>
<div><h2>${label}</h2><p class="row languages">${languages}</p>
<div class="frames">${pageQuery.schemes.flatMap((scheme) => pageQuery.widths.map((width) => frame(pageQuery, label, { scheme, width, language: shown, version })))}</div></div></div>`
}

interface Look {
  scheme: Scheme
  width: number
  language: string
  version: string
}

function frame(pageQuery: PageQuery, label: string, { scheme, width, language, version }: Look): Markup {
  const query = wantedQuery(pageQuery.wanted)
  query.set('page', pageQuery.page)
  query.set('in', language)
  query.set('v', version)
  const name = `${width} px, ${scheme}`
  return html`<figure tabindex="0" aria-label="${name}"><figcaption>${name}</figcaption>
<div class="framed"><iframe class="mail ${scheme}" title="${label}, ${name}" width="${width}" height="900" sandbox="allow-same-origin" data-key="${pageQuery.page} ${language} ${scheme} ${width}" src="/site?${String(query)}"></iframe></div></figure>`
}
