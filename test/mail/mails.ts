// Every mail of the list in every language, made of the sample edition by the code that sends: what goldens, lint,
// weights and browser proofs look at.
import { assembleEmail } from '../../functions/delivery/message/email-message.ts'
import { assemble, encodeFrame, openFrame } from '../../functions/delivery/message/message.ts'
import { senderHeaders } from '../../functions/delivery/message/sender-headers.ts'
import { planBriefing, readerOfEverything } from '../../functions/edition/briefing/briefing.ts'
import { composeAddress } from '../../functions/edition/emails/address.ts'
import { compileTransactionalEmails } from '../../functions/edition/emails/compiled-emails.ts'
import { composeConfirmation } from '../../functions/edition/emails/confirmation.ts'
import { composeHelp } from '../../functions/edition/emails/help.ts'
import { composeLinks } from '../../functions/edition/emails/links.ts'
import { composeNotice } from '../../functions/edition/emails/notice.ts'
import type { EmailContext, TransactionalEmail } from '../../functions/edition/emails/transactional-email.ts'
import { composeWelcome } from '../../functions/edition/emails/welcome.ts'
import { buildFrame } from '../../functions/edition/frame/frame.ts'
import { composeAlert } from '../../functions/edition/reports/alert.ts'
import { composeProof } from '../../functions/edition/reports/proof.ts'
import type { EditionDocument, Templates } from '../../functions/edition/types.ts'
import { defaultLanguage, frameLanguages } from '../../functions/edition/words/messages.ts'
import { someSettings } from '../support/samples/builders.ts'
import { sampleEdition } from '../support/samples/sample-edition.ts'
import { findingsSample, proofSample, sampleProof, sourcesSample } from '../support/samples/sample-operator.ts'
import { editionWithoutHeadlines } from '../support/samples/sample-without-headlines.ts'
import { readTemplates } from '../support/samples/templates.ts'
import { bodiesOf } from './bodies.ts'

export interface MadeMail {
  /** e.g. `briefing.ar` */
  name: string
  language: string
  html: string
  text: string
  /** The whole message. */
  eml: string
}

const settings = someSettings()
const links = {
  leaveUrl: `${settings.siteUrl}/leave/k1.Reader.signature`,
  preferencesUrl: `${settings.siteUrl}/preferences/k1.Reader.signature`,
}
const confirmUrl = `${settings.siteUrl}/confirm/k1.Reader.Request.t5ziyo.signature`
const address = { to: 'reader@example.com', date: new Date('2026-11-19T06:00:00Z') }

export async function allMails(
  templates: Templates = readTemplates(),
  document = sampleEdition(),
): Promise<MadeMail[]> {
  const emails = { ...templates.emails, ...(await compileTransactionalEmails(templates)) }
  const emailContext = { templates: { ...templates, emails }, list: settings, topics: document.topics }
  const mails: MadeMail[] = []
  for (const language of frameLanguages(templates)) {
    mails.push(
      { name: `briefing.${language}`, language, ...(await briefing(templates, document, language)) },
      {
        name: `briefing-headless.${language}`,
        language,
        ...(await briefing(templates, editionWithoutHeadlines(), language)),
      },
      { name: `confirmation.${language}`, language, ...confirmation(emailContext, language) },
      { name: `welcome.${language}`, language, ...welcome(emailContext, document, language) },
      { name: `notice.${language}`, language, ...notice(emailContext, language) },
      { name: `links.${language}`, language, ...freshLinks(emailContext, language) },
      { name: `address.${language}`, language, ...newAddress(emailContext, language) },
      { name: `help.${language}`, language, ...help(emailContext, language) },
    )
  }
  mails.push(
    { name: 'proof.en', language: defaultLanguage, ...(await proof(templates, emailContext, document)) },
    { name: 'alert.en', language: defaultLanguage, ...alert(emailContext, document) },
  )
  return mails
}

