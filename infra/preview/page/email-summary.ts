// Above the tabs: the row that an inbox shows for this email, when it is sent and how large it is, and a link to the
// inbox.

import { kilobytes } from '../../../functions/edition/words/kilobytes.ts'
import { readerName } from '../list/withheld-address.ts'
import { wantedQuery } from '../query.ts'
import type { Shown, ShownEmail } from '../types.ts'
import { count, html, type Markup } from './markup/html.ts'
import type { PageState } from './state.ts'

export function head(state: PageState): Markup {
  const { shown } = state.view
  if (shown === null) return html`<section id="head" data-live></section>`
  const { email, notice } = shown
  // On the desk the stories come first, and the pages of the site are not about this email.
  const isShort = state.pageQuery.tab === 'stories' || state.pageQuery.tab === 'site'
  return html`<section id="head" data-live aria-label="The email at a glance"${isShort ? html` class="short"` : null}>
${notice === null ? null : html`<p class="notice">${notice}</p>`}
${email === null ? null : html`<div class="inbox-rows">${inboxRow(shown, email, 'light')}${isShort ? null : inboxRow(shown, email, 'dark')}</div>`}
<div class="glance">
${email === null || isShort ? null : html`<p>${goesOut(shown)}</p>`}
${email === null || isShort ? null : weight(email)}
${email === null ? null : toInbox(state)}
</div>
</section>`
}

/** As in a phone's list of emails. */
function inboxRow(
  { reader, due }: Shown,
  { sender, subject, preheader }: ShownEmail,
  scheme: 'light' | 'dark',
): Markup {
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: reader.zone })
  return html`<div class="inbox-row ${scheme}" role="group" aria-label="Inbox row, ${scheme}">
<span class="initial" aria-hidden="true">${sender.name.replace(/^The /, '').slice(0, 1)}</span>
<span class="sender">${sender.name}</span><span class="time">${time.format(new Date(due))}</span>
<span class="subject">${subject}</span><span class="preheader">${preheader}</span>
</div>`
}

function goesOut({ occasion, reader, due }: Shown): Markup {
  const local = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: reader.zone,
  })
  return html`${occasion} ${readerName(reader.address)} on ${local.format(new Date(due))}, ${reader.zone}`
}

function weight({ htmlBytes, htmlBudget, raw, stories, minutes, subject }: ShownEmail): Markup {
  return html`<p class="weight"><meter min="0" max="${htmlBudget}" high="${Math.round(htmlBudget * 0.9)}" value="${htmlBytes}" aria-label="HTML, of the budget"></meter>
<span>${kilobytes(htmlBytes)} of ${kilobytes(htmlBudget)} HTML · ${kilobytes(raw.byteLength)} raw · ${minutes === null ? '' : `${count(stories.length, 'story', 'stories')} · ${minutes} min · `}subject ${count([...subject].length, 'character', 'characters')}</span></p>`
}

function toInbox({ pageQuery, inbox, view, start }: PageState): Markup {
  const query = String(wantedQuery(pageQuery.wanted))
  const send =
    inbox === null
      ? html`<button type="button" aria-disabled="true" aria-describedby="inbox-hint" class="send">Send to the inbox</button>
<span id="inbox-hint" class="hint">No inbox is running. Run <code>${start}</code> in another terminal.</span>`
      : html`<form method="post" action="/send?${query}" class="send-form"><button class="send">Send to the inbox</button></form>
<a href="${inbox}" target="_blank" rel="noopener">Open the inbox</a>`
  return html`<div class="row">${send}<a href="/mail.eml?${query}" download>Download .eml</a>${inbox === null && view.choices?.list.kind !== 'aws' ? null : testForm(query)}</div>`
}

/** The email is marked as a test; its links open nothing. */
function testForm(query: string): Markup {
  return html`<form method="post" action="/test?${query}" class="send-form test"><label>Send a test to <input name="to" id="test-to" type="email" required autocomplete="email" placeholder="you@example.com"></label><button>Send</button></form>`
}
