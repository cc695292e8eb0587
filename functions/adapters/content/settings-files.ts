// The operator's settings, file by file: as commands and editors changed them (`settings/`), otherwise as deployed
// (`defaults/`).
import { settingsKeys, settingsPrefix } from '../../environment.ts'
import type { Bucket } from '../services/s3.ts'

/** `null` if it is in neither place. */
export async function settingsFile(bucket: Bucket, name: string): Promise<string | null> {
  const [changed, deployed] = settingsKeys(name)
  return (await bucket.getText(changed)) ?? (await bucket.getText(deployed))
}

/** Each name once, in order. A changed file replaces the deployed file of the same name as a whole, and affects no
 * other.
 * @param folder e.g. `decisions/` */
export async function settingsFolder(bucket: Bucket, folder: string): Promise<{ name: string; text: string }[]> {
  const keys = new Map<string, string>()
  for (const prefix of [settingsPrefix.deployed, settingsPrefix.changed])
    for (const key of await bucket.list(prefix + folder)) keys.set(key.slice(prefix.length + folder.length), key)
  const names = [...keys.keys()].sort()
  const texts = await Promise.all(names.map((name) => bucket.getText(keys.get(name) ?? '')))
  return names.flatMap((name, at) => {
    const text = texts[at]
    return text === null || text === undefined ? [] : [{ name, text }]
  })
}
