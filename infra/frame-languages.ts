// The languages of the frame, for the infrastructure: each has a folder of its own on the site.
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const messages = fileURLToPath(new URL('../templates/messages', import.meta.url))

/** Tags of the files in `templates/messages`, in order: the same templates are bundled with the functions. */
export function frameLanguages(): string[] {
  const files = readdirSync(messages).filter((file) => file.endsWith('.json'))
  return files.map((file) => file.slice(0, -'.json'.length)).sort()
}
