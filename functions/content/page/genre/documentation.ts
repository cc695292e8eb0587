// Recognises documentation of software: instructions, code, parts of a manual.
import { counted, type GenreReading, type Rule } from './genre-reading.ts'

const docsTitle =
  /^(?:(?:install(?:ing|ation)?|configur(?:e|ing|ation)|set(?:ting)? up|getting started|quick ?start|upgrad(?:e|ing)|deploy(?:ing|ment)?|migrat(?:e|ing|ion)|troubleshoot(?:ing)?|api|cli|command(?:-line)?|user|reference|using|creat(?:e|ing)|enabl(?:e|ing)|connect(?:ing)? to|authenticat(?:e|ion))\b|.{0,60}\b(?:reference|documentation|docs|manual|user guide|api|readme|quick ?start|tutorial)\b)/i
const chrome =
  /^(?:on this page|in this (?:article|section|topic|guide)|table of contents|edit this page(?: on .{1,20})?|request (?:docs )?changes|was this (?:page|article|information) helpful\??|prerequisites|usage|syntax|parameters|return values?|examples?|options|see also|next steps|system requirements|installation|configuration|supported (?:platforms|versions)|release channels|feedback)\W*$/i
const code =
  /(?:^[$#>] \S|(?:^|\s)(?:sudo|npm|yarn|pip3?|apt(?:-get)?|brew|docker|git|curl|cargo|kubectl|chmod|cd|mkdir) [a-z-][\w./-]*|--[a-z][a-z-]{2,}\b|\b[a-z]+_[a-z_]+\b|\b\w+\(\)|<\/?[a-z]+>|\{\s*"|=>|\bx86_64\b|\barm64\b|\b\w+\.(?:json|ya?ml|conf|sh|exe|deb|rpm|tar|zip|py|js|ts|toml|ini|xml)\b|^\s*(?:import|const|let|var|def|class|return|SELECT)\s\w)/
const instructs =
  /^(?:(?:to [\p{L} ]{3,60}, )?(?:you (?:can|must|should|need|may|will)|make sure|run|click|select|open|choose|enter|type|copy|download|navigate|go to|note that|use|set|create|follow|ensure|press|tap|add|see|refer to|replace|specify)\b)|\b(?:the following (?:command|example|options?|packages?|table|steps?)|should follow the|for more information|as follows)\b/iu

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Most characters of a line that are searched for code, and most words of a line around the text. */
const mostCharacters = 600
const longestFrame = 6
/** Fewest lines with code, lines around the text, and paragraphs of instructions that each count as a sign; their share
 * of the text. */
const fewestCodes = 3
const fewestFrames = 2
const fewestTold = 3
const leastTold = 0.25
/** Fewest signs in a text that is not signed. */
const fewestSigns = 2

export const documentation: Rule = (reading: GenreReading) => {
  const { title, lines, prose, before, headings, signed, stated } = reading
  if (stated.types.has('TechArticle') || stated.types.has('APIReference') || stated.types.has('HowTo')) {
    if (!signed) return 'it says so itself'
  }
  if (stated.built === 'documentation' && !signed) return 'what it was built with makes documentation'
  const titled = docsTitle.test(title)
  // A signed text must show all signs.
  if (signed && !titled) return null
  const codes = lines.filter(({ text }) => code.test(text.slice(0, mostCharacters))).length
  const frames = [
    ...before.map(({ text }) => text),
    ...headings,
    ...lines.filter(({ words }) => words <= longestFrame).map(({ text }) => text),
  ].filter((text) => chrome.test(text)).length
  const told = prose.filter(({ text }) => instructs.test(text)).length
  const signs = [
    titled,
    codes >= fewestCodes,
    frames >= fewestFrames,
    told >= fewestTold && told >= leastTold * prose.length,
  ]
  const shown = signs.filter(Boolean).length
  if (signed ? shown < signs.length : shown < fewestSigns) return null
  return `${counted(told, 'paragraph')} of instructions, ${counted(codes, 'line')} with code`
}
