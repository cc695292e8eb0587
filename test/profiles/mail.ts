// `npm run mail`: whether SES takes mail for the list, and what came.
import { createTransport } from 'nodemailer'
import type { Stage } from './stage.ts'

export async function mail(stage: Stage): Promise<void> {
  stage.standIn.takesMail = false
  await stage.run('mail', 'status', { says: /takes no mail: name a domain of its own in cdk\.json/, code: 1 })
  stage.standIn.takesMail = true
  const inactive = /No rule set is active[\s\S]*run "npm run mail -- activate"/
  await stage.run('mail', 'status', { says: inactive, code: 1 })
  await stage.run('mail', 'activate', { says: /Add --yes/, code: 1 })
  await stage.run('mail', 'status', { says: /No rule set is active/, code: 1 })
  await stage.run('mail', 'activate --yes', { says: /SES takes mail for mail\./ })
  await stage.run('mail', 'activate --yes', { says: /takes mail for \S+ already/ })
  await stage.run('mail', 'status', { says: /is active[\s\S]*SES takes mail for mail\./ })
  await letter(stage)
  const listed = await stage.run('mail', 'list', { says: /from ann@example\.com: When is the harbour open\?/ })
  const id = / {2}(\w+)\n {4}to \S+, from ann@example\.com/.exec(listed)?.[1] ?? 'none'
  await stage.run('mail', `read ${id}`, { says: /I would like to see the boats come in/ })
  await stage.run('mail', 'read nosuchmail', { says: /no mail nosuchmail is kept/, code: 1 })
}

/** To the list, as any mail server hands it over. */
async function letter({ running }: Stage): Promise<void> {
  const { mail: to } = running
  if (to === undefined) return
  const transport = createTransport({ host: '127.0.0.1', port: to.port })
  await transport.sendMail({
    from: 'ann@example.com',
    to: `help@${to.domain}`,
    subject: 'When is the harbour open?',
    text: 'I would like to see the boats come in.',
  })
  transport.close()
}
