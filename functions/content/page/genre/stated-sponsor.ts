// Reads what an HTML page says, for machines and styles, about who paid for its article: its section, its address, a
// class.
import labels from '../../language/lists/paid-article-labels.json' with { type: 'json' }

const named = new RegExp(
  `^(?:${labels.labels.join('|')}|advertorials|anzeigen?|werbung|sponsored (?:content|posts?|articles?|stories))$`,
  'iu',
)
const yes = /^(?:true|yes|1)$/i
const flags = /^(?:[a-z]+[.:_-])?(?:is[_-]?)?(?:sponsored|advertorial|branded|paid)(?:[_-]?(?:content|post|article))?$/i
const sections =
  /^(?:article|og|cxense|meta|parsely|sailthru|page)?[.:_-]?(?:article)?[.:_-]?(?:section|category|type|genre)$/i
const addresses = /^(?:og:url|canonical)$/i
const folder =
  /^https?:\/\/[^/?#]+\/(?:[\w-]+\/){0,3}(?:advertorials?|sponsored(?:-(?:content|posts?|articles?|stories))?|paid-?(?:content|posts?)|partner-?content|branded-content|brand-?(?:voice|studio|stor(?:y|ies)|hub|posts?|connect|spotlight|wire|desk|corner)|anzeigen?|publireportage|promoted-content)\/[^?#]/i
const classes =
  /(?:^|\s)(?:(?:category|tag|type|single|is|post|article|template|section)-{1,2}(?:sponsored(?:-(?:content|posts?|articles?))?|advertorials?|paid-?(?:post|content)|partner-content|branded-content|anzeigen?)|advertorial|sponsored-(?:post|article|content)|paid-post)(?=\s|$)/i

/** Tags that are examined, and most characters of each. */
const tags = /<(?:meta|link|body|article)\s[^<>]{1,2000}>/gi
const most = 500

/** The words that say it, for the editor; `null` if there are none. */
export function statedSponsor(html: string, scripts: readonly string[]): string | null {
  const stated = scripts.flatMap((script) => [...script.matchAll(/"articleSection"\s{0,20}:\s{0,20}"([^"]{1,60})"/g)])
  const inScripts = stated.map(([, text = '']) => text).find((text) => named.test(text.trim()))
  if (inScripts !== undefined) return inScripts
  let [read, articles] = [0, 0]
  for (const [tag] of html.matchAll(tags)) {
    read += 1
    if (read > most) return null
    // Other articles in a list have their own classes.
    if (/^<article/i.test(tag)) articles += 1
    const found = articles > 1 ? null : saidBy(tag)
    if (found !== null) return found
  }
  return null
}

const attribute = {
  class: /\sclass\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)')/i,
  rel: /\srel\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)')/i,
  href: /\shref\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)')/i,
  name: /\s(?:name|property)\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)')/i,
  content: /\scontent\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)')/i,
}

function saidBy(tag: string): string | null {
  const of = (name: keyof typeof attribute) => {
    const [, double, single] = attribute[name].exec(tag) ?? []
    return (double ?? single ?? '').trim()
  }
  if (/^<(?:body|article)/i.test(tag)) return classes.exec(of('class'))?.[0].trim() ?? null
  if (/^<link/i.test(tag)) return of('rel') === 'canonical' && folder.test(of('href')) ? 'its address' : null
  const [name, content] = [of('name'), of('content')]
  if (flags.test(name) && yes.test(content)) return name
  if (sections.test(name) && named.test(content)) return content
  return addresses.test(name) && folder.test(content) ? 'its address' : null
}
