// What we add to the inbox's own page (MailDev 3): links of an email open, and it fits a phone. Its frame for emails
// is a sandbox without `allow-popups`, where links that open a new tab, as an email's do, do nothing when clicked.

/** Clicks in the frame are answered outside it, where a tab may be opened. Only web addresses and mail links are
 * followed. */
const script = `document.addEventListener('load', ({ target }) => {
  if (!(target instanceof HTMLIFrameElement)) return
  target.contentDocument?.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]')
    if (!link || !/^(https?|mailto):/.test(link.href)) return
    event.preventDefault()
    open(link.href, '_blank', 'noopener')
  })
}, true)`

/** MailDev keeps its list 320 px wide beside the email: up to 767 px it is above the email, alone until one is open. */
const style = `@media (max-width: 767px) {
  header { padding: 0 4px !important }
  header > div { gap: 0 !important }
  header span + span { display: none }
  div:has(> [data-testid=sidebar-container]) { flex-direction: column }
  [data-testid=sidebar-container] { flex: 1 1 0; width: 100% !important }
  [data-testid=sidebar-container].w-0, [data-testid=email-viewer-pane]:not(:has(h1)) { display: none }
  [data-testid=email-viewer-pane]:has(h1) { flex: 2 1 0; width: 100%; min-height: 0 }
}`

/** @param page the HTML of MailDev's page */
export function inboxPage(page: string): string {
  return page.replace('</head>', () => `<style>${style}</style><script>${script}</script></head>`)
}
