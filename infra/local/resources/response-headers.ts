// CloudFront's response headers policies: what is added to every response of a behaviour.
import { z } from 'zod'
import type { ResponseHeader } from '../cloud.ts'
import { answers, define } from '../template/definition.ts'

const override = z.boolean()
const security = z.strictObject({
  ContentSecurityPolicy: z.strictObject({ ContentSecurityPolicy: z.string(), Override: override }).optional(),
  ContentTypeOptions: z.strictObject({ Override: override }).optional(),
  FrameOptions: z.strictObject({ FrameOption: z.string(), Override: override }).optional(),
  ReferrerPolicy: z.strictObject({ ReferrerPolicy: z.string(), Override: override }).optional(),
  StrictTransportSecurity: z
    .strictObject({
      AccessControlMaxAgeSec: z.coerce.number(),
      IncludeSubdomains: z.boolean().default(false),
      Preload: z.boolean().default(false),
      Override: override,
    })
    .optional(),
})

const custom = z.strictObject({ Header: z.string(), Value: z.string(), Override: override })

const policyShape = z.strictObject({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: z.string(),
    Comment: z.string().optional(),
    SecurityHeadersConfig: security.default({}),
    CustomHeadersConfig: z.strictObject({ Items: z.array(custom) }).default({ Items: [] }),
  }),
})

const scheme = 'laptop:response-headers:'

export const responseHeadersPolicy = define(
  'AWS::CloudFront::ResponseHeadersPolicy',
  policyShape,
  (properties, context) => {
    const { SecurityHeadersConfig, CustomHeadersConfig } = properties.ResponseHeadersPolicyConfig
    const customs = CustomHeadersConfig.Items.flatMap((one) => header(one.Header.toLowerCase(), one, one.Value))
    const headers = [...read(SecurityHeadersConfig), ...customs]
    // The id contains the headers, so that the distribution need not look them up.
    return answers(context, `${scheme}${Buffer.from(JSON.stringify(headers)).toString('base64url')}`)
  },
)

/** The headers represented by a policy's `Ref`; CloudFront's own policies are not known here. */
export function headersOf(id: string | undefined): ResponseHeader[] {
  if (id === undefined) return []
  if (!id.startsWith(scheme))
    throw new Error(`the laptop does not know the response headers policy ${id}; declare one in the template`)
  return JSON.parse(Buffer.from(id.slice(scheme.length), 'base64url').toString())
}

/** Browsers obey HSTS only over TLS (RFC 6797, 8.1), so it does no harm on a laptop. */
function read(config: z.infer<typeof security>): ResponseHeader[] {
  const { ContentSecurityPolicy: content, ContentTypeOptions: type, FrameOptions: frame } = config
  const { ReferrerPolicy: referrer, StrictTransportSecurity: transport } = config
  return [
    ...header('content-security-policy', content, content?.ContentSecurityPolicy),
    ...header('x-content-type-options', type, 'nosniff'),
    ...header('x-frame-options', frame, frame?.FrameOption),
    ...header('referrer-policy', referrer, referrer?.ReferrerPolicy),
    ...header('strict-transport-security', transport, transport === undefined ? '' : hsts(transport)),
  ]
}

function header(name: string, given: { Override: boolean } | undefined, value = ''): ResponseHeader[] {
  return given === undefined ? [] : [{ name, value, override: given.Override }]
}

function hsts(given: { AccessControlMaxAgeSec: number; IncludeSubdomains: boolean; Preload: boolean }): string {
  const flags = [given.IncludeSubdomains ? '; includeSubDomains' : '', given.Preload ? '; preload' : '']
  return `max-age=${given.AccessControlMaxAgeSec}${flags.join('')}`
}
