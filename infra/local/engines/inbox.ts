// The inbox: MailDev on 127.0.0.1, fed over SMTP with the newest emails after sending, never during it.
import { rmSync } from 'node:fs'
import type { Worker } from 'node:worker_threads'
import { startThread } from '../../command-line/compile-cache.ts'
import type { LoopbackLimits } from '../loopback/limits.ts'
import type { InboxThreadData, InboxThreadMessage } from './inbox-thread.ts'
import type { Accepted, Journal } from './ses/journal.ts'
import type { MailToList } from './write-form.ts'

export interface Inbox {
  url: string
  /** Port for emails on 127.0.0.1. */
  smtpPort: number
  /** Shows what was accepted since the last call, at most the newest 500. Resolves to their number. */
  feed(journal: Journal): Promise<number>
  close(): Promise<void>
}

/** An inbox that opens on request, or with the first emails: loading its packages takes as long as all other
 * engines. */
export interface LaterInbox extends Omit<Inbox, 'smtpPort'> {
  begin(): Promise<Inbox>
}

/** @param url where it will be */
export function laterInbox(url: string, open: () => Promise<Inbox>): LaterInbox {
  let opened: Promise<Inbox> | null = null
  const begin = () => {
    opened ??= open()
    // Errors are reported to whoever awaits it.
    opened.catch(() => undefined)
    return opened
  }
  return {
    url,
    begin,
    feed: async (journal) => (await begin()).feed(journal),
    close: async () => {
      // Opening it afterwards fails.
      opened ??= Promise.reject(new Error('the inbox is closed'))
      const inbox = await opened.catch(() => null)
      await inbox?.close()
    },
  }
}

/** MailDev took 642 MB with 5,000 emails. */
const mostMails = 500

export interface InboxOptions {
  port: number
  folder: string
  /** Prints a line in the terminal. */
  show: (line: string) => void
  limits?: LoopbackLimits
  /** Converts an email for display. */
  shown?: ((mail: Buffer) => Buffer) | undefined
  /** Where the list receives email: a page of the inbox writes to it. */
  mail?: MailToList | undefined
}

/** Starts loading it. */
export function loadInbox(): InboxThread {
  // In a thread of its own, so that parsing emails does not delay the runner, and MailDev's output is captured.
  const thread = startThread(new URL('./inbox-thread.ts', import.meta.url), { stdout: true, stderr: true })
  const failed = new Promise<never>((_, reject) => thread.once('error', reject))
  // Errors are reported to whoever opens it.
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
  const listening = new Promise<number>((resolve) => {
    thread.on('message', (message: InboxThreadMessage) => {
      if ('smtpPort' in message) resolve(message.smtpPort)
      else show(message.say)
    })
  })
  // A run without an inbox does not load it.
  const { createTransport } = await import('nodemailer')
  const smtpPort = await listening
  // Everything else works without the inbox: the emails are in the outbox.
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
