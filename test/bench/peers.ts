// What others do for every reader, on the same stories: MJML in three ways, and react-email.
import Handlebars from 'handlebars'
import mjml2html from 'mjml'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { planBriefing, readerOfEverything } from '../../functions/edition/briefing/briefing.ts'
import { buildFrame } from '../../functions/edition/frame/frame.ts'
import { installReactEmail } from './install-peers.ts'
import { naiveSource } from './naive-mjml.ts'
import { document, linked, peerBriefing, settings, templates } from './peer-briefing.ts'
import type { Way } from './processor-rate.ts'
import { reactEmailBriefing } from './react-email.ts'

export async function peerWays(): Promise<Way<unknown>[]> {
  const briefing = peerBriefing()
  const { html, text } = await bodies()
  const source = naiveSource()
  const naive = async (context: object) => (await mjml2html(Handlebars.compile(source)(context))).html
  const own: Way<number>[] = [
    { way: 'MJML once + MailComposer per reader', given, make: (n) => compose(n, html, text) },
    {
      way: 'Handlebars → MJML + MailComposer per reader',
      given,
      make: async (n) => compose(n, await naive(linked(briefing, n)), text),
    },
  ]
  const react = installReactEmail()
  if (react === null) return own
  const render = reactEmailBriefing(react)
  const way = `react-email ${react.version} + MailComposer per reader`
  const make = async (n: number) => {
    const rendered = await render(linked(briefing, n))
    return compose(n, rendered.html, rendered.text)
  }
  return [...own, { way, given, make }]
}

const given = (n: number) => n

async function bodies() {
  const frame = await buildFrame(document, templates, settings, 'en')
  const plan = planBriefing([{ document, frames: [frame] }], readerOfEverything(document, 'en'), settings.caps)
  if (plan.outcome === 'skip') throw new Error('the benchmark needs a briefing')
  const whole = (kind: 'html' | 'text') => plan.briefing.parts.map(({ part }) => frame[kind][part] ?? '').join('')
  return { html: whole('html'), text: whole('text') }
}

function compose(n: number, html: string, text: string): Promise<Buffer> {
  const to = `reader${n}@example.com`
  const mail = new MailComposer({ from: settings.fromAddress, to, subject: 'Briefing', html, text, newline: 'windows' })
  return mail.compile().build()
}
