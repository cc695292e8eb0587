// The mail to the operator about confirmations that go out slowly, because many of them bounced.
import { type Letter, penFor, type Stationery } from './letter.ts'
import { defaultLanguage } from './messages.ts'

export interface SlowedFacts {
  sent: number
  bounced: number
  /** ISO instant. */
  until: string
}

export function composeSlowedAlert(stationery: Stationery, { sent, bounced, until }: SlowedFacts): Letter {
  const { say, write } = penFor(stationery, 'alert', defaultLanguage)
  const figures = { sent: Math.max(sent, bounced), bounced }
  const items = (['who', 'harm'] as const).map((name) => ({
    reason: say(`desk-slowed-${name}`),
    where: say(`desk-slowed-${name}-where`),
  }))
  const group = { title: say('desk-slowed-group'), verdict: say('desk-aside-verdict'), isForm: true, items }
  const context = {
    date: say('desk-slowed-about'),
    title: say('desk-slowed-title'),
    lead: say('desk-slowed-lead', figures),
    until: say('desk-slowed-until', { hour: until.slice(11, 16) }),
    groups: [group],
    rest: '',
    // Nothing is to be composed, let go or shown.
    ...{ recompose: '', release: '', releaseNote: '', show: '' },
  }
  return write({ subject: say('desk-slowed-subject', figures), preheader: say('desk-slowed-preheader') }, context, {})
}
