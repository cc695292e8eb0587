// Time zones as feeds write them: offsets, the abbreviations of RFC 822 and others in use.
import { minuteMs } from '../../durations.ts'
import { zoneOffset } from '../../zone-offset.ts'

/** Hours ahead of UTC. An abbreviation used in several countries has the meaning it has in most feeds. */
const hours = new Map<string, number>(
  Object.entries({
    z: 0,
    ut: 0,
    utc: 0,
    gmt: 0,
    wet: 0,
    zulu: 0,
    est: -5,
    edt: -4,
    et: -5,
    cst: -6,
    cdt: -5,
    ct: -6,
    mst: -7,
    mdt: -6,
    mt: -7,
    pst: -8,
    pdt: -7,
    pt: -8,
    ast: -4,
    adt: -3,
    at: -4,
    akst: -9,
    akdt: -8,
    hst: -10,
    hast: -10,
    nst: -3.5,
    ndt: -2.5,
    bst: 1,
    west: 1,
    cet: 1,
    met: 1,
    mez: 1,
    cest: 2,
    mest: 2,
    mesz: 2,
    eet: 2,
    eest: 3,
    oez: 2,
    oesz: 3,
    msk: 3,
    msd: 4,
    trt: 3,
    sast: 2,
    cat: 2,
    eat: 3,
    wat: 1,
    ist: 5.5,
    pkt: 5,
    npt: 5.75,
    gst: 4,
    jst: 9,
    kst: 9,
    hkt: 8,
    sgt: 8,
    myt: 8,
    pht: 8,
    wib: 7,
    wita: 8,
    wit: 9,
    ict: 7,
    aest: 10,
    aedt: 11,
    acst: 9.5,
    acdt: 10.5,
    awst: 8,
    nzst: 12,
    nzdt: 13,
    brt: -3,
    brst: -2,
    art: -3,
    clt: -4,
    clst: -3,
    cot: -5,
    pet: -5,
    uyt: -3,
    vet: -4,
  }),
)

const american = ['eastern', 'central', 'mountain', 'pacific'].flatMap((name): [RegExp, string][] => [
  [new RegExp(`${name} (?:daylight|summer)`), `${name[0]}dt`],
  [new RegExp(name), `${name[0]}st`],
])
const named: readonly [pattern: RegExp, abbreviation: string][] = [
  [/central european summer/, 'cest'],
  [/central european/, 'cet'],
  [/eastern european summer/, 'eest'],
  [/eastern european/, 'eet'],
  [/british summer/, 'bst'],
  [/greenwich|universal/, 'utc'],
  [/india standard/, 'ist'],
  [/china standard/, 'hkt'],
  [/japan standard/, 'jst'],
  ...american,
]

/** Minutes ahead of UTC at a local time in the zone; `null` if the text names no known zone. */
export function zoneMinutesAt(written: string, local: number): number | null {
  const [place] = /[A-Z][A-Za-z_]{1,30}\/[A-Z][A-Za-z_/-]{2,40}/.exec(written) ?? []
  if (place === undefined) return zoneMinutes(written)
  try {
    // First the offset at a nearby time, then the one at the time itself.
    return zoneOffset(local - zoneOffset(local, place), place) / minuteMs
  } catch {
    return zoneMinutes(written)
  }
}

/** Minutes ahead of UTC; `null` if the text names no known zone. @example zoneMinutes('+0530') // 330 */
function zoneMinutes(written: string): number | null {
  const text = written.trim().toLowerCase().replace(/[−–]/g, '-')
  const [, sign, hour = '', minute = '0'] =
    /(?:^|gmt|utc|ut|z|\s)\s?([+-])\s?(\d{1,2}):?(\d{2})?(?![\d])/.exec(
      text.replace(/([+-])(\d)(\d\d)(?!\d)/, '$10$2$3'),
    ) ?? []
  if (sign !== undefined) {
    const ahead = Number(hour) * 60 + Number(minute)
    return ahead > 15 * 60 ? null : sign === '-' ? -ahead : ahead
  }
  const words = /[a-z]+(?: [a-z]+){0,3}/.exec(text.replace(/[().]/g, ' ').trim())?.[0]
  if (words === undefined) return null
  const abbreviation = named.find(([pattern]) => pattern.test(words))?.[1] ?? words.split(' ', 1)[0] ?? ''
  const ahead = hours.get(abbreviation)
  return ahead === undefined ? null : ahead * 60
}
