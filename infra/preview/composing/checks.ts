// What would hold the edition, by the checks that `compose-edition` runs; and where the mail's links lead.
import { checkMessages } from '../../../functions/delivery/mime-check.ts'
import { preflight } from '../../../functions/edition/preflight.ts'
import { promiseFindings } from '../../../functions/edition/promises.ts'
import type { Finding } from '../../../functions/edition/types.ts'
import { barriersIn } from '../../mail-checks/accessibility/barriers.ts'
import { contrastOf } from '../../mail-checks/accessibility/contrast.ts'
import { clientFindings } from '../../mail-checks/clients/email-client-support.ts'
import { parseMail } from '../../mail-checks/html/mail-document.ts'
import { spamTraits } from '../../mail-checks/message/spam-traits.ts'
import type { Checks, Looks, ShownEmail } from '../types.ts'
import { type Generation, printedOf, weekOf } from './generation.ts'

export async function checksOf(generation: Generation, number: number, email: ShownEmail | null): Promise<Checks> {
  const findings = await findingsOf(generation, number)
  if (email === null) return { findings, links: [], images: 0, looks: null }
  const linked = linksIn(email.html)
  return { findings, ...linked, looks: await looksOf(email, linked.links) }
}

async function looksOf(email: ShownEmail, links: Checks['links']): Promise<Looks> {
  const document = parseMail(email.html)
  const contrast = contrastOf(email.html, document)
  return {
    contrast,
    barriers: barriersIn(document),
    traits: spamTraits(email, contrast, links),
    clients: await clientFindings(email.html),
  }
}

/** What would hold the edition; nothing where none is made. */
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
    ...preflight({ document, frames, siteUrl, postalAddress, htmlBytes: caps.htmlBytes }),
    ...checkMessages({ document, frames: encoded }, settings),
  ]
}

/** The HTML is our own, so its tags are written in one way. */
function linksIn(html: string): Pick<Checks, 'links' | 'images'> {
  const places = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id))
  const links = html
    .split('<a ')
    .slice(1)
    .map((piece) => {
      const href = unescaped(/\bhref="([^"]*)"/.exec(piece)?.[1] ?? '')
      const text = piece.slice(piece.indexOf('>') + 1, piece.indexOf('</a>'))
      return { text: unescaped(text.replace(/<[^<>]*>/g, '')).trim(), href, leads: leadOf(href, places) }
    })
  return { links, images: html.split('<img').length - 1 }
}

function leadOf(href: string, places: ReadonlySet<string>): Checks['links'][number]['leads'] {
  if (href.startsWith('#')) return places.has(href.slice(1)) ? 'place' : 'nowhere'
  return href.startsWith('https://') ? 'https' : 'other'
}

const signs: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#x3D': '=', '#x60': '`' }),
)

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#x27|#x3D|#x60);/g, (_, name: string) => signs.get(name) ?? '')
}
