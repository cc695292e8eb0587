// The ports and settings needed for receiving email.
import type { Settings } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import type { MailStore, NewsletterInbox, SourceList, SourceStore } from '../../source-ports.ts'
import type { ReadMail } from './read-command.ts'

export type ReceivePorts = Pick<
  Ports,
  'clock' | 'random' | 'log' | 'articles' | 'templates' | 'subscribers' | 'queue' | 'secrets'
> & {
  mails: MailStore
  newsletters: NewsletterInbox
  list: SourceList
  sources: Pick<SourceStore, 'state' | 'saveState'>
}

export interface Receiving {
  ports: ReceivePorts
  settings: Settings
  mailDomain: string
}

/** An email whose sender can be answered. */
export type WrittenMail = ReadMail & { from: string }
