// What we add to the inbox's own page (MailDev 3): links of an email open, it fits a phone, begins dark where the
// system is, and leads to the form for writing to the list. Its frame for emails is a sandbox without `allow-popups`,
// where links that open a new tab, as an email's do, do nothing when clicked.

/** Clicks in the frame are answered outside it, where a tab may be opened. Only web addresses and mail links are
 * followed. MailDev has a dark theme and begins with the light one: the choice is what it would have kept itself. */
const script = `document.addEventListener('load', ({ target }) => {
  if (!(target instanceof HTMLIFrameElement)) return
  target.contentDocument?.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]')
    if (!link || !/^(https?|mailto):/.test(link.href)) return
    event.preventDefault()
    open(link.href, '_blank', 'noopener')
  })
}, true)
if (matchMedia('(prefers-color-scheme: dark)').matches && localStorage.getItem('maildev-ui-storage') === null)
  localStorage.setItem('maildev-ui-storage', JSON.stringify({ state: { theme: 'dark' }, version: 0 }))`

/** MailDev keeps its list 384 px wide beside the email: up to 767 px it is above the email, alone until one is open. */
const style = `@media (max-width: 767px) {
  header { padding: 0 4px !important }
  header > div { gap: 0 !important }
  header span + span { display: none }
  div:has(> [data-testid=sidebar-container]) { flex-direction: column }
  [data-testid=sidebar-container] { flex: 1 1 0; width: 100% !important }
  [data-testid=sidebar-container].w-0, [data-testid=email-viewer-pane]:not(:has(h1)) { display: none }
  [data-testid=email-viewer-pane]:has(h1) { flex: 2 1 0; width: 100%; min-height: 0 }
}`

/** At the foot of the list of emails, in its colours. */
const writeStyle = `.write { position: fixed; bottom: 0; left: 0; width: 383px; box-sizing: border-box; padding: 16px;
  text-align: center; font-weight: 600; text-decoration: underline; color: hsl(var(--foreground)); background: hsl(var(--background));
  border: solid hsl(var(--border)); border-width: 1px 1px 0 0 }
[data-testid=sidebar] { padding-bottom: 57px }
body:has([data-testid=sidebar-container].w-0) .write { display: none }
@media (max-width: 767px) {
  .write { width: 100%; border-right: 0 }
  body:has([data-testid=email-viewer-pane] h1) .write { display: none }
  body:has([data-testid=email-viewer-pane] h1) [data-testid=sidebar] { padding-bottom: 0 }
}`

/**
 * @param page the HTML of MailDev's page
 * @param write path of the form for writing to the list; `null` if it receives no email
 */
export function inboxPage(page: string, write: string | null): string {
  const styles = write === null ? style : `${style}\n${writeStyle}`
  const link = write === null ? '' : `<a class="write" href="${write}">Write an email</a>`
  return page
    .replace('</head>', () => `<style>${styles}</style><script>${script}</script></head>`)
    .replace('</body>', () => `${link}</body>`)
}
