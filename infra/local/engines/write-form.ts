// A form in the inbox for writing to the list without a mail program: it is passed to the laptop's mail server like any
// other email.

import { createTransport } from 'nodemailer'
import { encodedText } from '../../../functions/content/html/character-references.ts'

export interface MailToList {
  domain: string
  /** Port of the server that receives it. */
  port: number
}

export const writePath = '/write'

export function writePage({ domain }: MailToList, said = ''): string {
  const mailboxes = ['subscribe', 'unsubscribe', 'help', 'editor']
  const options = mailboxes.map((one) => `<option value="${one}@${encodedText(domain)}">`).join('')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Write an email</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
label{display:block;margin:1rem 0 0;font-weight:600}input,textarea,button{font:inherit;width:100%;box-sizing:border-box;padding:.5rem}
button{width:auto;margin:1.5rem 0 0;padding:.6rem 1.5rem}</style></head><body><main>
<h1>Write an email</h1>
${said === '' ? '<p>It goes to the list on this machine, as if a mail program had sent it.</p>' : `<p role="status"><strong>${encodedText(said)}</strong></p>`}
<form method="post" action="${writePath}">
<label for="from">From</label><input id="from" name="from" type="email" required value="you@example.com">
<label for="to">To</label><input id="to" name="to" type="email" required list="mailboxes" value="subscribe@${encodedText(domain)}">
<datalist id="mailboxes">${options}</datalist>
<label for="subject">Subject</label><input id="subject" name="subject" maxlength="500">
<label for="text">Text</label><textarea id="text" name="text" rows="5"></textarea>
<button type="submit">Send</button>
</form><p><a href="/">Back to the inbox</a></p></main></body></html>
`
}

/** The result, in words. */
export async function sendWritten({ port }: MailToList, body: string): Promise<string> {
  const fields = new URLSearchParams(body)
  const field = (name: string) => fields.get(name) ?? ''
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  try {
    const [from, to] = [field('from'), field('to')]
    await transport.sendMail({ envelope: { from, to }, from, to, subject: field('subject'), text: field('text') })
    return 'Sent. An answer, if there is one, is in the inbox within seconds.'
  } catch (error) {
    return `Not sent: ${error instanceof Error ? error.message : String(error)}`
  } finally {
    transport.close()
  }
}
