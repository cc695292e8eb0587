// What CloudFront itself does with a request and a response: three lines of JavaScript and the security headers.

import { Duration } from 'aws-cdk-lib'
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'
import { originHeader } from '../../functions/environment.ts'

/** Tells the API the viewer's address, and lets no viewer say another. */
export function viewerAddress(scope: Construct): cloudfront.FunctionAssociation[] {
  return onRequest(
    scope,
    'ViewerAddress',
    `function handler(event) {
  event.request.headers['${originHeader.viewer}'] = { value: event.viewer.ip };
  return event.request;
}`,
  )
}

/** `/editions/2026-W47/` and `/editions/2026-W47` → `/editions/2026-W47/index.html` */
export function folderIndex(scope: Construct): cloudfront.FunctionAssociation[] {
  return onRequest(
    scope,
    'FolderIndex',
    `function handler(event) {
  var uri = event.request.uri;
  if (uri.endsWith('/')) event.request.uri = uri + 'index.html';
  else if (uri.lastIndexOf('.') < uri.lastIndexOf('/')) event.request.uri = uri + '/index.html';
  return event.request;
}`,
  )
}

function onRequest(scope: Construct, id: string, code: string): cloudfront.FunctionAssociation[] {
  const fn = new cloudfront.Function(scope, id, {
    runtime: cloudfront.FunctionRuntime.JS_2_0,
    code: cloudfront.FunctionCode.fromInline(code),
  })
  return [{ function: fn, eventType: cloudfront.FunctionEventType.VIEWER_REQUEST }]
}

/** No script runs, nothing is framed, forms go home; styles stand in the page. A page of the API says more exactly by itself
 * what it may do (its styles by their hashes, the one script of ours), and that stands. */
export function securityHeaders(scope: Construct): cloudfront.ResponseHeadersPolicy {
  const override = true
  return new cloudfront.ResponseHeadersPolicy(scope, 'SecurityHeaders', {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: policy, override: false },
      contentTypeOptions: { override },
      frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override },
      referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.NO_REFERRER, override },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override },
    },
  })
}

const policy = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
