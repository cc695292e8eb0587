// Finds a signature without `By` in a line of its own: a bare name or one in the line with the date, recognised by its
// place near the title and by the page naming it again.

import type { Known } from '../../types.ts'
import type { KindBlock } from '../lines/split.ts'
import { biographyOf, hasOffice, isOrganisation, loneNameIn } from './byline.ts'
import { nameBesideDate } from './dated-name.ts'
import { outletIn, outletOfSigner } from './outlet.ts'
import { isPlace } from './paper-name.ts'
import { isSomebody } from './several-names.ts'

interface Page {
  front: KindBlock[]
  back: KindBlock[]
  all: KindBlock[]
}

/** Number of lines around the title, and around the date, in which a name signs; and number of lines after the body. */
const besideTitle = 8
const aroundDate = 2
const behindBody = 4

/** The names that sign the article without a byline; empty if none surely does. */
export function loneSignature({ front, back, all }: Page, title: KindBlock | null): Known<string>[] {
  const titleAt = title === null ? front.length - 1 : front.indexOf(title)
  const behind = beforeOthers(front.slice(titleAt + 1, titleAt + 1 + besideTitle))
  const before = front.slice(Math.max(0, titleAt - besideTitle), title === null ? undefined : titleAt)
  const places = new Map(front.map((block, at) => [block, at]))
  for (const block of [...behind, ...before.reverse(), ...front]) {
    const found = namesIn(block)
    const [first] = found.names
    const at = places.get(block) ?? -1
    if (first === undefined || block === title) continue
    if (labelled(front, at)) return [...signedBy(found.names, block), ...furtherNames(front, at)]
    const near = behind.includes(block)
    const dated =
      near && front.slice(Math.max(0, at - aroundDate), at + aroundDate + 1).some((one) => one.kind === 'date')
    const again = (near || (title !== null && before.includes(block))) && namedAgain(first, all)
    if ((found.said && (near || before.includes(block))) || dated || again) return signedBy(found.names, block)
  }
  const above = aboveText(front, all)
  return above.length > 0 ? above : behindText(back, all)
}

/** Right above the text, a line of names that occur nowhere else on the page: a text names the people it is about. */
function aboveText(front: KindBlock[], all: KindBlock[]): Known<string>[] {
  // The house and the day may stand between the name and the text, each in a line.
  const last = front.findLast(({ kind, text }) => kind !== 'date' && !isHost.test(text))
  if (last?.kind !== 'short' || last.marked === true || last.text.length > longestNames) return []
  const names = last.text.split(/ ?[/&] ?| and /).flatMap((one) => loneNameIn(one) ?? '')
  const others = all.filter((block) => block !== last).map(({ text }) => text)
  const isSigner = (name: string) =>
    name !== '' &&
    isSomebody(name) &&
    !isPlace(name) &&
    !isOrganisation(name) &&
    !others.some((text) => text.includes(surname(name)))
  const isOnlyOne = front.every((block) => block === last || loneNameIn(block.text) === null)
  return isOnlyOne && !saying.test(last.text) && names.every(isSigner) ? signedBy(names, last) : []
}

/** `herald.example` */
const isHost = /^(?:www\.)?[^\s@]{2,40}\.\p{L}{2,4}$/u

/** Most characters of a line of names. */
const longestNames = 120
const surname = (name: string) => name.split(' ').at(-1) ?? name

/** Up to the head of a list of other articles. */
function beforeOthers(blocks: KindBlock[]): KindBlock[] {
  const at = blocks.findIndex(({ kind }) => kind === 'teaser')
  return at < 0 ? blocks : blocks.slice(0, at)
}

const signedBy = (names: string[], { lines }: KindBlock): Known<string>[] =>
  names.map((value) => ({ value, line: lines[0] ?? 0 }))

/** Reads `and` and further names on lines of their own. */
function furtherNames(front: KindBlock[], at: number): Known<string>[] {
  const [and, next] = [front[at + 1], front[at + 2]]
  const name = /^(?:and|&|,)$/i.test(and?.text ?? '') ? loneNameIn(next?.text ?? '') : null
  return name === null || next === undefined ? [] : [...signedBy([name], next), ...furtherNames(front, at + 2)]
}

