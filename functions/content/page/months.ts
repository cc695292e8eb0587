// The months as pages print them, by number: their names in the languages that put the day before or behind them.
import { withoutAccents } from '../language/fold.ts'

/** English first, then German, French, Spanish, Italian, Portuguese, Dutch, Scandinavian, Indonesian, Polish, Russian,
 * Turkish, Arabic (both sets), Ukrainian; with the short forms that pages use. */
const names = [
  'january jan januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia января ocak يناير كانون_الثاني січня',
  'february feb februar février févr fév febrero febbraio fevereiro fev februari lutego февраля şubat فبراير شباط лютого',
  'march mar märz mrz mars marzo março maart marts maret marca марта mart مارس آذار березня',
  'april apr avril avr abril abr aprile kwietnia апреля nisan أبريل ابريل نيسان квітня',
  'may mai mayo maggio mag maio mei maj maja мая mayıs مايو أيار травня',
  'june jun juni juin junio giugno giu junho czerwca июня haziran يونيو حزيران червня',
  'july jul juli juillet juil julio luglio lug julho lipca июля temmuz يوليو تموز липня',
  'august aug août agosto ago augustus augusti agustus sierpnia августа ağustos أغسطس آب серпня',
  'september sept sep septembre septiembre settembre set setembro września сентября eylül سبتمبر أيلول вересня',
  'october oct oktober okt octobre octubre ottobre ott outubro out października октября ekim أكتوبر تشرين_الأول жовтня',
  'november nov novembre noviembre novembro listopada ноября kasım نوفمبر تشرين_الثاني листопада',
  'december dec dezember dez décembre déc diciembre dicembre dic dezembro desember des grudnia декабря aralık ديسمبر كانون_الأول грудня',
].map((line) => line.split(' ').map((name) => name.replace('_', ' ')))

/** Texts are compared without accents too, so a name counts with and without its own. */
const numbers = new Map(
  names.flatMap((own, at) =>
    own.flatMap((name): [string, number][] => [
      [name, at + 1],
      [withoutAccents(name), at + 1],
    ]),
  ),
)

/** Pattern of any month name, longest first. */
export const monthNames = [...numbers.keys()].sort((a, b) => b.length - a.length).join('|')

/** @example monthNumber('août') // 8 */
export const monthNumber = (name: string): number => numbers.get(name.toLowerCase()) ?? 0
