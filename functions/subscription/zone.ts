// Names of time zones. Browsers and readers say some of them by an older name than the one in use; both are good, and
// both mean the same zone.

/** Names that Unicode's data keep for good (CLDR, `timezone.xml`) and the IANA database has replaced since
 * (`backward`). */
const modern: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'Africa/Asmera': 'Africa/Asmara',
    'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
    'America/Catamarca': 'America/Argentina/Catamarca',
    'America/Coral_Harbour': 'America/Atikokan',
    'America/Cordoba': 'America/Argentina/Cordoba',
    'America/Godthab': 'America/Nuuk',
    'America/Indianapolis': 'America/Indiana/Indianapolis',
    'America/Jujuy': 'America/Argentina/Jujuy',
    'America/Louisville': 'America/Kentucky/Louisville',
    'America/Mendoza': 'America/Argentina/Mendoza',
    'Asia/Calcutta': 'Asia/Kolkata',
    'Asia/Katmandu': 'Asia/Kathmandu',
    'Asia/Rangoon': 'Asia/Yangon',
    'Asia/Saigon': 'Asia/Ho_Chi_Minh',
    'Atlantic/Faeroe': 'Atlantic/Faroe',
    'Europe/Kiev': 'Europe/Kyiv',
    'Pacific/Enderbury': 'Pacific/Kanton',
    'Pacific/Ponape': 'Pacific/Pohnpei',
    'Pacific/Truk': 'Pacific/Chuuk',
  }),
)

/** @example modernZone('Europe/Kiev') // 'Europe/Kyiv' */
export function modernZone(zone: string): string {
  return modern.get(zone) ?? zone
}

/** Every zone of this platform by its name in use, with the older one where there is one; in the order of the names. */
export function zones(): { zone: string; formerly: string | null }[] {
  const all = Intl.supportedValuesOf('timeZone').map((zone) => ({
    zone: modernZone(zone),
    formerly: modern.has(zone) ? zone : null,
  }))
  return [...new Map(all.map((one) => [one.zone, one])).values()].sort((a, b) => (a.zone < b.zone ? -1 : 1))
}
