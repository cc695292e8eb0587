// The inbox: MailDev on 127.0.0.1, fed over SMTP with the newest mails, after the sending and never during it.
import { rmSync } from 'node:fs'
import type { Worker } from 'node:worker_threads'
import { createTransport } from 'nodemailer'
import { startThread } from '../../compile-cache.ts'
import type { LoopbackLimits } from '../loopback/limits.ts'
import type { InboxThreadData, InboxThreadMessage } from './inbox-thread.ts'
import type { Accepted, Journal } from './ses/journal.ts'
import type { MailToList } from './write-form.ts'

export interface Inbox {
  url: string
  /** Takes mails on 127.0.0.1. */
  smtpPort: number
  /** Shows what was accepted since the last time, the newest 500 at most. Answers how many. */
  feed(journal: Journal): Promise<number>
  close(): Promise<void>
}

/** An inbox that opens when it is told to, or with the first mails: its packages take as long as all other engines. */
export interface LaterInbox extends Omit<Inbox, 'smtpPort'> {
  begin(): Promise<Inbox>
}

/** @param url where it will be */
export function laterInbox(url: string, open: () => Promise<Inbox>): LaterInbox {
  let opened: Promise<Inbox> | null = null
  const begin = () => {
    opened ??= open()
    // Whoever awaits it is told.
    opened.catch(() => undefined)
    return opened
  }
  return {
    url,
    begin,
    feed: async (journal) => (await begin()).feed(journal),
    close: async () => {
      // Whoever would begin it afterwards is refused.
      opened ??= Promise.reject(new Error('the inbox is closed'))
      const inbox = await opened.catch(() => null)
      await inbox?.close()
    },
  }
}

/** MailDev held 642 MB at 5,000 mails. */
const mostMails = 500

export interface InboxOptions {
  port: number
  folder: string
  /** Shows a line to who sits before the laptop. */
  show: (line: string) => void
  limits?: LoopbackLimits
  /** A mail as it is shown. */
  shown?: ((mail: Buffer) => Buffer) | undefined
  /** Where the list takes mail: a page of the inbox writes to it. */
  mail?: MailToList | undefined
}

/** Begins to load it. */
export function loadInbox(): InboxThread {
  // Its own thread: parsing mails stays out of the runner's way, and so do MailDev's words.
  const thread = startThread(new URL('./inbox-thread.ts', import.meta.url), { stdout: true, stderr: true })
  const failed = new Promise<never>((_, reject) => thread.once('error', reject))
  // Whoever opens it is told.
  failed.catch(() => undefined)
  const open = (options: InboxOptions) => Promise.race([openInbox(thread, options), failed])
  return { open, close: () => thread.terminate() }
}

export interface InboxThread {
  open: (options: InboxOptions) => Promise<Inbox>
  close: () => Promise<unknown>
}

async function openInbox(
  thread: Worker,
  { port, folder, show, limits, mail, shown = (one) => one }: InboxOptions,
): Promise<Inbox> {
  rmSync(folder, { recursive: true, force: true })
  const data: InboxThreadData = { web: port, folder, mostMails, limits, mail }
  thread.postMessage(data)
  const smtpPort = await new Promise<number>((resolve) => {
    thread.on('message', (message: InboxThreadMessage) => {
      if ('smtpPort' in message) resolve(message.smtpPort)
      else show(message.say)
    })
  })
  // Without the inbox everything else goes on: the mails are in the outbox.
  thread.on('error', (error) => show(`the inbox ended: ${error.message}`))
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, pool: true, maxConnections: 2 })
  let fed = 0
  return {
    url: `http://127.0.0.1:${port}`,
    smtpPort,
    feed: async (journal) => {
      const waiting = journal.entries.slice(Math.max(fed, journal.entries.length - mostMails))
      fed = journal.entries.length
      await Promise.all(waiting.map((entry) => transport.sendMail(mailOf(entry, shown(journal.read(entry))))))
      return waiting.length
    },
    close: async () => {
      transport.close()
      await thread.terminate()
    },
  }
}

const mailOf = (entry: Accepted, raw: Buffer) => ({ envelope: { from: entry.source, to: entry.recipient }, raw })
