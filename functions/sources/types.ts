// What sources are fetched with.

export interface WebRequest {
  url: string
  /** By lower-case names. */
  headers: Readonly<Record<string, string>>
  /** Of the body as it is unpacked, and of the exchange from resolving the name to the last byte. */
  limits: { bytes: number; ms: number }
}

export type WebAnswer = { status: number; headers: ReadonlyMap<string, string>; bytes: Uint8Array } | WebRefusal

export interface WebRefusal {
  /** `address`: not asked, since it is none of the public web. */
  refused: 'address' | 'unreachable' | 'timeout' | 'too-large' | 'malformed' | 'robots' | 'redirects'
  detail: string
}
