// Reads who signs an article: `By X`, `by X (Publication)`, sentences such as `X, professor of Y, writes for Z.`, and a
// name alone in a place for signatures.
import { countWords } from '../../language/words/fold.ts'
import { monthNames } from '../days/months.ts'
import { outletBehind, outletIn } from './outlet.ts'
import { isPlaceholderName } from './placeholder-names.ts'

const word = "\\p{Lu}[\\p{L}'’.-]*"
const particle = '(?:de|da|di|del|van|von|der|den|la|le|bin|al|el|y)(?!\\p{L})'
const name = `${word}(?: (?:${word}|${particle})){1,4}`
const oneName = `${word}(?: (?:${word}|${particle})){0,4}`
const signature = new RegExp(
  `^(?:[\\p{L}]+ )?(?:[bB][yY]|[aA]uthors?):? (${oneName}(?:(?:,? and |, | & )${name}){0,4})(.*)$`,
  'u',
)
const writes = new RegExp(
  `^(${name})(?:, ([^,].{3,160}?),)? (?:writes|reports|argues|explains)(?: (?:for|in) (?:the )?((?:The )?${word}(?: ${word}){0,4}))?[^.!?]{0,120}[.!?]$`,
  'u',
)
const biography = new RegExp(`^(${name}) (?:is|was|has been) (?:an? |the )?([^.;!?]{3,200}?)[.!?]?$`, 'u')
const office =
  /\b(?:professor|lecturer|fellow|editor|journalist|correspondent|reporter|columnist|writer|author|analyst|researcher|director|student|scholar|historian|economist|teacher|contributor|founder|critic|producer|consultant|expert|scientist|specialist|chair|president|minister|ambassador)\b/i

/** An office printed right after the name, sometimes without the space. */
const officeBehind =
  /(?<=\p{Ll})\.? ?(?:(?:Staff|Senior|Special|Freelance|Political|Business|Associate|Deputy|Chief|Contributing|Managing|Guest|Executive|Education|Science|Health|Technology|Sports?|Foreign|National|Environment|World|Economics|Culture|Web|Digital) ?)*(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Cc]ontributor|[Cc]olumnist|[Aa]nalyst|[Jj]ournalist|[Pp]roducer|[Aa]uthor|Staff|Sponsored|Advertorial|Opinion|Published|Posted|Updated|Follow|Contact|Lesezeit)\b.*$/u

/** The same with a beat or a city: `Ann Lee Senior Harbour Correspondent`. */
const jobBehind =
  /(?<=\p{Ll}) ?(?:Senior|Chief|Special|Deputy|Associate|Assistant|Foreign|National|Contributing|Executive)(?: \p{Lu}[\p{L}.]{1,20}){1,3} (?:Writer|Reporter|Correspondent|Editor|Columnist|Analyst|Producer|Director|Manager|Head)\b.*$/u
/** @example withoutOffice('Ann LeeStaff Writer') // 'Ann Lee' */
export const withoutOffice = (text: string): string => text.replace(jobBehind, '').replace(officeBehind, '')

export interface Byline {
  names: string[]
  /** What follows a bare comma: more names, or where the article was written or printed. */
  maybe: string[]
  role: string | null
  /** Where it is printed, if the line says so. */
  outlet: string | null
}

/** Most characters of a line, of a sentence about its writer, and of a line that is only a name. They only bound the
 * work of the patterns: chosen, not measured. */
const longestLine = 300
const longestSentence = 500
const longestBiography = 400
const longestName = 80

/** @example readByline('By Ann Lee and Bo Ek, CNN') // names: ['Ann Lee', 'Bo Ek'], outlet: 'CNN' */
export function readByline(written: string): Byline | null {
  const text = unglued(written.slice(0, longestLine))
  const match = signature.exec(text)
  if (!match?.[1]) return null
  const [, signers, behind = ''] = match
  const parts = signers.split(/,? and |, | & /)
  const printedAt = parts.slice(1).find((one) => outletIn(one) !== null)
  const listed = parts
    .filter((one) => one !== printedAt && one !== officeAmong(parts) && !isPlaceholderName(one))
    .map((one) => withoutMonth(withoutOffice(one)).trim())
    .filter((one, at) => one !== '' && (at === 0 || !isOrganisation(one)))
  const certain = / and | & /.test(signers) || areNames(listed) ? listed.length : 1
  const role = officeAmong(parts) ?? /^, ([^,()|]{3,80})/.exec(behind)?.[1] ?? officeOf(parts.at(-1), behind)
  if (listed.length === 0) return null
  return {
    names: listed.slice(0, certain),
    maybe: listed.slice(certain),
    role: role !== null && office.test(role) ? role.trim() : null,
    outlet: printedAt === undefined ? outletBehind(behind) : outletIn(printedAt),
  }
}

/** After a name and with capitals like one: `Senior Medical Correspondent`, `CNN Supreme Court Producer`. */
const officeAmong = (parts: string[]) =>
  parts
    .slice(1)
    .find(
      (one) => office.test(one) && (/^(?:Senior|Chief|Staff|Special|Political|Medical)\b/.test(one) || outletIn(one)),
    )

