// `npm run sources -- add --mail <id> --from <domain>`: creates an address for a newsletter, to be given only to its
// publisher.

import { incomingAddress, incomingKeyLength } from '../../../functions/sources/mail/incoming-address.ts'
import { counted } from '../../command-line/figure.ts'
import type { Details } from './arguments.ts'
import { changedKey, readList, withSource, writeList } from './list-file.ts'
import { type CommandPorts, notAdded, type Outcome } from './ports.ts'

export async function addMail(ports: CommandPorts, id: string, senders: string[], details: Details): Promise<Outcome> {
  const { mailDomain } = ports.settings
  if (mailDomain === undefined)
    return notAdded(
      'the list takes no mail: set "mailDomain" in cdk.json first (docs/for-operators.md says what it needs)',
    )
  const list = await readList(ports.bucket)
  // Some publishers' forms lose the case of letters.
  const key = ports.random.id(incomingKeyLength).toLowerCase()
  const address = incomingAddress({ source: id, key }, mailDomain)
  const { list: longer, wrong } = withSource(
    list,
    { ...details, id, url: `mailto:${address}`, kind: 'mail', senders },
    ports.topics,
  )
  if (wrong.length > 0) return notAdded(wrong.join('\n'))
  const asked = [
    `Newsletters from ${senders.join(', ')} to ${address} become pages, where DKIM or DMARC vouches for their sender.`,
    `It becomes the source "${id}".`,
  ]
  if (!(await ports.agree(asked))) return notAdded('nothing was written')
  await writeList(ports.bucket, list, longer.entries)
  return {
    ok: true,
    lines: [
      `Subscribe to the newsletter with ${address}`,
      'Tell it to no one else. The mail in which it asks you to confirm: "npm run mail -- list", then "read".',
      `${changedKey} now holds ${counted(longer.entries.length, 'source')}. No deployment undoes this.`,
    ],
  }
}
