// Which part of a title can head a story: without the kicker of its form or section, the name of the site or the date;
// if one half asks and the other tells, the half that tells. Refuses a title that is cut off, in capitals, or above a
// list.

import kickers from '../../language/lists/title-kickers.json' with { type: 'json' }
import forms from '../../language/lists/verb-forms.json' with { type: 'json' }
import { holdsQuestion } from '../../language/sentences/question.ts'
import { outsideQuotations } from '../../language/sentences/quotation.ts'
import { standsAlone } from '../../language/standing-alone/standalone.ts'
import { firstPerson } from '../../language/standing-alone/standalone-words.ts'
import { plain } from '../../language/words/fold.ts'
import { alternatives, wordsOf } from '../../language/words/word-list.ts'
import { readDate } from '../../page/days/date.ts'

/**
 * The part of a title that an editor would set, in the title's own letters; `null` if there is none.
 *
 * @param site the publication, if known
 * @param language in a language other than English no half is judged
 * @example titleLine('Live: Parliament votes on water bill', null) // 'Parliament votes on water bill'
 */
export function titleLine(
  title: string,
  site: string | null,
  language: 'English' | 'another' = 'English',
): string | null {
  let line = title.trim()
  for (let before = ''; line !== before; ) {
    before = line
    for (const cut of [withoutNote, withoutKicker, withoutCry, withoutDay, withoutSite]) line = cut(line, site)
  }
  const told = language === 'English' ? whatItTells(withoutTeaser(line)) : line
  if (told === null || (language === 'English' && isOfItsWriter(told))) return null
  return [isOneWord, isSomebodys, endsCut, shouts, isOfSeveral, namesDay].some((one) => one(told)) ? null : told
}

/** `How I sold the ferry`, `Why we left the quay`, `Our favourite harbours`: above a story this would seem to be our
 * own voice. Not `the way we eat`, which means everybody, and not a number: `after World War I`. */
const isOfItsWriter = (title: string) => ofWriter.test(outsideQuotations(title))
const numbered = 'phase|type|class|level|part|stage|grade|war|volume|act|chapter|tier|division|category|group|schedule'
const ofWriter = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}’'.&/-])(?:[Mm]y|[Mm]yself)(?![\p{L}\p{N}.])`,
    String.raw`(?:^|[.!?:;,–—] |(?<![\p{L}’'])(?:(?!(?:${numbered}) )\p{Ll}+|How|Why|What|When|Where|That|And|But|If|Because) )I(?:[’'](?:m|ve|d|ll))? \p{L}`,
    String.raw`^(?:We|Our)(?:[’']\p{L}+)? `,
    String.raw`^(?:How|Why|What|Where|When) [Ww]e (?:${alternatives(forms.past)}|\p{L}{2,}ed)(?!\p{L})`,
  ].join('|'),
  'u',
)