/** Who the page says wrote it, or last changed it, right after its text. */
function behindText(back: KindBlock[], all: KindBlock[]): Known<string>[] {
  const about = all.find(({ text }) => aboutAuthor.test(text))
  if (about !== undefined) return signedBy(namesIn({ ...about, kind: 'bio' }).names, about)
  const last = back.slice(0, behindBody).find((block) => block.kind === 'date' && namesIn(block).said)
  return last === undefined ? [] : signedBy(namesIn(last).names, last)
}

const aboutAuthor = /^about the authors?\s?[:–—-]+\s?\S/i

/** `Text: Ann Lee`, `Von Ann Lee`: words that say who wrote it. */
const saying =
  /^(?:about the authors?|authors?|autor(?:a|e|es|en|in)?|auteure?s?|text|texte|testo|tekst|words|story|written by|story by|words by|escrito por|[eé]crit par|scritto da|geschreven door|skrevet av|skriven av)\b[ :–—-]+|^(?:von|par|por|door) |^(?:автор(?:ка|ы)?|текст|haber|yazan|muhabir|بقلم|كتب(?:ت)?|تحرير)(?!\p{L})[ :–—-]+/iu
/** The same words, but names may begin with them too. */
const perhapsSaying = /^(?:di|da|av|af) /i

/** Names in a line that contains only names, with or without a word that says so, or in the line with the date. */
function namesIn({ kind, text }: KindBlock): { names: string[]; said: boolean } {
  const beside = kind === 'date' || kind === 'short' ? nameBesideDate(text) : null
  if (beside !== null) return { names: [beside.name], said: beside.said }
  if (kind !== 'short' && kind !== 'byline' && kind !== 'bio') return { names: [], said: false }
  const rest = text.replace(saying, '').replace(perhapsSaying, '').replace(handle, '')
  const said = saying.test(text) || handle.test(text) || outletOfSigner(text) !== null
  return { names: said || !arabicName.test(rest) ? listed(rest) : [], said }
}

/** `Ann Lee @annlee`: a handle after the name. */
const handle = /(?<=\p{Ll}) ?@\w{2,30}(?: .{0,40})?$/u

/** All of them, or none if one is not a name; of `Ann Lee, Town Herald` and `Ann Lee, Staff Writer` only the first. */
function listed(text: string): string[] {
  const [first = '', ...rest] = text.split(', ')
  const behindComma = rest.length === 1 && isBesideName(rest[0] ?? '')
  const parts = behindComma ? [first] : text.split(/,? and |, | & /)
  if (arabicName.test(text)) return [text]
  const names = parts.map(loneNameIn).filter((one) => one !== null)
  return names.length === parts.length ? names : []
}

const isBesideName = (text: string) =>
  isOrganisation(text) || hasOffice(text) || isPlace(text) || outletIn(text) !== null

/** Letters without capitals: only a word before them shows that they are a name. */
export const arabicName = /^\p{Script=Arabic}{2,15}(?: \p{Script=Arabic}{2,15}){1,3}$/u

const labelled = (front: KindBlock[], at: number) =>
  /^(?:by|(?:written|posted|story|words) by|authors?|words|text|autor|auteur|autore|von|par|por|door)\s*:?$/i.test(
    front[at - 1]?.text ?? '',
  )

/** Most characters of a line about a person, and of the verb after the name. Chosen, not measured. */
const longestLine = 600
const longestVerb = 12

/** `More from X`, `About X`, `X is a writer …`, `Follow X`. */
function namedAgain(value: string, all: KindBlock[]): boolean {
  return all.some(({ text }) => {
    const at = text.indexOf(value)
    if (at < 0 || text.length > longestLine) return false
    const before = text.slice(0, at).trim()
    const after = text.slice(at + value.length, at + value.length + longestVerb)
    return (
      /(?:\bmore (?:from|by)|\babout(?: the author)?|\bfollow|\bposted by|\bby|all posts by|all articles by)[ :–—-]*$/i.test(
        before,
      ) ||
      (before === '' && /^ (?:is|was|has|writes|covers|joined) /.test(after))
    )
  })
}

/** True if the page says who this is or has them sign elsewhere, so that it is a person and not a publication. */
export function isPerson(value: string, all: KindBlock[]): boolean {
  return all.some(({ text }) => {
    if (text.length > longestLine) return false
    const own = text.replace(/^by:? /i, '')
    return biographyOf(text)?.name === value || (own !== text && own.startsWith(value) && !own.startsWith(`${value},`))
  })
}
