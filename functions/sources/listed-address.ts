// An entry of which the listing gives only the address.
import type { Entry } from './feed/types.ts'

export const listedAddress = (url: string): Entry => ({
  title: null,
  url,
  id: null,
  published: null,
  updated: null,
  author: null,
  language: null,
  summary: null,
  content: null,
  base: null,
})
