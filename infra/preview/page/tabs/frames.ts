// The email in frames, one for each chosen width and colour scheme; what can be chosen is in `frame-choices.ts`. The
// frame's own `color-scheme` determines how the email's `prefers-color-scheme` is evaluated: real media queries,
// without changing the email.
import { createHash } from 'node:crypto'
import type { Scheme } from '../../frame-choices.ts'
import { type PageQuery, wantedQuery } from '../../query.ts'
import type { View } from '../../types.ts'
import { day, html, type Markup } from '../markup/html.ts'

export function frames(pageQuery: PageQuery, view: View, before: View | null): Markup {
  const mails = [
    { view, edition: pageQuery.wanted.edition },
    ...(before === null ? [] : [{ view: before, edition: pageQuery.wanted.edition - 1 }]),
  ]
  const all = mails.flatMap((mail) =>
    pageQuery.schemes.flatMap((scheme) => pageQuery.widths.map((width) => frame(pageQuery, mail, scheme, width))),
  )
  return html`<h2 class="unseen">Email</h2><div class="frames">${all}</div>`
}

function frame(
  pageQuery: PageQuery,
  { view, edition }: { view: View; edition: number },
  scheme: Scheme,
  width: number,
): Markup {
  const email = view.shown?.email ?? null
  const date = view.shown === null ? '' : day(view.shown.edition.date)
  const name = `${width} px, ${scheme}${pageQuery.treatment === 'as sent' ? '' : `, ${pageQuery.treatment}`}`
  const label = pageQuery.beside ? `${date} · ${name}` : name
  if (email === null)
    return html`<figure><figcaption>${label}</figcaption><p class="empty">${view.shown?.notice ?? 'No email.'}</p></figure>`
  const query = wantedQuery({ ...pageQuery.wanted, edition })
  query.set('treatment', pageQuery.treatment)
  query.set('v', createHash('sha256').update(email.html).digest('hex').slice(0, 12))
  return html`<figure tabindex="0" aria-label="${label}"><figcaption>${label}</figcaption>
<div class="framed"><iframe class="mail ${scheme}" title="Email, ${label}" width="${width}" height="900" sandbox="allow-same-origin" data-key="${edition} ${scheme} ${width}" src="/mail.html?${String(query)}"></iframe></div></figure>`
}
