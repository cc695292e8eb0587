// A briefing as react-email's documentation would have it written: components, styles as objects, rendered for each
// reader.
import type { InstalledPeer } from './install-peers.ts'
import type { LinkedBriefing } from './peer-briefing.ts'

type Element = object
type Create = (type: unknown, props: object | null, ...children: unknown[]) => Element
type Name = 'Html' | 'Head' | 'Preview' | 'Body' | 'Container' | 'Section' | 'Heading' | 'Text' | 'Link' | 'Hr'
type Kit = Record<Name, unknown> & {
  render(element: Element): Promise<string>
  toPlainText(html: string): string
}

const ink = { color: '#1c1b19' }
const quiet = { fontSize: '14px', lineHeight: '20px', color: '#5f5b54', margin: '5px 0 0' }
const paragraph = { ...ink, fontSize: '16px', lineHeight: '24px', margin: '10px 0 0' }
const link = { color: '#0b4f8a', textDecoration: 'underline' }
const font = 'Roboto, Helvetica, Arial, sans-serif'
const chip = {
  display: 'inline-block',
  padding: '3px 10px',
  borderRadius: '3px',
  backgroundColor: '#0f5c66',
  color: '#fff',
}
const rule = { paddingLeft: '14px', borderLeft: '3px solid #d9d5cb', marginTop: '14px' }

/** Renders HTML and, from it, the text part. */
export function reactEmailBriefing(peer: InstalledPeer) {
  const { createElement: el } = peer.require('react') as { createElement: Create }
  const kit = peer.require('react-email') as Kit
  const Briefing = briefing(el, kit)
  return async (data: LinkedBriefing) => {
    const html = await kit.render(el(Briefing, data))
    return { html, text: kit.toPlainText(html) }
  }
}

function briefing(el: Create, kit: Kit) {
  const { Html, Head, Preview, Body, Container, Heading, Text, Hr, Link } = kit
  const Contents = contents(el, kit)
  const Story = story(el, kit)
  return (data: LinkedBriefing) =>
    el(
      Html,
      { lang: 'en', dir: 'ltr' },
      el(Head, null),
      el(Preview, null, data.sections[0]?.stories[0]?.headline ?? ''),
      el(
        Body,
        { style: { backgroundColor: '#eceae4', fontFamily: font } },
        el(
          Container,
          { style: { maxWidth: '600px', padding: '28px 24px 32px', backgroundColor: '#fffefb' } },
          el(Heading, { as: 'h1', style: { ...ink, margin: 0, fontSize: '28px', lineHeight: '34px' } }, data.listName),
          el(Text, { style: quiet }, data.date, ' · ', el(Link, { href: data.editionUrl, style: link }, 'View online')),
          el(Contents, data),
          data.sections.map(({ label, stories }) => [
            el(Heading, { as: 'h2', key: label, style: { fontSize: '15px' } }, el('span', { style: chip }, label)),
            stories.map((one) => el(Story, { ...one, key: one.id })),
          ]),
          el(Hr, null),
          el(
            Text,
            { style: quiet },
            el(Link, { href: data.preferencesUrl, style: link }, 'Change topics'),
            ' · ',
            el(Link, { href: data.leaveUrl, style: link }, 'Unsubscribe'),
          ),
        ),
      ),
    )
}

function contents(el: Create, { Section, Text, Link }: Kit) {
  return ({ sections }: LinkedBriefing) =>
    el(
      Section,
      null,
      sections.map(({ label, stories }) => [
        el(Text, { key: label, style: { ...quiet, fontWeight: 600 } }, label),
        stories.map(({ id, anchor, headline }) =>
          el(Text, { key: id, style: { margin: '4px 0 0' } }, el(Link, { href: `#${anchor}`, style: link }, headline)),
        ),
      ]),
    )
}

function story(el: Create, { Section, Heading, Text, Link }: Kit) {
  return ({
    anchor,
    url,
    headline,
    label,
    text,
    views,
    notes,
  }: LinkedBriefing['sections'][number]['stories'][number]) =>
    el(
      Section,
      { id: anchor, style: { marginBottom: '36px' } },
      el(
        Heading,
        { as: 'h3', style: { margin: 0, fontSize: '20px', lineHeight: '26px' } },
        el(Link, { href: url, style: { ...ink, textDecoration: 'underline' } }, headline),
      ),
      el(Text, { style: quiet }, label),
      el(Text, { style: paragraph }, text),
      views.map((view) =>
        el(
          'div',
          { key: view.text, style: rule },
          el(Text, { style: quiet }, el('strong', { style: { color: '#a5281b' } }, view.kind), ' · ', view.label),
          el(Text, { style: paragraph }, view.text),
        ),
      ),
      notes.map((note) => el(Text, { key: note, style: quiet }, note)),
    )
}
