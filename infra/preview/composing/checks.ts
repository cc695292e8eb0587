// What would hold the edition, by the checks of `compose-edition`; and where the email's links lead.
import { checkMessages } from '../../../functions/delivery/message/mime-check.ts'
import { promiseFindings } from '../../../functions/edition/checks/edition-promises.ts'
import { preflight } from '../../../functions/edition/checks/preflight.ts'
import type { Finding } from '../../../functions/edition/types.ts'
import { barriersIn } from '../../mail-checks/accessibility/barriers.ts'
import { contrastOf } from '../../mail-checks/accessibility/contrast.ts'
import { clientFindings } from '../../mail-checks/clients/email-client-support.ts'
import { linksIn } from '../../mail-checks/html/links.ts'
import { type MailDocument, parseMail } from '../../mail-checks/html/mail-document.ts'
import { spamTraits } from '../../mail-checks/message/spam-traits.ts'
import type { Checks, Looks, ShownEmail } from '../types.ts'
import { type Generation, printedOf, weekOf } from './generation.ts'

export async function checksOf(generation: Generation, number: number, email: ShownEmail | null): Promise<Checks> {
  const findings = await findingsOf(generation, number)
  if (email === null) return { findings, links: [], images: 0, looks: null }
  const document = parseMail(email.html)
  const links = linksIn(document).map(({ text, href, leads }) => ({ text, href, leads }))
  const images = [...document.querySelectorAll('img')].length
  return { findings, links, images, looks: await looksOf(email, document, links) }
}

async function looksOf(email: ShownEmail, document: MailDocument, links: Checks['links']): Promise<Looks> {
  const contrast = contrastOf(document)
  return {
    contrast,
    barriers: barriersIn(document),
    traits: spamTraits(email, contrast, links),
    clients: await clientFindings(email.html),
  }
}

/** The findings that would hold the edition; empty if none is made. */
export async function findingsOf(generation: Generation, number: number): Promise<Finding[]> {
  const printed = await printedOf(generation, number)
  if (printed === null) return []
  const settings = await generation.settings()
  const { siteUrl, postalAddress, caps } = settings
  const { document, frames, encoded } = printed
  const { pages } = await generation.stock()
  const { ledger } = await weekOf(generation, number)
  return [
    ...promiseFindings({ document, pages, ledger, caps }),
    ...preflight({ document, frames, siteUrl, postalAddress, caps }),
    ...checkMessages({ document, frames: encoded }, settings),
  ]
}
