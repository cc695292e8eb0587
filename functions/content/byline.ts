// Who signs an article: `By X`, `by X (Publication)`, sentences such as `X, professor of Y, writes for Z.`, and a name
// that stands alone where signatures stand.

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
  /\b(?:professor|lecturer|fellow|editor|journalist|correspondent|reporter|columnist|writer|author|analyst|researcher|director|student|scholar|historian|economist|teacher|contributor|founder|critic|consultant|expert|scientist|specialist|chair|president|minister|ambassador)\b/i

/** Pages print the office right behind the name, and lose the space between them. */
const officeBehind =
  /(?<=\p{Ll}) ?(?:(?:Staff|Senior|Special|Freelance|Political|Business|Associate|Deputy|Chief|Contributing|Managing|Guest|Executive|Education|Science|Health|Technology|Sports?|Foreign|National|Environment|World|Economics|Culture) ?)*(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Cc]ontributor|[Cc]olumnist|[Aa]nalyst|[Jj]ournalist|[Pp]roducer|[Aa]uthor|Staff)\b.*$/u

/** @example readByline('By Ann Lee and Bo Ek, Moscow') // { names: ['Ann Lee', 'Bo Ek'], role: null } */
export function readByline(text: string): { names: string[]; role: string | null } | null {
  const match = signature.exec(text.slice(0, 300))
  if (!match?.[1]) return null
  const names = certainNames(match[1], match[2] ?? '')
    .split(/,? and |, | & /)
    .map((one) => one.replace(officeBehind, '').trim())
    .filter((one, at) => one !== '' && (at === 0 || !(organisation.test(one) || one.startsWith('The '))))
  const role = /^, ([^,()|]{3,80})/.exec(match[2] ?? '')?.[1] ?? null
  return names.length === 0 ? null : { names, role: role !== null && office.test(role) ? role.trim() : null }
}

/** `By Ann Lee, Rail Weekly, 3 March 2025`: names that commas alone join, with more to follow, may be where it was printed;
 * only the first is certain. */
function certainNames(list: string, rest: string): string {
  const isOpen = /^,/.test(rest) && !/ and | & /.test(list)
  return isOpen ? (list.split(', ')[0] ?? list) : list
}

/** What is no person, though it is capitalised. */
const organisation =
  /\b(?:News|Press|Post|Times|Media|Magazine|Journal|Today|Network|Daily|Weekly|Monthly|Review|Herald|Tribune|Guardian|Gazette|Chronicle|Observer|Telegraph|Radio|Online|Group|Institute|University|Center|Centre|Agency|Inc|Ltd|LLC|Corp|Google|Marketing|Project|Team|Staff|Editors?|Board|Desk|Reuters|Bureau|Association|Foundation)\b/

/** Words that stand alone on pages, capitalised, and name nobody. */
const noName = new RegExp(
  `${organisation.source}|\\b(?:The|And|Of|In|For|To|On|At|With|By|From|About|Home|Menu|Search|Sign|Log|Opinion|Politics|World|Sports?|Health|Science|Business|Technology|Culture|Arts?|Life|Style|Food|Travel|Video|Videos|Photos?|Podcasts?|Latest|Popular|Trending|Related|More|Read|Share|Follow|Subscribe|Contact|Privacy|Terms|Policy|Newsletters?|Events?|Jobs?|Shop|Store|Blog|Community|Forum|Games?|Movies?|Music|Books?|Reviews?|Features?|Analysis|Comment|Editorial|Special|Report|Reports|United|States|North|South|East|West|New|City|County|Middle|Europe|Africa|Asia|America|Australia|Skip|Content|Navigation|Link|Copied|Click|Here|Post|Posts|Page|Next|Previous|Rights|Reserved|Add|Get|View|All|Show|Your|My|Our|How|What|Why|Who|When|Where|Best|Top|Free|Join|Live|Watch|Listen|Recipes?|Tips|Guide|Topics?|Tags?|Categories|Archives?|Author|Published|Updated|Date|Image|Photo|Credit|Getty|Open|Close|Learn|Support|Help|Services?|Products?|Solutions?|Company|Careers?|Research|Innovation|Education|Student|Success|Memoriam|Care|Green|Room|Eye|Opener|Self|Note)\\b`,
  'i',
)
const loneName = new RegExp(`^(?:Dr\\. |Prof\\. )?(${word}(?: (?:${word}|${particle})){1,3})$`, 'u')

/** A line that is a name and nothing else, perhaps with an office. @example loneNameIn('Ann LeeStaff Writer') // 'Ann Lee' */
export function loneNameIn(text: string): string | null {
  if (text.length > 80) return null
  const found = loneName.exec(text.replace(officeBehind, '').trim())?.[1]
  return found === undefined || noName.test(found) || found === found.toUpperCase() ? null : found
}

export interface Signed {
  sentence: string
  name: string
  role: string | null
  publication: string | null
}

/** A sentence of the page that introduces who wrote the article. */
export function signedSentence(sentence: string): Signed | null {
  const match = writes.exec(sentence.slice(0, 500))
  if (!match?.[1]) return null
  const role = match[2] ?? null
  if (role === null && match[3] === undefined) return null
  return { sentence, name: match[1], role, publication: match[3] ?? null }
}

/** `Ann Lee is professor of history at Utrecht.`: what the sentence says she is, if that is an office. */
export function biographyOf(sentence: string): { name: string; role: string } | null {
  const match = biography.exec(sentence.slice(0, 400))
  if (!match?.[1] || !match[2] || !office.test(match[2])) return null
  return { name: match[1], role: match[2] }
}
