// Names of the months, with their numbers, in the languages that put the day before or after them.
import { withoutAccents } from '../../language/words/fold.ts'

/** English first, then German, French, Spanish, Italian, Portuguese, Dutch, Scandinavian, Indonesian, Polish, Russian,
 * Turkish, Arabic (both sets), Ukrainian, Romanian, Czech, Slovak, Hungarian, Greek, Finnish, Bulgarian, Serbian,
 * Catalan, Hindi, Hebrew, Icelandic; with the short forms that pages use; then the Arabic ones of Algeria, Tunisia and
 * Morocco, and the short ones of Russian, Turkish, Polish and Ukrainian, as CLDR has them. No Croatian: its October is
 * the Polish November. */
const names = [
  'january jan januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia января ocak يناير كانون_الثاني січня ianuarie ledna januára január ιανουαρίου tammikuuta януари januara gener जनवरी ינואר בינואר janúar جانفي янв oca sty січ',
  'february feb februar février févr fév febrero febbraio fevereiro fev februari lutego февраля şubat فبراير شباط лютого februarie února februára február φεβρουαρίου helmikuuta февруари februara febrer फरवरी פברואר בפברואר febrúar فيفري фев şub lut лют',
  'march mar märz mrz mars marzo março maart marts maret marca марта mart مارس آذار березня martie března marec március μαρτίου maaliskuuta март març मार्च מרץ במרץ мар бер',
  'april apr avril avr abril abr aprile kwietnia апреля nisan أبريل ابريل نيسان квітня aprilie dubna apríla április απριλίου huhtikuuta април aprila अप्रैल אפריל באפריל apríl أفريل апр nis kwi квіт',
  'may mai mayo maggio mag maio mei maj maja мая mayıs مايو أيار травня května mája május μαΐου toukokuuta май maig मई מאי במאי maí ماي',
  'june jun juni juin junio giugno giu junho czerwca июня haziran يونيو حزيران червня iunie června júna június ιουνίου kesäkuuta юни juna juny जून יוני ביוני júní جوان июн haz cze черв',
  'july jul juli juillet juil julio luglio lug julho lipca июля temmuz يوليو تموز липня iulie července júla július ιουλίου heinäkuuta юли jula juliol जुलाई יולי ביולי júlí جويلية يوليوز июл tem lip лип',
  'august aug août agosto ago augustus augusti agustus sierpnia августа ağustos أغسطس آب серпня srpna augusta augusztus αυγούστου elokuuta август avgust avgusta agost अगस्त אוגוסט באוגוסט ágúst اغسطس أوت غشت авг ağu sie серп',
  'september sept sep septembre septiembre settembre set setembro września сентября eylül سبتمبر أيلول вересня septembrie září septembra szeptember σεπτεμβρίου syyskuuta септември septembar setembre सितंबर सितम्बर ספטמבר בספטמבר ايلول شتنبر сен сент eyl wrz верес',
  'october oct oktober okt octobre octubre ottobre ott outubro out października октября ekim أكتوبر تشرين_الأول жовтня octombrie října októbra október οκτωβρίου lokakuuta октомври oktobar oktobra अक्टूबर אוקטובר באוקטובר اكتوبر окт eki paź жовт',
  'november nov novembre noviembre novembro listopada ноября kasım نوفمبر تشرين_الثاني листопада noiembrie listopadu novembra νοεμβρίου marraskuuta ноември novembar नवंबर नवम्बर נובמבר בנובמבר nóvember نونبر ноя kas lis лист',
  'december dec dezember dez décembre déc diciembre dicembre dic dezembro desember des grudnia декабря aralık ديسمبر كانون_الأول грудня decembrie prosince decembra δεκεμβρίου joulukuuta декември decembar desembre दिसंबर दिसम्बर דצמבר בדצמבר دجنبر дек ara gru груд',
].map((line) => line.split(' ').map((name) => name.replace('_', ' ')))

/** Texts are also compared without accents, so a name counts with and without its own. */
const numbers = new Map(
  names.flatMap((own, at) =>
    own.flatMap((name): [string, number][] => [
      [name, at + 1],
      [withoutAccents(name), at + 1],
    ]),
  ),
)

/** Pattern for the name of any month, longest first. */
export const monthNames = [...numbers.keys()].sort((a, b) => b.length - a.length).join('|')

/** @example monthNumber('août') // 8 */
export const monthNumber = (name: string): number => numbers.get(name.toLowerCase()) ?? 0
