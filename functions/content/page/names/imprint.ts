// The publication of a page whose elements do not name it, in its lines: an imprint with its volume, or an offer to
// sign up.

const capital = '\\p{Lu}[\\p{L}&.-]*'
const proper = `(?:The )?${capital}(?: (?:${capital}|of|and|&|the)){0,5}`
const imprint = new RegExp(`(?:^|[,(] ?)(${proper}) [Vv]ol(?:\\.|ume) ?\\d`, 'u')
const signUpBlurb = new RegExp(
  `(?:[Ss]ign up (?:for|to)|[Ss]ubscribe to|[Bb]est of|[Nn]ewsletters? (?:of|from)) (${proper})(?:['’]s\\b|,)`,
  'u',
)

/** Most characters of a line that are examined; they only bound the work of the patterns. Chosen, not measured. */
const longestLine = 2000

/** @example publicationIn('Sign up for The Herald’s newsletters') // 'The Herald' */
export function publicationIn(text: string): string | null {
  const head = text.slice(0, longestLine)
  const found = imprint.exec(head)?.[1] ?? possessive(head)
  return found === undefined || found === null ? null : found.trim()
}

/** In a blurb, a name counts if it owns what readers sign up for and occurs again, or if the blurb opens with it. */
function possessive(text: string): string | null {
  const found = signUpBlurb.exec(text)
  const name = found?.[1]
  if (!found || !name || !/newsletter|inbox/i.test(text)) return null
  const again = text.split(name).length > 2
  return again || found.index === 0 ? name : null
}
