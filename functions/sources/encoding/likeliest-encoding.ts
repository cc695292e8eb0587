// Detects the encoding of bytes that are not UTF-8 and not correctly declared: by the feed's language, else by which
// decoding yields plausible words.

/** Encodings still in use, by language; the first is tried first. */
const encodingsOf: readonly [languages: string, encodings: string][] = [
  ['ru bg uk be mk sr', 'windows-1251 koi8-r iso-8859-5'],
  ['ja', 'shift_jis euc-jp'],
  ['zh', 'gb18030 big5'],
  ['ko', 'euc-kr'],
  ['pl cs sk hu hr sl ro', 'windows-1250 iso-8859-2'],
  ['el', 'windows-1253 iso-8859-7'],
  ['tr', 'windows-1254'],
  ['he', 'windows-1255'],
  ['ar', 'windows-1256 iso-8859-6'],
  ['lt lv et', 'windows-1257'],
  ['vi', 'windows-1258'],
  ['th', 'windows-874'],
]
const byLanguage = new Map(
  encodingsOf.flatMap(([languages, encodings]) =>
    languages.split(' ').map((one) => [one, encodings.split(' ')] as const),
  ),
)

const anyLanguage = ['windows-1252', 'windows-1251', 'koi8-r', 'shift_jis', 'euc-jp', 'gb18030', 'euc-kr', 'big5']

/** Bytes that are examined. */
const sample = 20_000

export function likeliestEncoding(bytes: Uint8Array, declared: readonly string[]): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, sample))
  const [, stated = ''] =
    /<(?:dc:)?language>\s*([a-z]{2,3})\b|xml:lang=["']([a-z]{2,3})\b/i.exec(head)?.filter(Boolean) ?? []
  const own = byLanguage.get(stated.toLowerCase()) ?? []
  const candidates = [...new Set([...own, ...declared.filter((one) => one !== 'utf-8'), ...anyLanguage])]
  const beyond = beyondAscii(bytes)
  const scored = candidates.map((encoding, at) => ({
    encoding,
    score: plausibility(encoding, beyond) + (at < own.length ? 0.3 : 0) - at / 1000,
  }))
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).encoding
}

/** The non-ASCII bytes of words with the bytes around them, line by line. */
function beyondAscii(bytes: Uint8Array): Uint8Array {
  const kept: number[] = []
  let last = -10
  for (const [at, byte] of bytes.subarray(0, sample * 10).entries()) {
    if (byte >= 0x80) last = at
    if (at - last < 3) kept.push(byte)
    else if (kept.at(-1) !== 10) kept.push(10)
    if (kept.length > sample) break
  }
  return Uint8Array.from(kept)
}

/** From −1 to 1: how plausibly the non-ASCII letters are placed within words. */
function plausibility(encoding: string, bytes: Uint8Array): number {
  const text = new TextDecoder(encoding).decode(bytes)
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const all = count(/[^\x00-\x7f]/gu)
  const faults = count(/[\ufffd\x80-\x9f\ue000-\uf8ff]/gu) * 3
  if (all === 0) return -1
  const likely = count(likelyIn(encoding))
  const unlikely = count(/\p{Ll}\p{Lu}/gu) + count(/[\uff61-\uff9f]/gu) + count(/[\u2500-\u259f]/gu)
  return (likely - unlikely - faults) / all
}

/** Plausible places of letters: in alphabets lower case after a letter, in other scripts the frequent characters. */
function likelyIn(encoding: string): RegExp {
  switch (encoding) {
    case 'windows-1251':
    case 'koi8-r':
    case 'iso-8859-5':
      return /(?<=\p{L})[а-яёіїєґў]|[А-ЯЁІЇЄҐ](?=[а-яёіїєґў])/gu
    case 'shift_jis':
    case 'euc-jp':
      return /[ぁ-んァ-ヶー、。「」]|(?<=[ぁ-んァ-ヶー])[一-龥]|[一-龥](?=[ぁ-んァ-ヶー])/gu
    case 'gb18030':
      return commonHan
    case 'big5':
      return traditionalHan
    case 'euc-kr':
      return commonHangul
    case 'windows-1252':
      return /(?<=[A-Za-z])[à-öø-ÿß’](?![À-ÖØ-Þ])|[À-ÖØ-Þà-öø-ÿ](?=[a-z])|[–—‘’“”…•«»©®°·¿¡ ]/gu
    default:
      return /(?<=\p{L})(?![ -~])\p{L}(?!\p{Lu})/gu
  }
}

/** Frequent Korean syllables. */
const commonHangul =
  /[이다는의에가을를로하고한은도지기사인서어시리자해대들일여나정수있부전주아그보상만원제조장공으과라요성구경동것안무문화신선세관국치적면우회모진중내물스오생당드학호방행실때년미연글네표교항배다시습니까]/gu
/** Characters frequent in mainland Chinese, and its full stops. */
const commonHan =
  /[的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运春桥湖河港，。、《》：]/gu
/** The same for Taiwan and Hong Kong. */
const traditionalHan =
  /[的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運春橋湖河港，。、《》：]/gu
