// Recognises pages whose lines are entries of a list: recipes, line-ups, data, the changes in a version.
import { counted, type GenreLine, matching, type Rule } from './genre-reading.ts'
import { statesArticle } from './stated-kind.ts'

const units =
  'cups?|tablespoons?|tbsps?|teaspoons?|tsps?|grams?|g|kg|kilos?|ml|cl|dl|lit(?:re|er)s?|ounces?|oz|pounds?|lbs?|cloves?|sticks?|cans?|tins?|pinch(?:es)?|handfuls?|slices?|bunch(?:es)?|sprigs?|knobs?|dash(?:es)?|parts?|shots?|splash(?:es)?|EL|TL|Prisen?|Bund|cuillères?|cuill|pincée|cucharadas?|cucharaditas?|cucchiai[oa]?|colheres?'
const quantity = new RegExp(
  `^[^\\p{L}\\p{N}½¼¾⅓⅔]{0,4}(?:(?:\\d[\\d /.,–-]{0,9}|[½¼¾⅓⅔]|an? |one |two |three |half ){1,3}(?:(?:large|small|heaped|level|big|generous) )?(?:${units})\\b|(?:a )?pinch of\\b)`,
  'iu',
)
const counting = /^[^\p{L}\p{N}½¼¾⅓⅔]{0,4}(?:\d{1,3}|[½¼¾⅓⅔])(?:[ -]\d{1,3})? \p{Ll}/u
const recipeHead =
  /^(?:for the [a-z ]{3,30}:?|ingredients|method|directions|instructions|preparation|you will need|serves \d.{0,20}|makes \d.{0,30}|yields?:? .{1,30}|(?:prep(?:aration)?|cook(?:ing)?|total|baking) time\b.{0,40}|zutaten.{0,30}|zubereitung|ingrédients.{0,30}|préparation|(?:préparation|cuisson|repos) ?: ?.{1,20}|(?:pour|para|für) \d.{0,20}|ingredientes.{0,30}|preparación|ingredienti.{0,30}|preparazione|modo de preparo|malzemeler|hazırlanışı)\s*:?$/i
const step =
  /^(?:step )?(?:\d{1,2}[.):]? ?)?(?:(?:then|now|next|meanwhile|finally),? )?(?:in (?:a|the|another) [a-z ]{3,40}, )?(?:add|arrange|bake|beat|blend|boil|bring|brush|chill|chop|coat|combine|cook|cool|cover|cream|cut|dice|dissolve|divide|drain|drizzle|dust|fold|fry|garnish|grate|grease|grill|heat|knead|ladle|layer|leave|line|marinate|mash|melt|mix|peel|place|poach|pour|preheat|reduce|remove|rinse|roast|roll|rub|saut[eé]|scatter|season|serve|set aside|sift|simmer|slice|soak|spoon|spread|sprinkle|steam|stir|strain|tip|toast|top|toss|transfer|turn|warm|whip|whisk|shake|faites|ajoutez|mélangez|versez|laissez|incorporez|coupez|préchauffez|servez|fouettez|épluchez|derrit[ea]|añad[ea]|mezcl[ea]|viert[ea]|horne[ae]|incorpor[ea]|cuec[ea]|sirv[ea])(?!\p{L})/iu

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Share of the lines that are quantities and steps, and most words of a line with a unit and of one without. */
const recipeShare = 0.3
const longestMeasured = 16
const longestCounted = 8
/** Fewest quantities and steps of a recipe: if its page says that it is one, if it lists them, and steps alone. */
const whereStated = { measured: 2, steps: 3 }
const listed = { measured: 3, amounts: 4, steps: 2 }
const stepsAlone = { steps: 4, share: 0.6 }

export const recipe: Rule = ({ lines: own, prose, stated: { types }, before, after }) => {
  const lines = [...before, ...own, ...after]
  const measured = lines.filter(
    (line) => line.words <= longestMeasured && !/[.!?]$/.test(line.text) && quantity.test(line.text),
  )
  const loose = lines.filter((line) => line.words <= longestCounted && !line.ended && counting.test(line.text))
  const amounts = new Set([...measured, ...loose])
  const steps = prose.filter(({ text }) => step.test(text))
  const heads = matching(lines, recipeHead).length
  const saw = `${counted(amounts.size, 'quantity', 'quantities')}, ${counted(steps.length, 'step')}`
  // Units and steps are known in few languages; a page of a recipe alone says so in each.
  if (types.has('Recipe') && !statesArticle(types)) return 'it says so itself'
  if (types.has('Recipe') && (measured.length >= whereStated.measured || steps.length >= whereStated.steps)) return saw
  const share = (amounts.size + steps.length) / Math.max(own.length, 1)
  const isListed = measured.length >= listed.measured && amounts.size >= listed.amounts
  if (isListed && (steps.length >= listed.steps || heads >= 1) && share >= recipeShare) return saw
  return steps.length >= stepsAlone.steps && steps.length >= stepsAlone.share * prose.length ? saw : null
}

/** Fewest parts of a line of players, share of them that are names, fewest such lines, and fewest players on lines of
 * their own. */
const fewestPlayers = 6
const leastNames = 0.8
const fewestTeams = 2
const fewestNumbered = 8
/** Share of the words in sentences from which a page is not a list of names or values. */
const mostProse = 0.5

/** Names of players one after another, with minutes or marks. */
const isLineUp = ({ text }: GenreLine) => {
  const parts = text.replace(/^[^:]{1,60}: ?/, '').split(/[,;]/)
  const names = parts.filter((part) =>
    /^(?:\s|\d|[–—-]|\((?:capt|c|gk)\))*\p{Lu}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*){0,3}(?:\s?[([][^()]{1,40}[)\]]?)?(?: \d{1,2}['’]?)?\.?\s*$/u.test(
      part,
    ),
  )
  return parts.length >= fewestPlayers && names.length >= leastNames * parts.length
}
const numbered = /^\d{1,2}[.)]? \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3}(?: \([^()]{1,30}\))?$/u