/** What the mail with links says where it comes for something else: it looks the same, and its words are others. */
export async function wordingsOfLinks(templates: Templates = readTemplates()): Promise<MadeMail[]> {
  const emails = { ...templates.emails, ...(await compileTransactionalEmails(templates)) }
  const emailContext = { templates: { ...templates, emails }, list: settings, topics: [] }
  const reasons = [['leaving'], ['copy', 'data/k1.copy'], ['erase', 'data/k1.erase']] as const
  return frameLanguages(templates).flatMap((language) =>
    reasons.map(([reason, path]) => {
      const openUrl = path === undefined ? {} : { openUrl: `${settings.siteUrl}/${path}.Reader.0.t5ziyo.signature` }
      const email = composeLinks(emailContext, { language, reason, ...links, ...openUrl })
      const name = `links-${reason}.${language}`
      return { name, language, ...written(email, `L1_links_${reason}-${language}`, links.leaveUrl) }
    }),
  )
}

async function briefing(templates: Templates, document: EditionDocument, language: string) {
  const frame = await buildFrame(document, templates, settings, language)
  const reader = readerOfEverything(document, language)
  const plan = planBriefing([{ document, frames: [openFrame(encodeFrame(frame))] }], reader, settings.caps)
  if (plan.outcome === 'skip') throw new Error('the sample edition has no story')
  const raw = assemble(plan.briefing, senderHeaders(settings), { ...address, ...links, id: `W47_edition_${language}` })
  return whole(raw)
}

function confirmation(emailContext: EmailContext, language: string) {
  const [first, second] = emailContext.topics
  const topics = [first?.id ?? '', second?.id ?? '']
  return written(
    composeConfirmation(emailContext, { language, topics, confirmUrl }),
    `Q1_confirmation_${language}`,
    null,
  )
}

function welcome(emailContext: EmailContext, edition: EditionDocument, language: string) {
  const email = composeWelcome(emailContext, {
    language,
    topics: emailContext.topics.map(({ id }) => id),
    first: { date: '2026-11-26', hour: 7, zone: 'Europe/Berlin' },
    cadence: 'weekly',
    date: edition.date,
    edition,
    languages: ['en', 'ar'],
    htmlBytes: settings.caps.htmlBytes,
    ...links,
  })
  return written(email, `W47_welcome_${language}`, links.leaveUrl)
}

function notice(emailContext: EmailContext, language: string) {
  const email = composeNotice(emailContext, { language, ended: ['Canals', 'Fisheries & quotas'], ...links })
  return written(email, `topics-sample_notice_${language}`, links.leaveUrl)
}

function freshLinks(emailContext: EmailContext, language: string) {
  const email = composeLinks(emailContext, { language, reason: 'renewed', ...links })
  return written(email, `L1_links_${language}`, links.leaveUrl)
}

function newAddress(emailContext: EmailContext, language: string) {
  const openUrl = `${settings.siteUrl}/address/k1.Reader.Change.t5ziyo.bmV3QGV4YW1wbGUuY29t.signature`
  const email = composeAddress(emailContext, { language, about: 'changed', openUrl })
  return written(email, `C1-changed_address_${language}`, null)
}

function help(emailContext: EmailContext, language: string) {
  const mailbox = { mailDomain: 'mail.news.example.com', replyToAddress: settings.replyToAddress }
  return written(composeHelp(emailContext, { language, ...mailbox }), `H1_help_${language}`, null)
}

/** With one of everything that a panel may say. */
async function proof(templates: Templates, emailContext: EmailContext, document: EditionDocument) {
  const facts = await sampleProof(document, templates, { waiting: document.waiting, barred: 1 })
  return written(composeProof(emailContext, { ...facts, ...proofSample }), 'W47_proof_operator', null)
}

function alert(emailContext: EmailContext, { id, date, sections }: EditionDocument) {
  const stories = sections.flatMap((section) => section.stories)
  const names = new Map(stories.map((story) => [story.id, story.name]))
  const email = composeAlert(emailContext, {
    edition: id,
    date,
    findings: findingsSample(stories[0]?.id ?? ''),
    names,
    sources: sourcesSample,
  })
  return written(email, 'W47_alert_operator', null)
}

function written(email: TransactionalEmail, id: string, leaveUrl: string | null) {
  return whole(assembleEmail(email, senderHeaders(settings), { ...address, id, leaveUrl }))
}

/** Read back from the message, so that what is looked at is what is sent. */
function whole(raw: Uint8Array) {
  const eml = Buffer.from(raw).toString('latin1')
  return { ...bodiesOf(eml), eml }
}