/** `“I sell harbours”`: quoted from end to end, with no speaker named. */
const isSomebodys = (title: string) => firstPerson.test(/^["“‘'«](.{1,300})["”’'»]$/u.exec(title)?.[1] ?? '')

/** `Work`: only the name of a section or a thing, about which nothing is said. */
const isOneWord = (title: string) => !/\s/.test(title)

/** A title without what it says about the kind of text. @example subjectOf('Opinion: Keep the ferry') // 'Keep the
 * ferry' */
export const subjectOf = (title: string): string => title.replace(kindInFront, '').replace(kindBehind, '')

const kinds =
  'polls?|survey|fact.?check|opinion|analysis|comment|editorial|review|interview|investigation|obituary|letter'
const kindInFront = new RegExp(`^(?:[\\p{L}’']+ ){0,2}(?:${kinds}): `, 'iu')
const kindBehind = new RegExp(` [(|–—-] ?(?:${kinds})\\)?$`, 'iu')

const between = '(?:: | [–—|-] )'
const asOne = (lines: readonly string[]) => [...wordsOf(lines, '; ')].sort((a, b) => b.length - a.length).join('|')

/** `[with video]`, `(14 May 2026)` */
function withoutNote(title: string): string {
  const [, kept = '', note = ''] = /^(.+?) ?[[(]([^[\]()]{1,40})[\])]$/.exec(title) ?? []
  return notes.has(plain(note)) || isDay(note) ? whole(kept, title) : title
}
const notes = wordsOf(kickers.inBrackets, '; ')

/** `Live: …`, `Exclusive – …`, `World news: …`, `VIDEO. …` */
function withoutKicker(title: string): string {
  const [, kept = ''] = kicker.exec(title) ?? stopped.exec(title) ?? []
  return whole(kept, title)
}
const kicker = new RegExp(`^(?:${asOne([...kickers.form, ...kickers.sections])})(?:${between}| ?[|] ?)(.+)$`, 'iu')
const stopped = new RegExp(`^(?:${asOne(kickers.form).toUpperCase()})\\. (.+)$`, 'u')

/** `SHOCK! …`, `BUDGET 3 | …`: up to three words in capitals, the rest not. */
function withoutCry(title: string): string {
  const [, kept = ''] = cry.exec(title) ?? []
  return kept === kept.toUpperCase() ? title : whole(kept, title)
}
const cry = /^(?=\p{Lu}{2})(?:[\p{Lu}\p{N}.’'-]{1,20} ){0,2}[\p{Lu}\p{N}.’'-]{1,20}(?:!+ | ?\| ?)(.+)$/u

/** `… - here’s how to check`, `…: what we know so far`: announces what the text will say without saying it. */
function withoutTeaser(title: string): string {
  const at = teaser.exec(title)?.index
  return at === undefined ? title : whole(title.slice(0, at), title)
}
const teaser = new RegExp(
  `(?: [–—-]|[.:;,])(?: and)? (?:${[
    "here(?:[’']s| is| are) (?:how|what|when|where|who|why)",
    'what (?:we know|to know|to expect|you need to know|it means)',
    '(?:all|everything) (?:that )?(?:we|you) (?:need to )?know',
  ].join('|')})\\b`,
  'iu',
)

/** `2026-05-14: …`, `… – May 14, 2026` */
function withoutDay(title: string): string {
  for (const { 0: separator, index } of title.matchAll(parting)) {
    const [before, behind] = [title.slice(0, index), title.slice(index + separator.length)]
    if (isDay(before)) return whole(behind, title)
    if (isDay(behind)) return whole(before, title)
  }
  return title
}
const parting = /: | [–—|-] |, /g

/** True of a full date, with or without its weekday, and nothing else. */
function isDay(text: string): boolean {
  const found = readDate(text)
  return found !== null && !/\p{L}{2}/u.test(text.slice(found.end)) && weekday.test(text.slice(0, found.start))
}
const weekday = /^(?:[\p{L}]{3,12},? )?$/u
/** `Morning briefing – 14 May 2026` */
const namesDay = (title: string) =>
  [...title.matchAll(parting)].some(({ 0: separator, index }) => {
    const parts = [title.slice(0, index), title.slice(index + separator.length)]
    return parts.some(isDay) && parts.some((part) => part.split(/\s+/).length < fewestWords)
  })

/** Fewest letters of a site's name that is looked for. Chosen, not measured. */
const fewestOfName = 3

/** `Ferry sold to Chile | Coast Daily`, `… – Coast Daily, all the news`, `Coast Daily today: …` */
function withoutSite(title: string, site: string | null): string {
  const [, kept] = named.exec(title) ?? []
  if (kept !== undefined) return kept
  const name = site === null ? '' : plain(site).replace(/^the /, '')
  if (name.length < fewestOfName || !plain(title).includes(name)) return title
  for (const [at, { 0: separator, index }] of [...title.matchAll(separators)].entries()) {
    const [before, behind] = [title.slice(0, index), title.slice(index + separator.length)]
    if (at === 0 && ofSite(before, name)) return whole(behind, title)
    if (ofSite(behind, name)) return whole(before, title)
  }
  return title
}
const named = /^([^|]{20,300}?)\s+\|\s+\p{Lu}[\p{L}\p{N}.’'&-]*(?: (?:of|the|and|&|\p{Lu}[\p{L}\p{N}.’'&-]*)){0,4}$/u
const separators = /: | [–—|-] /g

/** True if it begins with the site's name and continues with a motto or a programme, not with a kind of text. */
function ofSite(part: string, name: string): boolean {
  const said = plain(part).replace(/^the /, '')
  return said.startsWith(name) && !/\p{L}/u.test(said.slice(name.length, name.length + 1)) && !ofKind.test(said)
}

const ofKind = new RegExp(`\\b(?:${kinds})\\b`)

/** What is left, if it can be a title by itself; if not, the whole title. */
const whole = (kept: string, title: string) =>
  kept.trim().split(/\s+/).length >= fewestWords && /^["'“‘«([]?[\p{Lu}\p{N}]/u.test(kept.trim()) ? kept.trim() : title
const fewestWords = 3

/** `Crane fails again: who will pay?`, `Who will pay? Port Ellin splits over crane`: the half that tells, if it stands
 * alone; `null` for a question by itself. */
function whatItTells(title: string): string | null {
  if (!holdsQuestion(title)) return title
  const [, told = '', asked = ''] = toldAndAsked.exec(title) ?? []
  if (asked !== '') return statementIn(told)
  const [, answer = ''] = /^[^?]{1,200}\?["'”’]? (.+)$/u.exec(title) ?? []
  if (answer === '' || holdsQuestion(answer)) return null
  return statementIn(answer) ?? (answer.split(' ').length >= fewestOfAnswer && !toReader.test(answer) ? title : null)
}
/** Fewest words of an answer after which question and answer together make a title. */
const fewestOfAnswer = 5
const toReader = /\byou(?:r|rs|[’'](?:ve|re|ll|d))?\b/iu
const toldAndAsked = new RegExp(`^([^?]{1,300}?)${between}([^?]{1,300}\\?["'”’»)\\]]*)$`, 'u')

function statementIn(half: string): string | null {
  if (holdsQuestion(half)) return null
  return standsAlone(`${half.replace(/\.$/, '')}.`, { paragraph: [half], index: 0 }).ok ? half : null
}

/** Cut off by a program, or meant as a riddle. */
const endsCut = (title: string) => unfinished.test(title)
const unfinished = /(?:…|\.\.\.)["'”’»)\]]*$/

/** Set in capitals, to be noticed before other titles. */
function shouts(title: string): boolean {
  const words = title.match(/\p{L}{2,}/gu) ?? []
  return (
    words.length >= fewestWords && words.every((word) => word === word.toUpperCase() && word !== word.toLowerCase())
  )
}

/** Announces several things, or the answer to a question, while the story below it tells only one. */
const isOfSeveral = (title: string) => ofSeveral.test(title)
const ofSeveral = new RegExp(
  [
    '(?:,| and| &|;) (?:and |& )?more$',
    String.raw`, ranked\b|\branked (?:by|from|in)\b`,
    String.raw`[,;:] (?:and )?(?:other (?:news|stories)|the rest of the news)\b`,
    String.raw`\b(?:need|have|want) to know\b|\bthings to (?:know|do|see|watch)\b|\bwhat (?:we know|to know|to expect)\b`,
    String.raw`^here(?:[’']s| is| are) (?:what|why|how|where|when|who|everything|the|all)\b`,
    String.raw`^(?:the )?(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:[\p{L}-]+ ){0,3}(?:things|ways|reasons|tips|facts|takeaways|lessons|questions|mistakes|ideas|tricks|secrets|signs)\b`,
  ].join('|'),
  'iu',
)
