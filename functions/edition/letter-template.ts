// The HTML of every mail outside an edition, compiled from MJML: once, when the functions are bundled; in the preview,
// whenever a template is saved.
import { compileEmail } from './email-template.ts'
import { compiledFile, languagesOf, letters } from './letter.ts'
import { checkMessages } from './message-faults.ts'
import { directionOf } from './messages.ts'
import type { Templates } from './types.ts'

/**
 * @returns file name under `emails/` → HTML in which Handlebars' tokens and the slots still stand, for every language that
 * the letter is written in
 * @throws Error that names what is wrong with a template or a file of messages
 * @example
 * const emails = { ...templates.emails, ...(await compileLetters(templates)) }
 * composeConfirmation({ ...stationery, templates: { ...templates, emails } }, facts)
 */
export async function compileLetters(templates: Templates): Promise<Record<string, string>> {
  checkMessages(templates)
  const compiled = new Map<string, string>()
  for (const letter of letters) {
    for (const language of languagesOf(letter, templates)) {
      const constants = { language, dir: directionOf(language) }
      compiled.set(compiledFile(letter, language), await compileEmail(templates, `${letter}.mjml`, constants))
    }
  }
  return Object.fromEntries(compiled)
}
