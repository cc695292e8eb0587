// Corrections to the platform's names of places, by language and zone.

import { primaryLanguage } from '../../content/language/words/tag.ts'
import type { LanguageTag } from '../../content/types.ts'

const names = new Map([
  [
    'ar',
    new Map([
      ['Africa/Ceuta', 'سبتة'],
      ['America/Boise', 'بويسي'],
      ['America/Nuuk', 'نوك'],
      ['Asia/Hebron', 'الخليل'],
      ['Asia/Irkutsk', 'إيركوتسك'],
      ['Asia/Kuching', 'كوتشينغ'],
      ['Asia/Magadan', 'ماغادان'],
      ['Asia/Sakhalin', 'ساخالين'],
      ['Asia/Ulaanbaatar', 'أولان باتور'],
      ['Australia/Perth', 'بيرث'],
      ['Europe/Kaliningrad', 'كالينينغراد'],
      ['Europe/Samara', 'سامارا'],
      ['Europe/Volgograd', 'فولغوغراد'],
      ['Pacific/Chuuk', 'تشوك'],
      ['Pacific/Easter', 'جزيرة الفصح'],
      ['Pacific/Galapagos', 'غالاباغوس'],
    ]),
  ],
])

/** Before the place whose time it is, as `Intl` writes it. */
const timeOf = new Map([['ar', 'توقيت ']])

/** @example correctedPlace('ar', 'Africa/Ceuta') // 'سبتة' */
export function correctedPlace(language: LanguageTag, zone: string): string | null {
  return names.get(primaryLanguage(language))?.get(zone) ?? null
}

/** @example correctedName('ar', 'Africa/Ceuta') // 'توقيت سبتة' */
export function correctedName(language: LanguageTag, zone: string): string | null {
  const place = correctedPlace(language, zone)
  return place === null ? null : (timeOf.get(primaryLanguage(language)) ?? '') + place
}
