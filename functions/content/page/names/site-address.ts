// Whether a name is that of a site, by the address of its pages: the host, its parts, and short forms of them.
import { plain } from '../../language/words/fold.ts'
import type { Fact, Page } from '../elements/stated-elements.ts'

/** @example domainNames('https://www.v8.dev/blog') // ['v8.dev', 'v8'] */
export function domainNames({ from }: { from: string }): string[] {
  const host = hostIn(from)
  return host === null ? [] : [host, host.split('.')[0] ?? '']
}

const hostIn = (address: string) =>
  /^https?:\/\/(?:www\.)?([a-z0-9.-]{1,100})/i.exec(address)?.[1]?.toLowerCase() ?? null
export const hostsOf = (addresses: readonly Fact[]) => [...new Set(addresses.flatMap(({ from }) => hostIn(from) ?? []))]

export const letters = (text: string) => plain(text).replace(/[^\p{L}\p{N}]/gu, '')

/** Fewest letters that a name and a host must share, and fewest of one of them that the other begins with. */
const shared = 4
const fewestOfHead = 8
/** Fewest letters of a part of a host of which the words of a name are the beginnings. */
const fewestOfShort = 3

const hostForm = /^(?:www\.)?[\p{L}\p{N}-]{2,60}(?:\.[\p{L}\p{N}-]{2,30}){0,2}\.\p{Ll}{2,4}$/iu
/** @example isAddress('Herald.co.uk') // true */
export const isAddress = (name: string): boolean => hostForm.test(name)

/** True if the host has the name, or a part of the name is the host: `Trinidad Guardian` of guardian.co.tt. */
export function isOfHost(name: string, hosts: readonly string[]): boolean {
  const whole = letters(name).replace(/^the/, '')
  const spelled = letters(name.replace(/[äöüÄÖÜ]/g, '$&e'))
  const words = plain(name).split(/[^\p{L}\p{N}]+/u)
  return hosts.some((host) => {
    const labels = host.split('.').slice(0, -1)
    return (
      labels.some(
        (label) =>
          letters(label) === whole ||
          letters(label) === spelled ||
          letters(label) === letters(name) ||
          letters(host) === whole ||
          isHead(letters(label), whole) ||
          withoutBeside(label) === whole ||
          (label.length > shared && words.includes(label)) ||
          (words.length > 1 && label.length >= fewestOfShort && isShort(label, words)),
      ) ||
      isSpelledOut(words, labels) ||
      (isAddress(name) && labels.some((label) => label.includes(letters(name.split('.').at(-2) ?? name))))
    )
  })
}

/** What companies put around their name where it is taken: `Hill` of gethill.com. */
const beside = /^(?:get|try|use|join|hey|my|the)(?=.{4})|(?<=.{4})(?:app|hq|online|blog|news|mag|group|inc)$/g
const withoutBeside = (label: string) => label.replace(beside, '')

/** True if one of them begins with the other: `Encore Homes` of encorehomesny.com. */
const isHead = (label: string, whole: string) =>
  (whole.length >= fewestOfHead && label.startsWith(whole)) || (label.length >= fewestOfHead && whole.startsWith(label))

/** @example startsAsHost('Capital and Freedom, the Podcast', ['capitalandfreedom.example']) // true */
export const startsAsHost = (name: string, hosts: readonly string[]): boolean =>
  hosts.some((host) => host.split('.').some((label) => isHead(letters(label), letters(name).replace(/^the/, ''))))

/** True if each of its words stands between the dots and hyphens: `Bridge Blog` of blog.bridge-town.org. */
function isSpelledOut(words: readonly string[], labels: readonly string[]): boolean {
  const parts = new Set(labels.flatMap((label) => label.split('-')))
  return words.length > 1 && words.some(({ length }) => length >= shared) && words.every((word) => parts.has(word))
}

/** In one word with a capital, and nothing else. */
export const isHost = (name: string, hosts: readonly string[]) =>
  /^\p{Lu}[\p{L}\p{N}]+$/u.test(name) && hosts.some((host) => host.split('.').slice(0, -1).includes(letters(name)))

/** True if the label consists of beginnings of all the words: `nytimes`, `wapo`; `the` may be left out. */
function isShort(label: string, [word = '', ...others]: readonly string[]): boolean {
  if (word === '') return label === ''
  if (word === 'the' && isShort(label, others)) return true
  const most = Math.min(word.length, label.length)
  for (let taken = 1; taken <= most && label[taken - 1] === word[taken - 1]; taken += 1) {
    if (others.length === 0 ? taken === label.length : isShort(label.slice(taken), others)) return true
  }
  return false
}

/** Most links and files that are examined, and least share of them that makes a host the site's own. */
const mostLinked = 300
const leastOwn = 0.25

/** Hosts of a page's files if it states no address: those of its own site are the most frequent of those named in
 * full. */
export function linkedHosts(page: Page): string[] {
  const found = page.elements('link[href],script[src],a[href]', mostLinked)
  const hosts = found.flatMap((one) => hostIn(one.getAttribute('href') ?? one.getAttribute('src') ?? '') ?? [])
  const least = leastOwn * hosts.length
  const [whole] = mostFrequent(
    hosts.map((host) => host.split('.').slice(-2).join('.')),
    least,
  )
  if (whole === undefined) return []
  return [
    ...new Set([
      ...mostFrequent(
        hosts.filter((host) => host.endsWith(whole)),
        0,
      ),
      whole,
    ]),
  ]
}

/** The most frequent one, if there are more than that many of it. */
function mostFrequent(names: readonly string[], least: number): string[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const [first] = [...counts].sort((a, b) => b[1] - a[1])
  return first !== undefined && first[1] > least ? [first[0]] : []
}
