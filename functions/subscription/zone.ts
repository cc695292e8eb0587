// Names of time zones. Browsers and readers use older names for some; both names are accepted and mean the same zone.

/** Older names that Unicode's data keeps for good (CLDR, `timezone.xml`) and that the IANA database has since replaced
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

/** Every zone of this platform by its current name, with the older one, if any; sorted by name. */
export function zones(): { zone: string; formerly: string | null }[] {
  const all = Intl.supportedValuesOf('timeZone').map((zone) => ({
    zone: modernZone(zone),
    formerly: modern.has(zone) ? zone : null,
  }))
  return [...new Map(all.map((one) => [one.zone, one])).values()].sort((a, b) => (a.zone < b.zone ? -1 : 1))
}
