// What is known about an email besides its looks: bytes by section, checks that would hold the edition, targets of
// links.

import { kilobytes } from '../../../../functions/edition/words/kilobytes.ts'
import { gmailClipBytes } from '../../../../functions/environment.ts'
import { lowContrastPairs } from '../../../mail-checks/accessibility/contrast.ts'
import type { Checks, ShownEmail } from '../../types.ts'
import { count, html, type Markup } from '../markup/html.ts'
import { table } from '../markup/table.ts'
import { looks } from './looks-tab.ts'

/** Findings that need attention: checks that hold the edition, barriers, low contrasts, spam traits, and features that
 * some client lacks. */
export function countFindings(checks: Checks | null): number {
  if (checks === null) return 0
  const { findings, looks: seen } = checks
  if (seen === null) return findings.length
  const { contrast, barriers, traits, clients } = seen
  const weak = lowContrastPairs([...contrast.light, ...contrast.dark])
  return [...findings, ...barriers, ...weak, ...traits.filter(({ isWell }) => !isWell), ...clients.fresh].length
}

export function facts(email: ShownEmail | null, checks: Checks | null): Markup {
  return html`<div class="facts">
${email === null ? null : sizes(email)}
${checks === null ? null : findings(checks)}
${checks === null || checks.looks === null ? null : looks(checks.looks)}
${checks === null || email === null ? null : links(checks)}
</div>`
}

function sizes({ sections, htmlBytes, htmlBudget, textBytes, raw, shortened }: ShownEmail): Markup {
  return html`<section class="paper"><h2>Size</h2>
${sections.length === 0 ? null : sectionTable(sections)}
<p>HTML ${kilobytes(htmlBytes)} of ${kilobytes(htmlBudget)}; text ${kilobytes(textBytes)}; the message as sent ${kilobytes(raw.byteLength)}. Gmail clips at about ${gmailClipBytes / 1000} KB of HTML.</p>
${shortened.length === 0 ? html`<p class="quiet">No story had to be cut to one line.</p>` : html`<p>Cut to one line to save space:</p><ul>${shortened.map((name) => html`<li>${name}</li>`)}</ul>`}
</section>`
}

function sectionTable(sections: ShownEmail['sections']): Markup {
  const most = Math.max(1, ...sections.map(({ bytes }) => bytes))
  const rows = sections.map(
    ({ name, bytes }) =>
      html`<tr><th scope="row">${name}</th><td class="number">${bytes.toLocaleString('en-GB')}</td><td><meter min="0" max="${most}" value="${bytes}" aria-label="${name}, of the largest section"></meter></td></tr>`,
  )
  return table(
    'Bytes by section',
    ['Section', { name: 'Bytes', isNumber: true }, { name: 'Share', isUnseen: true }],
    rows,
  )
}

function findings({ findings: found }: Checks): Markup {
  if (found.length === 0)
    return html`<section class="paper"><h2>Checks</h2><p class="good">All checks pass: sources, quotations, size, links, headers and text part.</p></section>`
  return html`<section class="paper"><h2>${count(found.length, 'check fails', 'checks fail')}</h2><p>The edition would be held for:</p>
<ul class="findings">${found.map(({ rule, at, reason }) => html`<li><strong>${rule}</strong> ${at}: ${reason}</li>`)}</ul></section>`
}

const leads = {
  https: 'the web',
  address: 'an email address',
  place: 'a place in the email',
  nowhere: 'nowhere',
  other: 'no https address',
} as const

function links({ links: all, images }: Checks): Markup {
  const rows = all.map(
    (link) =>
      html`<tr${link.leads === 'nowhere' || link.leads === 'other' ? html` class="bad"` : null}><th scope="row">${link.text || '(no text)'}</th><td>${leads[link.leads]}</td><td class="address">${link.href}</td></tr>`,
  )
  return html`<section class="paper"><h2>${count(all.length, 'link', 'links')}</h2>
<p class="quiet">${images === 0 ? 'No images, so nothing is lost when images are off.' : count(images, 'image', 'images')}</p>
${table('Links', ['Text', 'Leads to', 'Address'], rows)}</section>`
}
