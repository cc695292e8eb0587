// The mail in frames, one for each width and colour scheme. The frame's own `color-scheme` decides what the mail's
// `prefers-color-scheme` answers: real media queries, without a change to the mail.
import { createHash } from 'node:crypto'
import { type Looking, type Scheme, wantedQuery } from '../query.ts'
import type { View } from '../types.ts'
import { day, html, type Markup } from './html.ts'

export function frames(looking: Looking, view: View, before: View | null): Markup {
  const mails = [
    { view, edition: looking.wanted.edition },
    ...(before === null ? [] : [{ view: before, edition: looking.wanted.edition - 1 }]),
  ]
  const all = mails.flatMap((mail) =>
    looking.schemes.flatMap((scheme) => looking.widths.map((width) => frame(looking, mail, scheme, width))),
  )
  return html`<h2 class="unseen">Email</h2><div class="frames">${all}</div>`
}

function frame(
  looking: Looking,
  { view, edition }: { view: View; edition: number },
  scheme: Scheme,
  width: number,
): Markup {
  const letter = view.shown?.letter ?? null
  const date = view.shown === null ? '' : day(view.shown.edition.date)
  const name = `${width} px, ${scheme}${looking.treatment === 'as sent' ? '' : `, ${looking.treatment}`}`
  const label = looking.beside ? `${date} · ${name}` : name
  if (letter === null)
    return html`<figure><figcaption>${label}</figcaption><p class="empty">${view.shown?.notice ?? 'No email.'}</p></figure>`
  const query = wantedQuery({ ...looking.wanted, edition })
  query.set('treatment', looking.treatment)
  query.set('v', createHash('sha256').update(letter.html).digest('hex').slice(0, 12))
  return html`<figure tabindex="0" aria-label="${label}"><figcaption>${label}</figcaption>
<div class="framed"><iframe class="mail ${scheme}" title="Email, ${label}" width="${width}" height="900" sandbox="allow-same-origin" data-key="${edition} ${scheme} ${width}" src="/mail.html?${String(query)}"></iframe></div></figure>`
}
