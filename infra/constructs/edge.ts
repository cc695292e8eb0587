// CloudFront's functions and security headers (content security policy, HSTS) on requests and responses. The values of
// the others, Permissions-Policy among them, are `siteHeaders` of `functions/environment.ts`.

import * as cloudfront from 'aws-cdk-lib/aws-cloudfront'
import { Duration } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { siteHeaders } from '../../functions/environment.ts'
import { folderIndexCode, viewerAddressCode } from './edge-code.ts'

export function viewerAddress(scope: Construct): cloudfront.FunctionAssociation[] {
  return onRequest(scope, 'ViewerAddress', viewerAddressCode)
}

export function folderIndex(scope: Construct): cloudfront.FunctionAssociation[] {
  return onRequest(scope, 'FolderIndex', folderIndexCode)
}

function onRequest(scope: Construct, id: string, code: string): cloudfront.FunctionAssociation[] {
  const fn = new cloudfront.Function(scope, id, {
    runtime: cloudfront.FunctionRuntime.JS_2_0,
    code: cloudfront.FunctionCode.fromInline(code),
  })
  return [{ function: fn, eventType: cloudfront.FunctionEventType.VIEWER_REQUEST }]
}

/** No scripts run, nothing is framed, forms are sent to our own site only; styles are inline. A page of the API sends a
 * stricter policy of its own (its styles by their hashes, our one script), which is kept. */
export function securityHeaders(scope: Construct): cloudfront.ResponseHeadersPolicy {
  return headersPolicy(scope, 'SecurityHeaders', siteHeaders)
}

/** For what emails load: webmail has another origin. */
export function imageHeaders(scope: Construct): cloudfront.ResponseHeadersPolicy {
  return headersPolicy(scope, 'ImageHeaders', { ...siteHeaders, 'cross-origin-resource-policy': 'cross-origin' })
}

/** For the search page: its script is ours, and requests files of ours. */
export function searchHeaders(scope: Construct): cloudfront.ResponseHeadersPolicy {
  return headersPolicy(scope, 'SearchHeaders', siteHeaders, `${policy}; script-src 'self'; connect-src 'self'`)
}

function headersPolicy(
  scope: Construct,
  id: string,
  headers: Record<string, string>,
  contentSecurityPolicy = policy,
): cloudfront.ResponseHeadersPolicy {
  const override = true
  return new cloudfront.ResponseHeadersPolicy(scope, id, {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy, override: false },
      contentTypeOptions: { override },
      frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override },
      referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.NO_REFERRER, override },
      strictTransportSecurity: { accessControlMaxAge: aYear, includeSubdomains: true, override },
    },
    customHeadersBehavior: {
      customHeaders: Object.entries(headers).map(([header, value]) => ({ header, value, override })),
    },
  })
}

/** The least that browsers' preload lists require (https://hstspreload.org). */
const aYear = Duration.days(365)

const policy = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
