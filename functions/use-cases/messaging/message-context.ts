// What emails outside an edition need: email context, sender headers, link key.

import { type SenderHeaders, senderHeaders } from '../../delivery/message/sender-headers.ts'
import { minuteMs } from '../../durations.ts'
import type { EmailContext } from '../../edition/emails/transactional-email.ts'
import type { Settings } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import type { LinkKey } from '../../subscription/links/link.ts'
import { signingKey } from '../signing-key.ts'
import { AccountState } from '../submitting/account-state.ts'
import { cached } from '../ttl-cache.ts'

export type MessagePorts = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'log'
  | 'articles'
  | 'templates'
  | 'editions'
  | 'subscribers'
  | 'deliveries'
  | 'pace'
  | 'limits'
  | 'mailer'
  | 'queue'
  | 'secrets'
  | 'addresses'
>

export interface MessageContext {
  ports: MessagePorts
  settings: Settings
  head: SenderHeaders
  account: AccountState
  key(): Promise<LinkKey>
  /** @param chosen topics the email will name */
  emailContext(chosen: readonly string[]): Promise<EmailContext>
}

/** How long topics are cached. */
const topicsCachedMs = minuteMs

/** Created once per process. */
export function messageContext(ports: MessagePorts, settings: Settings): MessageContext {
  const { clock, log } = ports
  const topics = cached({ clock, log, what: 'topics', ms: topicsCachedMs }, () => ports.articles.topics())
  return {
    ports,
    settings,
    head: senderHeaders(settings),
    account: new AccountState(),
    key: () => signingKey(ports.secrets),
    emailContext: async (chosen) => ({
      templates: await ports.templates.load(),
      list: settings,
      topics: await topics().catch((error: unknown) => {
        // Someone is waiting for this email, so it must not depend on a mistake in one of the operator's files.
        log.error('The topics cannot be used; an email names them by their ids.', { error })
        return chosen.map((id) => ({ id, label: id }))
      }),
    }),
  }
}
