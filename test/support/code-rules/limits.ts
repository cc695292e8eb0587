// Requires names for numbers by which pages and stories are read, so that their source can be given there.
import type { Breach } from './vocabulary.ts'

const rule = 'a number that decides something has a name'

/** Compared with a number, or cut at one. Allowed are one and two (“any” and “several”), codes of letters and bytes,
 * and the first four and ten characters of an ISO date (year and date). */
const decides =
  /(?<![=<>-])(?:[<>]=?) (?:\d+\.\d+|[3-9]\b|\d{2,})(?![\w.]*x)|\.slice\(0, (?!4\)|10\))(?:[3-9]|\d{2,})\)|\.slice\(-(?:[3-9]|\d{2,})\)/

/** @param source TypeScript of a room in which pages are read */
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
