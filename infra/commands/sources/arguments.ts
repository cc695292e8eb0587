// The command line of `npm run sources`.
import { argumentReader, flag, value, WrongArguments } from '../../command.ts'

export interface Arguments {
  /** A file, or `-` for standard input. */
  file: string
  base: string | null
  contentType: string | null
  json: boolean
}

export const usage = `npm run sources -- read <file>   what a saved feed says: its title, its entries, what had to be repaired
  <file>                a file, or - for standard input
  --base URL            the address that the feed was read from, for relative links
  --content-type TYPE   what the server declared, such as "text/xml; charset=koi8-r"
  --json                { feedTitle, language, entries: [{ title, url, id, published, author }], … } for programs`

const options = { base: value, 'content-type': value, json: flag }

/** Throws `WrongArguments` that names what is wrong and what to write. */
export const readArguments = argumentReader(usage, options, ({ values, positionals }): Arguments => {
  const [command, file, ...more] = positionals
  if (command === undefined) throw new WrongArguments('no command is given')
  if (command !== 'read') throw new WrongArguments(`unknown command "${command}"`)
  if (file === undefined) throw new WrongArguments('read which feed? Name its file, or - for standard input')
  if (more.length > 0) throw new WrongArguments(`"${more.join(' ')}" is too much`)
  if (/^[a-z]{3,6}:\/\//i.test(file))
    throw new WrongArguments(
      `${file} is an address, and nothing is fetched yet: save the feed, name its file and give the address with --base`,
    )
  const base = values.base ?? null
  if (base !== null && !/^https?:\/\/[^/]/i.test(base))
    throw new WrongArguments(`--base ${base} is no web address: write one such as https://example.com/feed.xml`)
  return { file, base, contentType: values['content-type'] ?? null, json: values.json ?? false }
})
