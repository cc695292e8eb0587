// What pages run behind the last sentence of a paragraph: when the text was changed, and where there is more.

/** Characters at the end that are looked at: a bound for the pattern, chosen, not measured. */
const within = 120
const behind =
  /(?<=[.!?…]["'”’)]?) (?:(?:article mis à jour|stand(?: des artikels)?|(?:zuletzt )?aktualisiert|last updated|updated)\s?:? (?:am |le |on )?[^.!?]{0,20}\d[^!?]{0,40}|(?:mehr|weiteres|alles) (?:dazu|darüber|zum thema)?,? ?(?:gibt(?: es|['’]s)|lesen sie|finden sie)? ?(?:hier|unten)|(?:read|find out|see|learn) (?:more|the rest)(?: here| below)?|(?:lesen sie|lies) (?:hier )?(?:mehr|weiter)|(?:en savoir plus|plus d['’]infos?|más información|más info)(?: ici| aquí)?)\s?[.!:»>…]*$/iu

/** @example withoutRunBehind('The bridge is gone. Read more here.') // 'The bridge is gone.' */
export function withoutRunBehind(text: string): string {
  const from = Math.max(0, text.length - within)
  const at = text.slice(from).search(behind)
  return at < 0 ? text : text.slice(0, from + at)
}
