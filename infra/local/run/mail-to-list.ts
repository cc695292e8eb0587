// How email reaches the list on this machine.
import { type Settings, variable } from '../../../functions/environment.ts'
import { writePath } from '../engines/write-form.ts'
import type { Laptop } from '../laptop.ts'
import type { Announcement } from './announcement.ts'
import { named } from './stores.ts'

/** Absent if the list receives none. */
export function mailOf(laptop: Laptop): Announcement['mail'] {
  const { mailDomain: domain } = JSON.parse(named(laptop, variable.settings)) as Settings
  const { mailPort: port } = laptop
  return domain === undefined || port === null
    ? undefined
    : { domain, port, bucket: named(laptop, variable.mailBucket) }
}

export function mailLines(mail: Announcement['mail'], inbox: string): string[] {
  if (mail === undefined) return []
  return [
    `  Write      to subscribe@${mail.domain}: ${inbox}${writePath}, or a mail program that sends to 127.0.0.1:${mail.port}`,
  ]
}
