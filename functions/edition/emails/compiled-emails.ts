// The HTML of every email outside an edition, compiled from MJML: once, when the functions are bundled; in the preview,
// whenever a template is saved.
import { compileEmail } from '../frame/email-template.ts'
import type { Templates } from '../types.ts'
import { checkMessages } from '../words/message-faults.ts'
import { directionOf } from '../words/messages.ts'
import { compiledFile, languagesOf, transactionalEmails } from './transactional-email.ts'

/**
 * @returns file name under `emails/` → HTML that still contains Handlebars tokens and placeholders, for every language
 * that the email is written in
 * @throws Error that names what is wrong with a template or a file of messages
 * @example
 * const emails = { ...templates.emails, ...(await compileTransactionalEmails(templates)) }
 * composeConfirmation({ ...emailContext, templates: { ...templates, emails } }, facts)
 */
export async function compileTransactionalEmails(templates: Templates): Promise<Record<string, string>> {
  checkMessages(templates)
  const compiled = new Map<string, string>()
  for (const email of transactionalEmails) {
    for (const language of languagesOf(email, templates)) {
      const constants = { language, dir: directionOf(language) }
      compiled.set(compiledFile(email, language), await compileEmail(templates, `${email}.mjml`, constants))
    }
  }
  return Object.fromEntries(compiled)
}
