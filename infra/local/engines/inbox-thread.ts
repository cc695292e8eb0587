// The thread of the inbox: MailDev's mailbox and its web pages, only on 127.0.0.1, protected like every server of the
// laptop.
import { once } from 'node:events'
import { type MessagePort, parentPort } from 'node:worker_threads'
import { createAPIServer } from '@maildev/api'
import { registerUI } from '@maildev/ui/server'
import { MailDev } from 'maildev'
import type { LoopbackLimits } from '../loopback/limits.ts'
import { listen } from '../loopback/listen.ts'
import { protect } from '../loopback/protect.ts'
import { inboxPage } from './inbox-page.ts'
import { guardMailbox } from './mailbox.ts'
import { type MailToList, sendWritten, writePage, writePath } from './write-form.ts'

/** Sent once, when the templates are known; by then everything the thread needs is loaded. */
export interface InboxThreadData {
  web: number
  folder: string
  mostMails: number
  limits?: LoopbackLimits | undefined
  /** Where the list receives email. */
  mail?: MailToList | undefined
}

/** Messages from the thread: once the port for emails, and lines to be shown. */
export type InboxThreadMessage = { smtpPort: number } | { say: string }

const [{ web, folder, mostMails, limits, mail }] = (await once(parentPort as MessagePort, 'message')) as [
  InboxThreadData,
]
const post = (message: InboxThreadMessage) => parentPort?.postMessage(message)
const say = (line: string) => post({ say: line })

// Without its web server, which would answer any web page; the same pages are served below.
const maildev = new MailDev({
  smtp: 0,
  ip: '127.0.0.1',
  disableWeb: true,
  mailDirectory: folder,
  maxEmails: mostMails,
  silent: true,
})
const { smtp, storage } = await maildev.start()
guardMailbox(smtp, { name: 'inbox (SMTP)', say, limits })
const api = createAPIServer({ storage, smtp, cors: { origin: false, credentials: false } })
// MailDev does not declare the encoding of an email's HTML.
api.server.addHook('onSend', async ({ url }, reply, payload) => {
  if (reply.getHeader('content-type') !== 'text/html') return payload
  reply.header('content-type', 'text/html; charset=utf-8')
  return typeof payload === 'string' && !url.startsWith('/api/')
    ? inboxPage(payload, mail === undefined ? null : writePath)
    : payload
})
await api.registerPlugins()
if (mail !== undefined) {
  const page = (said?: string) => writePage(mail, said)
  api.server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  api.server.get(writePath, (_request, reply) => reply.type('text/html; charset=utf-8').send(page()))
  api.server.post(writePath, async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(page(await sendWritten(mail, String(request.body)))),
  )
}
await registerUI(api.server)
await api.server.ready()
protect(api.server.server, { name: 'inbox', say, limits })
await listen(api.server.server, web)
post({ smtpPort: smtp.getPort() })