/** `CNN` and ` science correspondent`: the name of the outlet ends where lower case begins. */
function officeOf(outlet: string | undefined, behind: string): string | null {
  const rest = /^ \p{Ll}[^,()|]{3,60}/u.exec(behind)?.[0]
  return outlet === undefined || rest === undefined || outletIn(outlet) === null ? null : `${outlet}${rest}`
}

/** Fewest parts that commas alone join as names: two are just as often a name and where it was printed. */
const fewestJoined = 3
const areNames = (listed: string[]) => listed.length >= fewestJoined && listed.every((one) => loneNameIn(one) !== null)

/** Pages lose the space after `By` and the one before an agency; the place of printing may begin with a capital.
 * @example unglued('ByAnn Lee') // 'By Ann Lee' */
const unglued = (text: string) =>
  text
    .replace(/^By(?=\p{Lu}[\p{Ll}.])/u, 'By ')
    .replace(/(?<=\p{Ll}{2})(?=The \p{Lu})/u, ', ')
    .replace(/(?<= \p{Lu}[\p{L}'’-]{0,30}),? (?:For|[Ss]pecial (?:[Tt]o|[Ff]or)) (?=\p{Lu})/u, ' for ')

/** `Ann Lee Apr. 26, 2022`, `Ann Lee Updated 9:15`: the month or the word is not part of the name. A surname may be a
 * month: `Ann May`. */
const withoutMonth = (name: string) => {
  const rest = name.replace(monthBehind, '')
  return rest.includes(' ') ? rest : name
}
const monthBehind = new RegExp(` (?:${monthNames}|updated|published|posted)\\.?$`, 'iu')

/** Names with capitals that are not a person's. */
const organisation =
  /\b(?:News|Press|Post|Times|Media|Magazine|Journal|Today|Network|Daily|Weekly|Monthly|Review|Herald|Tribune|Guardian|Gazette|Chronicle|Observer|Telegraph|Radio|Online|Group|Institute|University|Center|Centre|Agency|Inc|Ltd|LLC|Corp|Google|Marketing|Project|Team|Staff|Editors?|Board|Desk|Reuters|Bureau|Association|Foundation|Kitchens?|Service|Newsroom|Correspondents?|Companies|Header|Insider)\b/

/** Words that pages print alone with capitals and that name nobody. */
const noName = new RegExp(
  `${organisation.source}|\\b(?:The|And|Of|In|For|To|On|At|With|By|From|About|Home|Menu|Search|Sign|Log|Opinion|Politics|World|Sports?|Health|Science|Business|Technology|Culture|Arts?|Life|Style|Food|Travel|Video|Videos|Photos?|Podcasts?|Latest|Popular|Trending|Related|More|Read|Share|Follow|Subscribe|Contact|Privacy|Terms|Policy|Newsletters?|Events?|Jobs?|Shop|Store|Blog|Community|Forum|Games?|Movies?|Music|Books?|Reviews?|Features?|Analysis|Comment|Editorial|Special|Report|Reports|United|States|North|South|East|West|New|City|County|Middle|Europe|Africa|Asia|America|Australia|Skip|Content|Navigation|Link|Copied|Click|Here|Post|Posts|Page|Next|Previous|Rights|Reserved|Add|Get|View|All|Show|Your|My|Our|How|What|Why|Who|When|Where|Best|Top|Free|Join|Live|Watch|Listen|Recipes?|Tips|Guide|Topics?|Tags?|Categories|Archives?|Author|Published|Updated|Date|Image|Photo|Credit|Getty|Open|Close|Learn|Support|Help|Services?|Products?|Solutions?|Company|Careers?|Research|Innovation|Education|Student|Success|Memoriam|Care|Green|Room|Eye|Opener|Self|Note|Key|It|Tweet|Print|Email|Points?|Summary|Highlights|Overview|Takeaways|Minutes?|Reading|Breaking|Exclusive)\\b`,
  'i',
)
const loneName = new RegExp(`^(?:Dr\\. |Prof\\. )?(${word}(?: (?:${word}|${particle})){1,3})(?<! ${particle})$`, 'u')

/** @example hasOffice('AP Science Writer') // true */
export const hasOffice = (text: string): boolean => office.test(text) || officeAbroad.test(text)

/** True of the name of a publication or of its owner. */
export const isOrganisation = (text: string): boolean => organisation.test(text) || text.startsWith('The ')

/** A line that is a name and nothing else, perhaps with an office. @example loneNameIn('Ann LeeStaff Writer') // 'Ann Lee' */
export function loneNameIn(text: string): string | null {
  if (text.length > longestName) return null
  const found = loneName.exec(withoutOffice(text).trim())?.[1]
  const isName = found !== undefined && !noName.test(found) && !opening.test(found) && !isDomain(found)
  return isName && found !== found.toUpperCase() ? found : null
}

/** `Par Herald`: a word before a name; `I. Origins`: the number of a part. */
const opening = /^(?:(?:By|Par|Por|Von|Door|Written|Posted|Published) |[IVX]{1,4}\. \S+$)/

/** True if it contains the address of a site. @example isDomain('Herald.example') // true */
export const isDomain = (text: string): boolean => /\p{L}{2}\.\p{Ll}{2,}/u.test(text)

export interface Signed {
  sentence: string
  name: string
  role: string | null
  publication: string | null
}

/** Reads a sentence of the page that introduces the writer of the article. */
export function signedSentence(sentence: string): Signed | null {
  const match = writes.exec(sentence.slice(0, longestSentence))
  if (!match?.[1]) return null
  const role = match[2] ?? null
  if (role === null && match[3] === undefined) return null
  return { sentence, name: match[1], role, publication: match[3] ?? null }
}

/** `Ann Lee is professor of history at Utrecht.`: name and role, if the role is an office. */
export function biographyOf(sentence: string): { name: string; role: string } | null {
  const match = biography.exec(sentence.slice(0, longestBiography))
  if (!match?.[1] || !match[2] || !office.test(match[2])) return null
  return { name: match[1], role: match[2] }
}

/** Offices in languages other than English. */
const officeAbroad =
  /(?<!\p{L})(?:(?:chef|sport|kultur|politik|wirtschafts|wissenschafts|auslands)?(?:redakteur|journalist|autor|korrespondent|reporter|volontär|kolumnist)(?:in)?|professor(?:in)?|journaliste|rédact(?:eur|rice)|correspondante?|aut(?:eur|rice|or|ora)|professeur[e]?|cherch(?:eur|euse)|periodista|redactor[a]?|corresponsal|escritor[a]?|giornalista|jornalista)(?!\p{L})/iu
const introduces = new RegExp(
  `^${name} (?:ist|war|arbeitet|est|es|è|é|trabaja|(?:schreibt|berichtet|écrit|escribe|cubre|scrive|escreve)\\b)`,
  'u',
)
const reports = new RegExp(
  `^${name} (?:writes|reports|covers|edits|has (?:written|reported|covered)|is based|lives)\\b[^"“”]*$`,
  'u',
)
const tellsMore = /[.!?] (?:He|She|They|Her|His|Follow|Er|Sie|Elle|Il|Ella|Él)\b/

/** At the very end of an article: who wrote it. @example introducesWriter('Jana Brandt ist Redakteurin in Bonn.') // true */
export function introducesWriter(text: string): boolean {
  const [first = ''] = text.slice(0, longestBiography).split(/(?<=[.!?])\s/, 1)
  if (biographyOf(first) !== null || (introduces.test(first) && officeAbroad.test(first))) return true
  return reports.test(text.slice(0, longestSentence)) && (tellsMore.test(text) || signedSentence(first) !== null)
}

/** What writers say about themselves only below their article. */
const describes =
  /^(?: \([^()]{1,30}\))?(?:, [^"“”]{3,160},)? (?:(?:also|currently|now) )?(?:ist|schreibt|arbeitet|berichtet|est|écrit|es|escribe|è|scrive|é|escreve|is|writes|works|covers|reports|edits|teaches|lives|hosts|serves|has (?:written|worked|reported|covered|been))\b[^"“”]*$/u
/** Most words of it. */
const longestOfAuthor = 90

/** True if the text says who a signer of the article is, wherever it comes.
 * @example presents('Ann Lee', 'Ann Lee, a fellow of the school, is a writer.') // true */
export function presents(author: string, text: string): boolean {
  const [given = ''] = author.split(' ', 1)
  if (given === author || countWords(text) > longestOfAuthor) return false
  const isWhole = text.startsWith(author)
  const rest = isWhole || text.startsWith(given) ? text.slice((isWhole ? author : given).length, longestBiography) : ''
  const [first = ''] = rest.split(/(?<=[.!?])\s/, 1)
  return describes.test(first) && (isWhole || calledWriter.test(first))
}

/** A first name alone could be anybody's, so the office must be said. */
const calledWriter =
  /^ (?:is|was) (?:an?|the|our) [^.,;]{0,60}\b(?:journalist|author|writer|reporter|editor|columnist|correspondent|contributor|blogger)\b/

const isPaper =
  /^ (?:is|was|ist|war|est|es|è|é) (?:an?|the|eine?|das|die|une?|le|la|una?|el|il|uma?) [^.!?"“”]{0,80}\b(?:magazine?|zeitschrift|zeitung|newspaper|(?:web)?site|portal|blog|newsroom|outlet|publication|journal|revue|revista|periódico|sitio|giornale|rivista)(?!\p{L})/iu

/** What a publication says of itself. @example presentsPaper('The Gazette', 'The Gazette is a magazine for sailors.') // true */
export const presentsPaper = (name: string, text: string): boolean =>
  name !== '' &&
  text.startsWith(name) &&
  isPaper.test(text.slice(name.length, longestBiography)) &&
  countWords(text) <= longestOfAuthor
