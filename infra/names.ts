// Names that one stack gives and another, perhaps in another region, must know without looking them up: plain strings.

/** Names of the three stacks. */
export const stackName = {
  data: 'broadsheet-data',
  briefings: 'broadsheet-briefings',
  site: 'broadsheet-site',
} as const

/** Tag on everything that outlives the data stack, with the list's domain as value: `npm run deploy` finds by it what
 * was retained. */
export const listTag = 'broadsheet:site-domain'

/** The only region from which CloudFront takes its certificate and firewall. */
export const siteRegion = 'us-east-1'

export function apiDomain(siteDomain: string): string {
  return `api.${siteDomain}`
}

/** Prefixes that S3 reserves. */
const reserved = /^(?:xn--|sthree-|amzn-s3-demo-)/

/** e.g. `news-example-com-site`: a dot in a bucket name breaks TLS; at most 63 characters. */
export function siteBucketName(siteDomain: string): string {
  const name = siteDomain.replaceAll('.', '-')
  return `${(reserved.test(name) ? `site-${name}` : name).slice(0, 58)}-site`
}

/** e.g. `broadsheet-news-example-com`; SES allows 64 characters of `[A-Za-z0-9_.-]`. */
export function receiptRules(siteDomain: string): string {
  return `broadsheet-${siteDomain.replaceAll('.', '-')}`.slice(0, 64).replace(/-$/, '')
}

export function originSecretName(siteDomain: string): string {
  return `${siteDomain}/origin`
}
