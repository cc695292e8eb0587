// Sentences of languages without grammar rules here: by Unicode's own segmentation (UAX #29), corrected where a full
// stop does not end a sentence. A new abbreviation only needs a new word here.
import type { LanguageTag } from '../../types.ts'
import { fold } from '../words/fold.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Abbreviations before a name, a number or the rest of the sentence; in lower case, without the last full stop. */
const abbreviations: ReadonlyMap<LanguageTag, ReadonlySet<string>> = new Map(
  Object.entries({
    de: words(`dr prof hr fr frl st dipl ing mag rer nat med jur phil z b z.b d.h d h u.a u a o.ä s.o v.a i.d.r bzw usw ca etc evtl
    ggf inkl exkl max min mind mio mrd nr str tel vgl abb art abs bd bspw geb gest sog u.s.a u.s vs jh jhd kap s.u co ltd jr sr
    jan feb mrz apr jun jul aug sep sept okt nov dez mo di mi do sa so`),
    fr: words(`m mm mme mmes mlle dr me pr st ste mgr av apr j.-c env etc cf p.ex p ex art chap fig vol no n° éd tél bd boul janv févr
    avr juil sept oct nov déc u.s jr`),
    es: words(`sr sra sres sras srta dr dra prof d dña lic ing arq gral cnel cap sta sto st ud uds vd ee.uu ee uu p.ej p ej etc núm
    art pág vol cap aprox tel avda av c a.c d.c s.a ene feb mar abr jun jul ago sept oct nov dic u.s jr`),
    pt: words(`sr sra srs sras dr dra prof profa eng d exmo exma gen cel cap sto sta st av r etc p.ex p ex art núm n.º pág vol aprox tel
    ltda s.a e.u.a eua a.c d.c jan fev mar abr mai jun jul ago set out nov dez u.s jr`),
    it: words(`sig sigg sig.ra sig.na dott dott.ssa prof prof.ssa ing avv arch on sen gen col cap mons don s ss ecc es p.es cfr art
    pag vol n num tel ca a.c d.c s.p.a spa gen feb mar apr mag giu lug ago set ott nov dic u.s jr`),
    tr: words(
      `dr prof doç yrd av sn hz st alb yb org gen vb vs bkz örn yy m.ö m.s cad sok mah apt no tel a.ş ltd şti t.c u.s jr`,
    ),
    ru: words(`г гг в вв т д п т.д т.п т.е т.к н.э др пр см ср напр им ул пл пр-т просп д стр кв корп обл р-н руб коп тыс млн млрд
    трлн акад проф доц ген полк кап о-в оз р св с ч мин сек гл ст рис табл изд янв февр апр авг сент окт нояб дек`),
    uk: words(`р рр ст т д п т.д т.п т.зв н.е ін див пор напр ім вул пл просп буд кв корп обл р-н грн коп тис млн млрд трлн акад проф
    доц ген полк о-в оз м с св хв сек гл рис табл вид січ лют бер квіт трав черв лип серп вер жовт лист груд`),
    ar: words('د أ م ص ت هـ ق.م'),
  }),
)

/** A Latin initial as spelt in Arabic, after a name; after another letter it is the end of `CNN`. */
const letter =
  '(?:إيه|ايه|بي|سي|دي|إف|اف|جي|جيه|إتش|اتش|آي|جاي|كيه|كي|إل|إم|كيو|آر|إس|اس|تي|يو|دبليو|دابليو|إكس|واي|زد)'
const spelt = new RegExp(`(?<!(?:^|\\s)${letter})(?:^|\\s)${letter}\\.$`, 'u')

/** Languages in which a number with a full stop is an ordinal: `am 3. Oktober`. */
const ordinals: ReadonlySet<string> = new Set(['de', 'tr'])

const segmenters = new Map<string, Intl.Segmenter>()

/** Sentences of a paragraph, in order, trimmed. @example foreignSentences('Dr. Lee kam. Sie ging.', 'de') // 2 */
export function foreignSentences(text: string, language: LanguageTag): string[] {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' })
  segmenters.set(language, segmenter)
  const sentences: string[] = []
  let open = ''
  for (const { segment } of segmenter.segment(fold(text))) {
    open += segment
    if (goesOn(open.trimEnd(), language)) continue
    sentences.push(open.trim())
    open = ''
  }
  if (open.trim() !== '') sentences.push(open.trim())
  return sentences
}

/** True if its full stop ends an abbreviation, an initial or an ordinal. */
function goesOn(text: string, language: LanguageTag): boolean {
  if (!text.endsWith('.')) return false
  const word = /(?:^|[\s("'“„«‘])([^\s("'“„«‘]{1,12})\.$/u.exec(text.slice(-20))?.[1]
  if (word === undefined) return false
  if (/^\p{Lu}$/u.test(word) || /^(?:\p{L}\.){1,3}\p{L}$/u.test(word)) return true
  if (language === 'ar' && spelt.test(text)) return true
  if (ordinals.has(language) && /^\d{1,2}$/.test(word)) return true
  return abbreviations.get(language)?.has(word.toLocaleLowerCase(language)) ?? false
}
