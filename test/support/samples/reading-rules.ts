// Rules by which tests read pages.
import type { ReadingRules } from '../../../functions/use-cases/ingesting/ingest-pages.ts'
import { someSettings } from './builders.ts'

export const readingRules = (pageBytes: number, version = 'one'): ReadingRules => ({
  caps: { ...someSettings().caps, pageBytes },
  version,
  stockDays: 60,
})
