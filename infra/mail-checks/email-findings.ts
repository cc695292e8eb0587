// Every rule for a whole email of any kind. A rule for a new email client, a new barrier or a new habit of spam filters
// is one entry here; rules for the sources alone are in `templates/`, those that need a browser in `browser/`.

import { leadsNowhere } from '../../functions/edition/checks/link-target.ts'
import { barriersAt } from './accessibility/barriers.ts'
import { contrastOf, lowContrastPairs, tooPale } from './accessibility/contrast.ts'
import { freshFeatures } from './clients/email-client-support.ts'
import { lineOf } from './html/line-of.ts'
import { linksIn } from './html/links.ts'
import { type MailDocument, parseMail } from './html/mail-document.ts'
import { messageDefects } from './message/message-defects.ts'
import { type ReceivedEmail, receivedEmail } from './message/received-email.ts'
import { spamTraits } from './message/spam-traits.ts'

export interface EmailFinding {
  /** Line of the HTML, from 1; `null` if the whole message is meant. */
  line: number | null
  rule: string
  reason: string
}

/** @param source the HTML in which lines are counted: that of the message, perhaps with more line ends */
export async function emailFindings(raw: Uint8Array, source: string): Promise<EmailFinding[]> {
  return [...(await htmlFindings(source)), ...messageFindings(await receivedEmail(raw), parseMail(source))]
}

/** Findings in its HTML alone. */
export async function htmlFindings(source: string): Promise<EmailFinding[]> {
  const document = parseMail(source)
  const page = { source, document }
  const { light, dark } = contrastOf(document)
  return [
    ...barriersAt(document).map(({ rule, element, reason, remedy }) => ({
      line: lineOf(element, page),
      rule: rule.toLowerCase(),
      reason: `${reason}; ${remedy}`,
    })),
    ...linkFindings(page),
    ...schemeFindings(document),
    ...lowContrastPairs([...light, ...dark]).map((pair) => ({
      line: null,
      rule: 'contrast',
      reason: `${tooPale(pair)}: ${pair.sample}`,
    })),
    ...(await clientFaults(source)),
  ]
}

function linkFindings(page: { source: string; document: MailDocument }): EmailFinding[] {
  return linksIn(page.document).flatMap(({ element, href, leads }) => {
    const line = lineOf(element, page)
    if (leads === 'nowhere') return [{ line, rule: 'anchor', reason: leadsNowhere(href) }]
    return leads === 'other'
      ? [{ line, rule: 'https', reason: `"${href}" is not https; an email leads only there` }]
      : []
  })
}

/** Without it, some clients invert all colours by themselves. */
function schemeFindings(document: MailDocument): EmailFinding[] {
  const [scheme] = document.querySelectorAll('meta[name="color-scheme"]')
  return scheme === undefined ? [{ line: 1, rule: 'scheme', reason: 'the email does not say that it can be dark' }] : []
}

async function clientFaults(source: string): Promise<EmailFinding[]> {
  return Object.entries(await freshFeatures(source)).map(([feature, { clients, line }]) => {
    const reason = `${feature} is new in the emails and does not work in ${clients.join(', ')}; do without, or: npm run lint:mail -- --accept`
    return { line, rule: 'client', reason }
  })
}

function messageFindings(email: ReceivedEmail, document: MailDocument): EmailFinding[] {
  const traits = spamTraits(email, contrastOf(document), linksIn(document)).filter(({ isWell }) => !isWell)
  return [
    ...messageDefects(email).map((reason) => ({ line: null, rule: 'header', reason })),
    ...traits.map(({ name, detail }) => ({
      line: null,
      rule: 'spam',
      reason: `not so: ${name}${detail && ` (${detail})`}`,
    })),
  ]
}
