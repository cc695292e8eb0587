// Sentences of an annotation, each judged within its whole article, as in the product.
import { articleContextOf } from '../../../functions/content/language/names/article-context.ts'
import { standsAlone } from '../../../functions/content/language/standing-alone/standalone.ts'

/** `key` is `<article>#<paragraph>`; units of a paragraph are consecutive. */
interface Unit {
  key: string
  text: string
}

/** @returns each with `ok`, whether it stands alone */
export function judgedUnits<U extends Unit>(units: readonly U[]): { unit: U; ok: boolean }[] {
  return [...Map.groupBy(units, ({ key }) => key.split('#')[0]).values()].flatMap(inArticle)
}

function inArticle<U extends Unit>(units: readonly U[]): { unit: U; ok: boolean }[] {
  const paragraphs = [...Map.groupBy(units, ({ key }) => key).values()]
  const texts = paragraphs.map((some) => some.map(({ text }) => text))
  const article = articleContextOf(
    texts.map((some) => some.join(' ')),
    { dated: true },
  )
  return paragraphs.flatMap((some, at) =>
    some.map((unit, index) => ({
      unit,
      ok: standsAlone(unit.text, { paragraph: texts[at] ?? [], index, article, at }).ok,
    })),
  )
}
