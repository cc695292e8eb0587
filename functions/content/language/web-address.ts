// Web and email addresses in a text. Email clients make a link of each, a bare domain included, and so would put
// somebody else's link under the list's name: what holds one is never printed.

/** Endings of file names and the like that are no top-level domain, so that no email client makes a link of
 * `Node.js`. */
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

/** Top-level domains that are taken for one in capitals, too (`LOGIN.EXAMPLE.COM`); others are more likely a missing
 * space. */
const inCapitals = /^(?:COM|NET|ORG|INFO|BIZ|EDU|GOV|IO|CO|APP|DEV|XYZ|ONLINE|SITE|SHOP|TOP)$/

/** A dot between a letter or digit and two letters or more, up to the next sign that is neither. */
const dotted = /(?<=[\p{L}\p{N}])\.([\p{Ll}\p{Lu}]{2,24})(?![\p{L}\p{N}])/gu

/**
 * True where the text holds a URL, a bare domain or an email address.
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
