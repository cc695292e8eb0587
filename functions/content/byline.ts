// Who signs an article: `By X`, `by X (Publication)`, and sentences such as `X, professor of Y, writes for Z.`

const word = "\\p{Lu}[\\p{L}'’.-]*"
const name = `${word}(?: (?:${word}|de|da|di|del|van|von|der|den|la|le|bin|al|el|y)){1,4}`
const oneName = `${word}(?: (?:${word}|de|da|di|del|van|von|der|den|la|le|bin|al|el|y)){0,4}`
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

/** @example readByline('By Ann Lee and Bo Ek, Moscow') // { names: ['Ann Lee', 'Bo Ek'], role: null } */
export function readByline(text: string): { names: string[]; role: string | null } | null {
  const match = signature.exec(text.slice(0, 300))
  if (!match?.[1]) return null
  const names = match[1].split(/,? and |, | & /).filter((one) => one !== '')
  const role = /^, ([^,()|]{3,80})/.exec(match[2] ?? '')?.[1] ?? null
  return { names, role: role !== null && office.test(role) ? role.trim() : null }
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
