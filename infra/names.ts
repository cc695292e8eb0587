// Names that one stack gives and another, perhaps in another region, must know without asking: plain strings.

/** Where the CDK deploys what. */
export const stackName = {
  data: 'broadsheet-data',
  briefings: 'broadsheet-briefings',
  site: 'broadsheet-site',
} as const

/** On everything that outlives the data stack, with the list's domain: `npm run deploy` finds by it what was kept. */
export const listTag = 'broadsheet:site-domain'

/** CloudFront takes its certificate and its firewall from here only. */
export const siteRegion = 'us-east-1'

export function apiDomain(siteDomain: string): string {
  return `api.${siteDomain}`
}

/** Beginnings that S3 keeps for itself. */
const reserved = /^(?:xn--|sthree-|amzn-s3-demo-)/

/** e.g. `news-example-com-site`: a dot in a bucket name breaks TLS; at most 63 characters. */
export function siteBucketName(siteDomain: string): string {
  const name = siteDomain.replaceAll('.', '-')
  return `${(reserved.test(name) ? `site-${name}` : name).slice(0, 58)}-site`
}

/** e.g. `broadsheet-news-example-com`; SES takes 64 characters of `[A-Za-z0-9_.-]`. */
export function receiptRules(siteDomain: string): string {
  return `broadsheet-${siteDomain.replaceAll('.', '-')}`.slice(0, 64).replace(/-$/, '')
}

export function originSecretName(siteDomain: string): string {
  return `${siteDomain}/origin`
}
