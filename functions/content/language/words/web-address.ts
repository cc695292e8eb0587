// Web and email addresses in a text. Email clients turn each into a link, even a bare domain, and would so put someone
// else's link under the list's name: a sentence with an address is never printed.

/** Endings of file names and the like that are not top-level domains, so that no email client turns `Node.js` into a
 * link. */
const noDomains = new Set([
  'js',
  'jsx',
  'tsx',
  'css',
  'html',
  'htm',
  'php',
  'asp',
  'json',
  'xml',
  'pdf',
  'txt',
  'exe',
  'csv',
])

/** Top-level domains that are also recognised in capitals (`LOGIN.EXAMPLE.COM`); for others a missing space is more
 * likely. */
const inCapitals = /^(?:COM|NET|ORG|INFO|BIZ|EDU|GOV|IO|CO|APP|DEV|XYZ|ONLINE|SITE|SHOP|TOP)$/

/** A dot between a letter or digit and two or more letters. */
const dotted = /(?<=[\p{L}\p{N}])\.([\p{Ll}\p{Lu}]{2,24})(?![\p{L}\p{N}])/gu

/**
 * True if the text contains a URL, a bare domain or an email address.
 *
 * @example holdsAddress('Pay at pay.example.com by March.') // true
 * @example holdsAddress('The U.S. and Node.js, i.e. both, cost 3.5 million.') // false
 */
export function holdsAddress(text: string): boolean {
  if (!/[.@:]\S/.test(text)) return false
  if (/:\/\/\S|\bwww\.\S|\bmailto:\S|[\p{L}\p{N}]@[\p{L}\p{N}]/iu.test(text)) return true
  for (const [, ending = ''] of text.matchAll(dotted)) if (isDomain(ending)) return true
  return false
}

function isDomain(ending: string): boolean {
  if (inCapitals.test(ending)) return true
  return ending === ending.toLowerCase() && !noDomains.has(ending)
}