export const lineUps: Rule = ({ lines, proseShare }) => {
  const teams = lines.filter(isLineUp)
  const players = matching(lines, numbered)
  if (proseShare >= mostProse || (teams.length < fewestTeams && players.length < fewestNumbered)) return null
  return `${counted(teams.length + players.length, 'line')} of names`
}

const pair = /^[\p{L}\p{N}][^:.!?]{0,40}(?::\s?\S|\t|\s[–—|]\s|\.{3,}).{0,120}$/u

/** Most words of a line of a table, fewest such lines, and their share of all lines. */
const longestPair = 20
const fewestPairs = 5
const leastPairs = 0.4

export const table: Rule = ({ lines, proseShare }) => {
  const pairs = lines.filter((line) => line.words <= longestPair && !line.prose && pair.test(line.text))
  if (pairs.length < fewestPairs || pairs.length < leastPairs * lines.length) return null
  if (proseShare >= mostProse || opensWithText(lines)) return null
  return `${counted(pairs.length, 'line')} of a name and a value`
}

const count =
  /^[\W_]{0,3}(?:[$€£] ?)?\d[\d,. ]{0,14}(?:%|percent|per cent|(?:thousand|million|billion|trillion)s?|bn|[mk]\b)?\s?(?:--?|[–—:])\s?\S/i

const fewestCounts = 4
const leastCounts = 0.5

/** `43 -- Percent of voters who …`: numbers, each with what it counts. */
export const numbers: Rule = ({ lines }) => {
  const counts = matching(lines, count)
  // `1 - Be clear`, `2 - Be kind`: the items of a text, numbered.
  const [first, ...others] = counts.map(({ text }) => Number.parseInt(text.replace(/^\D+/, ''), 10))
  if (first === 1 && others.every((number, at) => number === at + 2)) return null
  return counts.length >= fewestCounts && counts.length >= leastCounts * lines.length
    ? `${counts.length} numbers, each with what it counts`
    : null
}

const version = /(?:^|[\s(v])\d{1,3}\.\d{1,4}(?:\.\d{1,6}){0,2}(?:[-.]?(?:alpha|beta|rc)\.?\d{0,3})?(?=$|[\s),:;—–-])/i
const change =
  /^(?:[•*·–-]\s?)?(?:\[?(?:fix|feat|feature|chore|docs|perf|refactor|breaking|new|bug ?fix|security|added|changed|removed|fixed|deprecated)(?:\([^()]{1,40}\))?\]?!?: |(?:add(?:ed|s)?|fix(?:ed|es)?|remov(?:ed|es)|remove|chang(?:ed|es)|improv(?:ed|es)|improve|updat(?:ed|es)|update|deprecat(?:ed|es)|deprecate|bump(?:ed|s)?|renam(?:ed|es)|rename|support(?:ed)? (?:for )?|upgrad(?:ed|es)|upgrade|resolved?|correct(?:ed|s)?|introduc(?:ed|es)|introduce|drop(?:ped|s)?|dropped|allow(?:ed|s)?|prevent(?:ed|s)?|reduc(?:ed|es)|reduce|migrat(?:ed|es)|refactor(?:ed|s)?|you can now|it is now possible) )/i

/** Most words of a change and of a line that names a version; fewest changes, and their share of all lines. */
const longestChange = 60
const longestVersion = 8
const fewestChanges = 4
const leastChanges = 0.4

export const releaseNotes: Rule = ({ title, lines, headings, before }) => {
  const changes = lines.filter((line) => line.words <= longestChange && change.test(line.text))
  const versions = [
    title,
    ...headings,
    ...before.map(({ text }) => text),
    ...lines.filter(({ words }) => words <= longestVersion).map(({ text }) => text),
  ]
  const named = versions.some(
    (text) => version.test(text) || /^(?:release notes|change ?log|what['’]s new)\b/i.test(text),
  )
  if (!named || changes.length < fewestChanges || changes.length < leastChanges * lines.length) return null
  return `${counted(changes.length, 'line')} of changes to a version`
}

/** Fewest lines, and the shares of them and of their words in sentences below which a page is a list. */
const fewestLines = 6
const leastLines = 0.25
const leastWords = 0.7

/** `MARSH Peggy, aged 84, of Lower Tow, on 3 May.` */
const notice = /^\p{Lu}[\p{Lu}'’-]{2,30},? \p{Lu}\p{Ll}.{0,80}(?:\baged?\b|\bim Alter\b|\bgeb\.|\bnée?\b)/u

const fewestNotices = 4
const leastNotices = 0.6

/** Paragraphs and words of running text with which an article begins that ends in a list: of a tour's dates, of scores.
 * Chosen by reading. */
const fewestOpening = 3
const wordsOpening = 100

function opensWithText(lines: readonly GenreLine[]): boolean {
  const end = lines.findIndex((line) => !line.prose)
  const opening = end < 0 ? lines : lines.slice(0, end)
  return opening.length >= fewestOpening && opening.reduce((sum, { words }) => sum + words, 0) >= wordsOpening
}

export const list: Rule = ({ lines, proseShare, prose }) => {
  const notices = lines.filter(({ text }) => notice.test(text)).length
  if (notices >= fewestNotices && notices >= leastNotices * lines.length) return `${notices} notices of persons`
  if (lines.length < fewestLines || proseShare >= leastWords || prose.length > leastLines * lines.length) return null
  if (opensWithText(lines)) return null
  return `${lines.length - prose.length} of ${counted(lines.length, 'line')} are no sentences`
}
