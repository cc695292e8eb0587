// The code of CloudFront's functions (cloudfront-js-2.0), as text. Each first refuses any path that could be read in
// more than one way.

import { originHeader, siteHeaders } from '../../functions/environment.ts'

const page = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bad address</title>
<h1>This address can’t be read</h1><p>Check the link, or go to <a href="/">the front page</a>.</p></html>`

const headers = {
  ...siteHeaders,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'content-type': 'text/html; charset=utf-8',
  'x-content-type-options': 'nosniff',
}

const refusal = {
  statusCode: 400,
  statusDescription: 'Bad Request',
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { value }])),
  body: { encoding: 'text', data: page },
}

/** Dot segments, also encoded or followed by a parameter; empty segments; backslashes, encoded slashes and control
 * characters; an encoded percent sign, behind which any of these could stand; and what is no UTF-8. No address of ours
 * has any of it. */
const readable = String.raw`function isReadable(uri) {
  if (uri.charAt(0) !== '/' || /[\\\u0000-\u0020\u007f]|\/\/|%(?:2[ef5]|5c|[01][0-9a-f]|7f)/i.test(uri)) return false;
  if (/\/\.\.?(?:;[^\/]*)?(?:\/|$)/.test(uri)) return false;
  try { decodeURIComponent(uri); } catch (error) { return false; }
  return true;
}`

function onReadable(body: string): string {
  return `${readable}
function handler(event) {
  if (!isReadable(event.request.uri)) return ${JSON.stringify(refusal)};
${body}
  return event.request;
}`
}

/** Tells the API the viewer's address, and lets no viewer say another. */
export const viewerAddressCode = onReadable(
  `  event.request.headers['${originHeader.viewer}'] = { value: event.viewer.ip };`,
)

/** `/editions/2026-W47/` and `/editions/2026-W47` → `/editions/2026-W47/index.html` */
export const folderIndexCode = onReadable(`  var uri = event.request.uri;
  if (uri.endsWith('/')) event.request.uri = uri + 'index.html';
  else if (uri.lastIndexOf('.') < uri.lastIndexOf('/')) event.request.uri = uri + '/index.html';`)
