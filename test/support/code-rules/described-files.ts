// What files that can hold no comment decide, for `docs/files.md`: JSON that is all values.

/** A file whose keys are what people look for is listed with them. */
export const described: Readonly<Record<string, { says: string; listsKeys?: true }>> = {
  'cdk.json': {
    says:
      'The settings of the list, the first place for another number: its name, addresses and languages, delivery day and hour, ' +
      'time zone, and `caps`, how many stories a topic, an article and a briefing may have, how many words, how large a mail and ' +
      'a page may be, which share of the rate of SES is used. Rules and examples: `infra/settings/settings-schema.ts`.',
    listsKeys: true,
  },
  'package.json': { says: 'Versions of all packages, and the scripts: each `npm run` and what it starts.' },
  'package-lock.json': { says: 'The exact versions that `npm ci` installs; written by npm.' },
  'biome.json': { says: 'Rules of format and lint.' },
  'tsconfig.json': { says: 'Rules of the types: how strictly TypeScript checks.' },
  'templates/theme.json': {
    says:
      'Colours, fonts and sizes of all mails and pages, in light and in dark mode: text, links and buttons (`link`), background, panels, ' +
      'lines; the colour of each section (`positions`); letters of other scripts. Filled in by `functions/edition/frame/theme.ts`.',
    listsKeys: true,
  },
  'templates/messages/en.json': {
    says: 'All words of mails and pages in English, by key; `operator-…` are those of mails to the operator.',
  },
  'templates/messages/ar.json': { says: 'All words of mails and pages in Arabic, by the keys of `en.json`.' },
  'infra/mail-checks/clients/email-client-support.json': {
    says: 'Which email clients lack which feature of HTML and CSS; read by `email-client-support.ts`.',
  },
}
