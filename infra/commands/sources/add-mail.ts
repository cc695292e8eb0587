// `npm run sources -- add --mail <id> --from <domain>`: creates an address for a newsletter, to be given only to its
// publisher.
import { incomingAddress, incomingKeyLength } from '../../../functions/sources/mail/incoming-address.ts'
import { unknownTopics } from '../../../functions/sources/source-list.ts'
import type { Details } from './arguments.ts'
import { changedKey, readList, withEntries, writeList } from './list-file.ts'
import { count } from './list-words.ts'
import type { CommandPorts, Outcome } from './ports.ts'

export async function addMail(ports: CommandPorts, id: string, senders: string[], details: Details): Promise<Outcome> {
  const { mailDomain } = ports.settings
  if (mailDomain === undefined)
    return no('the list takes no mail: set "mailDomain" in cdk.json first (docs/for-operators.md says what it needs)')
  const list = await readList(ports.bucket)
  // Some publishers' forms lose the case of letters.
  const key = ports.random.id(incomingKeyLength).toLowerCase()
  const address = incomingAddress({ source: id, key }, mailDomain)
  const longer = withEntries(list, [{ ...details, id, url: `mailto:${address}`, kind: 'mail', senders }])
  const unknown = unknownTopics(
    longer.list.sources.slice(-1),
    ports.topics.map((topic) => topic.id),
  )
  const wrong = [...longer.wrong, ...unknown]
  if (wrong.length > 0) return no(wrong.join('\n'))
  const asked = [
    `Letters from ${senders.join(', ')} to ${address} become pages, where DKIM or DMARC vouches for their sender.`,
    `It becomes the source "${id}".`,
  ]
  if (!(await ports.agree(asked))) return no('nothing was written')
  await writeList(ports.bucket, list, longer.list.entries)
  return {
    ok: true,
    lines: [
      `Subscribe to the newsletter with ${address}`,
      'Tell it to no one else. The mail in which it asks you to confirm: "npm run mail -- list", then "read".',
      `${changedKey} now holds ${count(longer.list.entries.length, 'source')}. No deployment undoes this.`,
    ],
  }
}

const no = (reason: string): Outcome => ({ ok: false, lines: [`Not added: ${reason}`] })
