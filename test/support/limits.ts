// Numbers by which pages and stories are read have names, beside which stands where they come from.
import type { Breach } from './vocabulary.ts'

const rule = 'a number that decides something has a name'

/** Compared with a number, or cut at one. One and two are “any” and “several”, letters and bytes have codes, and the
 * first four and ten characters of an ISO date are its year and its day. */
const decides =
  /(?<![=<>-])(?:[<>]=?) (?:\d+\.\d+|[3-9]\b|\d{2,})(?![\w.]*x)|\.slice\(0, (?!4\)|10\))(?:[3-9]|\d{2,})\)|\.slice\(-(?:[3-9]|\d{2,})\)/

/** @param source TypeScript of the rooms in which pages are read */
export function bareLimits(file: string, source: string): Breach[] {
  if (!/^functions\/content\/(?:page|html|story)\//.test(file)) return []
  return source.split('\n').flatMap((line, at) => {
    const code = line
      .replace(/^\s*(?:\/\/|\/?\*).*|\/\/ .*$/, '')
      .replace(/'[^']*'|`[^`]*`|\/(?:[^/\\\n[]|\\.|\[[^\]]*\])+\/[a-z]*/g, "''")
    const found = decides.exec(code)
    return found === null ? [] : [{ file, rule, detail: `line ${at + 1}: ${found[0]}` }]
  })
}
