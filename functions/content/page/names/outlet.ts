// Reads where an article is printed from what comes next to the names that sign it: `By Ann Lee, CNN`. An agency that
// many newspapers print is not counted.
import { readDate } from '../days/date.ts'
import { wholeWeekday } from '../days/weekdays.ts'
import { isPaperName } from './paper-name.ts'
import { isPlaceholderName } from './placeholder-names.ts'

/** Capitals after a name that are a degree, an office, a place or a time. */
const otherCapitals = new Set(
  `BA BS MA MS MD RN JD DO RD PHD MBA MPH MSC BSC MSN BSN DDS DVM LLB LLM LLC LCSW FACP CPA CFA CFP EDD ESQ PMP
  CEO CFO CTO COO CIO CMO SVP EVP VP MP MEP MSP QC KC OBE MBE CBE JR SR II III IV
  US USA UK UAE EU UN NY NYC LA DC CA TX FL NJ PA MI OH VA WA MA IL GA NC SC AM PM GMT UTC EST EDT CST CDT PST PDT CET
  NEW LIVE VIDEO PHOTO WATCH READ MORE BY AND THE`.split(/\s+/),
)
/** @example isAgency('AP') // true */
export const isAgency = (name: string): boolean => agency.test(name)
const agency =
  /^(?:the )?(?:associated press|ap|afp|upi|dpa|ani|pti|ians|tass|efe|ansa|apa|pa|reuters|agence france-presse|press association|xinhua|kyodo|jiji|interfax|news ?wire|cnn wire|press trust\b.*|.*\b(?:news service|wire services?|news agency|newswire))\b/i
/** Words for people who make a newspaper, and for parts of one. */
const maker =
  /\b(?:writers?|reporters?|correspondents?|editors?|producers?|columnists?|contributors?|journalists?|anchors?|bloggers?|analysts?|staff|investigations|newsroom|wire|digital|politics|opinion|special|library|live|money|business|sports?|style|travel|health|international)\b/i
const media =
  /\b(?:News|Press|Post|Times|Magazine|Journal|Today|Daily|Weekly|Monthly|Review|Herald|Tribune|Guardian|Gazette|Chronicle|Observer|Telegraph|Independent|Examiner|Inquirer|Register|Sentinel|Globe|Courier|Dispatch|Mail|Express|Mirror|Echo|Argus|Advertiser|Bulletin|Ledger|Radio|Television|TV)\b/
const small = "of|and|&|the|und|et|de|du|des|del|da|do|dei|di|della|la|le|d[’']\\p{Lu}\\p{L}*"
const capital = `(?:\\p{Lu}[\\p{L}.'’-]*|${small})`
const proper = new RegExp(`^(?:The )?${capital}(?: ${capital}){0,5}$`, 'u')
/** From the first word of an office on. */
const office =
  / (?:(?:Staff|Senior|Special|Freelance|Chief|Associate|Deputy|Contributing|Managing|Guest|Executive|Political|Foreign|National|Sports?|Science|Health|Business|Technology|Environment|Education|[\p{Ll}-]{1,20}) ){0,4}(?:[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?|[Ee]ditors?|[Pp]roducers?|[Cc]olumnists?|[Cc]ontributors?|[Jj]ournalists?|[Ss]taff)\b.*$/u

/** Most characters of a name, of what follows the names in a line, and of a line that names contributors; most parts of
 * such a line that may name a newspaper. Chosen, not measured. */
const longestName = 80
const longestTail = 200
const longestLine = 400
const mostParts = 2

/** @example outletIn('CNN Supreme Court Producer') // 'CNN' */
export function outletIn(part: string): string | null {
  const text = part
    .replace(/^(?:special )?(?:to|for) /i, '')
    .replace(/^[Tt]he (?=\p{Lu}{2})/u, '')
    .replace(/[.,;:)\s]{1,9}$/, '')
    .trim()
  if (text.length > longestName || agency.test(text)) return null
  const capitals = /^(\p{Lu}{3,5})(?: (?:News|Sports?|Radio|Online))?(?=['’]s |[ ,]|$)/u.exec(text)
  if (capitals?.[1] !== undefined && !otherCapitals.has(capitals[1])) {
    const rest = text.slice(capitals[0].length).replace(/^['’]s/, '')
    if (rest === '' || maker.test(rest)) return capitals[0]
  }
  const name = text.replace(office, '')
  const hasName = name.split(' ').length > 1 || name !== text
  if (name === text.toUpperCase() || !proper.test(name)) return null
  return (hasName && media.test(name)) || isPaperName(name) ? name : null
}

/** From the first parts after the names in a line. @example outletBehind(' | The Herald') // 'The Herald' */
export function outletBehind(tail: string): string | null {
  const parts = tail
    .slice(0, longestTail)
    .split(/\s?[,|/·•(—–]\s?|\s-\s|^ (?=(?:special )?(?:for|to) )/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return (
    parts
      .slice(0, mostParts)
      .map(outletIn)
      .find((one) => one !== null) ?? null
  )
}

/** Nobody in particular: `By the CNN Wire Staff`. @example outletOfStaff('By Herald staff reporters') // 'Herald' */
export function outletOfStaff(text: string): string | null {
  const found = /^by (?:the )?(.{2,60}?) (?:wire |web |digital )?(?:staff|newsroom)(?: writers?| reporters?)?$/i.exec(
    text,
  )?.[1]
  if (found === undefined) return null
  return outletIn(`${found} Staff`)
}

/** Most words of a line that names a newspaper (chosen, not measured), and other words for a part of one. */
const mostWords = 8
const part =
  /^(?:the )?(?:world|local|top|latest|breaking|sports?|business|national|international|regional|city|politic\w*|cultur\w*|more|today|related|press|new|recent|our|your|this|read|trending)\b/i

/** A newspaper alone or with the day. @example outletWithDate('The Herald, 7 January 2022') // 'The Herald' */
export function outletWithDate(text: string): string | null {
  const date = readDate(text)
  const rest = (date === null ? text : `${text.slice(0, date.start)} | ${text.slice(date.end)}`).replace(weekday, ' ')
  if (rest.split(' ').length > mostWords) return null
  const outlet = outletBehind(rest)
  return outlet === null || part.test(outlet) ? null : outlet
}

const weekday = new RegExp(`\\b${wholeWeekday}\\b`, 'gi')

const signer = /^(by|von|par|por|di|da|door):? ([^,:;]{2,60}), ([^,:;]{2,60})$/iu

/** After a signer in another language, or after words that name nobody.
 * @example outletOfSigner('By Our Correspondent, Hill Gazette') // 'Hill Gazette' */
export function outletOfSigner(text: string): string | null {
  const [, by = '', who = '', rest = ''] = signer.exec(text) ?? []
  const abroad = !/^by$/i.test(by) && /^\p{Lu}\S* \p{Lu}/u.test(who)
  return abroad || isPlaceholderName(who) ? outletIn(rest) : null
}

/** `CNN’s Bo Ek contributed to this report.`: whoever says so prints it.
 * @example outletOfContributors('CNN’s staff contributed to this report.') // 'CNN' */
export function outletOfContributors(text: string): string | null {
  if (text.length > longestLine || !/\bcontributed to (?:this|the) (?:report|story|article|piece)\b/i.test(text))
    return null
  const owner = /^(?:the )?(\p{Lu}[\p{L}.&]*(?: \p{Lu}[\p{L}.&]*){0,4})['’]s? /u.exec(text)?.[1]
  return owner === undefined ? null : outletIn(owner)
}
