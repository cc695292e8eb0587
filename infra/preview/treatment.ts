// The email as limited email clients show it: styles stripped, images off, dark colours forced. The email itself is
// never changed on its way to an inbox.
import type { Treatment } from './frame-choices.ts'

export function treated(html: string, treatment: Treatment): string {
  if (treatment === 'styles stripped') return html.replace(/<style\b[^>]*>[^<]*<\/style>/gi, '')
  if (treatment === 'forced dark') return html.replace('</head>', `${inverted}</head>`)
  return html
}

/** Close to what Gmail on iOS does to an email whose dark colours it does not read: all colours are inverted. */
const inverted = '<style>html{filter:invert(1) hue-rotate(180deg);background:#fff;color-scheme:light}</style>'

/** Nothing in an email may load anything: no request leaves the machine, whatever a template says. */
export function policyFor(treatment: Treatment): string {
  const images = treatment === 'images off' ? "'none'" : 'data:'
  return `default-src 'none'; style-src 'unsafe-inline'; img-src ${images}; form-action 'none'; base-uri 'none'; frame-ancestors 'self'`
}
