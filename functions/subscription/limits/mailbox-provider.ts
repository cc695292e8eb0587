// Mailbox providers: domains shared by millions of people who have nothing to do with each other. Addresses of other
// domains merely wait a little longer during a flood. The largest of those that public lists of free mailbox providers
// have in common.
const domains = new Set(
  (
    '163.com 126.com aol.com att.net bk.ru comcast.net fastmail.com free.fr gmail.com gmx.at gmx.ch gmx.com gmx.de ' +
    'gmx.net googlemail.com hotmail.co.uk hotmail.com hotmail.de hotmail.fr hotmail.it icloud.com inbox.ru laposte.net ' +
    'libero.it list.ru live.com mac.com mail.com mail.ru me.com msn.com naver.com orange.fr outlook.com outlook.de ' +
    'proton.me protonmail.com qq.com rambler.ru rediffmail.com rocketmail.com sbcglobal.net seznam.cz sfr.fr t-online.de ' +
    'tutanota.com uol.com.br verizon.net wanadoo.fr web.de wp.pl yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com ' +
    'yahoo.com.br yahoo.de yahoo.fr yahoo.it yandex.com yandex.ru ymail.com zoho.com'
  ).split(' '),
)

/** @param domain in lower case */
export function isMailboxProvider(domain: string): boolean {
  return domains.has(domain)
}
