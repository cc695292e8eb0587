// The tab on an email's barriers, spam traits and email clients: how readers, filters and programs cope with it.
import type { Barrier } from '../../../mail-checks/accessibility/barriers.ts'
import { type ContrastPair, lowContrastPairs } from '../../../mail-checks/accessibility/contrast.ts'
import type { ClientFinding } from '../../../mail-checks/clients/email-client-support.ts'
import type { Trait } from '../../../mail-checks/message/spam-traits.ts'
import type { Looks } from '../../types.ts'
import { count, html, type Markup } from '../markup/html.ts'
import { table } from '../markup/table.ts'

export function looks({ contrast, barriers, traits, clients }: Looks): Markup {
  return html`${accessibility(barriers)}${contrasts(contrast)}${spam(traits)}${support(clients)}`
}

function accessibility(barriers: Barrier[]): Markup {
  if (barriers.length === 0)
    return html`<section class="paper"><h2>Accessibility</h2><p class="good">No accessibility problems in the HTML: language and direction, title, headings, link text, images, tables and text size are in order. ${byBrowser}</p></section>`
  return html`<section class="paper"><h2>Accessibility</h2><p>${count(barriers.length, 'barrier', 'barriers')}. ${byBrowser}</p><ul class="findings">${barriers.map(
    ({ rule, element, reason, remedy, others }) =>
      html`<li><strong>${rule}</strong> <bdi>${element}</bdi>: <bdi>${reason}</bdi>; ${remedy}${others === 0 ? null : html` <span class="quiet">(${count(others, 'more place', 'more places')} like it)</span>`}</li>`,
  )}</ul></section>`
}

const byBrowser = html`<span class="quiet">By its own HTML; <code>npm run test:browser</code> looks at it with axe in a browser.</span>`

function contrasts({ light, dark }: Looks['contrast']): Markup {
  const weak = lowContrastPairs([...light, ...dark]).length
  return html`<section class="paper"><h2>Contrast</h2>
<p${weak === 0 ? html` class="good"` : null}>${weak === 0 ? 'All text has the contrast that WCAG 2.2 AA asks for, in light and dark.' : `${count(weak, 'pair of colours is', 'pairs of colours are')} too close.`}</p>
${pairs('Light', light)}${dark.length === 0 ? null : pairs('Dark', dark)}</section>`
}

function pairs(scheme: string, all: ContrastPair[]): Markup {
  const rows = all.map(
    ({ ink, ground, ratio, least, sample }) =>
      html`<tr${ratio < least ? html` class="bad"` : null}><td class="number">${ratio.toFixed(1)} : 1</td><td class="number">${least}</td><td><code>${ink}</code> on <code>${ground}</code></td><td>${sample}</td></tr>`,
  )
  return html`<details${lowContrastPairs(all).length > 0 ? html` open` : null}><summary>${scheme}: ${count(all.length, 'pair', 'pairs')}, the weakest ${all[0]?.ratio.toFixed(1) ?? '–'} : 1</summary>
${table(`Contrast, ${scheme}`, [{ name: 'Contrast', isNumber: true }, { name: 'Asked', isNumber: true }, 'Colours', 'For instance'], rows)}</details>`
}

function spam(traits: Trait[]): Markup {
  const bad = traits.filter(({ isWell }) => !isWell)
  const row = ({ name, isWell, detail }: Trait) =>
    html`<tr${isWell ? null : html` class="bad"`}><th scope="row">${name}</th><td>${isWell ? 'yes' : 'no'}</td><td>${detail}</td></tr>`
  return html`<section class="paper"><h2>What spam filters check</h2>
<p${bad.length === 0 ? html` class="good"` : null}>${bad.length === 0 ? 'No warning signs.' : `${count(bad.length, 'trait speaks', 'traits speak')} against the email.`} <span class="quiet">No filter is run: reputation and authentication weigh more, and neither is known here.</span></p>
<details${bad.length > 0 ? html` open` : null}><summary>${count(traits.length, 'trait', 'traits')}</summary>${table('Traits', ['Trait', 'Pass', 'Seen'], traits.map(row))}</details></section>`
}

function support({ fresh, known }: Looks['clients']): Markup {
  return html`<section class="paper"><h2>Email clients</h2>
${fresh.length === 0 ? html`<p class="good">According to caniemail.com, every email client supports what this email uses, apart from the features accepted below.</p>` : html`<p>According to caniemail.com, this email uses ${count(fresh.length, 'feature', 'features')} that some client lacks and no one has accepted so far. Avoid them, or accept them: <code>npm run lint:mail -- --accept</code></p>${features(fresh)}`}
<details><summary>${count(known.length, 'feature', 'features')}, known and accepted</summary><p class="quiet">What carries meaning must work without them; “styles stripped” shows it.</p>${features(known)}</details></section>`
}

function features(all: ClientFinding[]): Markup {
  const rows = all.map(
    ({ feature, clients }) => html`<tr><th scope="row">${feature}</th><td>${clients.join(', ')}</td></tr>`,
  )
  return table('Features', ['Feature', 'Not in'], rows)
}
