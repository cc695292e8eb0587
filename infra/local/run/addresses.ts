// What other commands are told about a run that is up: its addresses, and the names of its resources.
import { type Settings, variable } from '../../../functions/environment.ts'
import type { Inbox } from '../engines/inbox.ts'
import type { Laptop } from '../laptop.ts'
import type { Announcement } from './announcement.ts'
import { mailOf } from './mail-to-list.ts'
import { named } from './stores.ts'

interface Told {
  laptop: Laptop
  inbox: Pick<Inbox, 'url'> & Partial<Pick<Inbox, 'smtpPort'>>
  sitePort: number
  demoSite: string | undefined
  seeds: string
}

export function addressesOf({ laptop, inbox, sitePort, demoSite, seeds }: Told): Omit<Announcement, 'pid'> {
  return {
    site: `http://127.0.0.1:${sitePort}`,
    inbox: inbox.url,
    smtpPort: inbox.smtpPort ?? null,
    gateway: laptop.gateway,
    contentBucket: named(laptop, variable.contentBucket),
    tables: laptop.tables.url,
    tableNames: laptop.cloud.tables.map(({ name }) => name),
    editionsTable: named(laptop, variable.editionsTable),
    deliveriesTable: named(laptop, variable.deliveriesTable),
    subscribersTable: named(laptop, variable.subscribersTable),
    demoSite,
    mail: mailOf(laptop),
    secrets: {
      links: named(laptop, variable.linkSecretArn),
      origin: named(laptop, variable.originSecretArn),
      pepper: named(laptop, variable.pepperSecretArn),
    },
    messageQueue: named(laptop, variable.messageQueueUrl),
    settings: JSON.parse(named(laptop, variable.settings)) as Settings,
    seeds,
    functions: Object.fromEntries(
      laptop.cloud.functions.map(({ environment, name, id }) => [environment['POWERTOOLS_SERVICE_NAME'] ?? id, name]),
    ),
  }
}
