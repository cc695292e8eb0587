// The keys of `cdk.json`: which are required, their rules, and an example of each.

import { z } from 'zod'
import {
  type Caps,
  defaultLanguage,
  freshForPattern,
  gmailClipBytes,
  mostStockPages,
  proofOccasions,
  weekdays,
} from '../../functions/environment.ts'
import { frameLanguages } from '../frame-languages.ts'
import { logoProblem } from './logo.ts'
import { regions } from './regions.ts'
import {
  addressProblem,
  domainProblem,
  lineProblem,
  nameProblem,
  siteDomainProblem,
  timeZoneProblem,
  webProblem,
} from './settings-rules.ts'

/** Characters of an address in an envelope (RFC 5321, 4.5.3.1.3, without its brackets); a domain has one less. */
const longestAddress = 254
/** Characters of the sender's name of every email, and of a line of the footer. Chosen, not measured. */
const longestName = 60
const longestPostalAddress = 200
/** Characters; it is in every email. */
const longestUrl = 300
/** Reading a page takes more the larger it is (`npm run bench -- corpus`). */
const mostPageBytes = 2_097_152
/** With one article each they take 930 MB of the 1,769 that compose-edition has (`npm run bench -- archive`, record
 * 058). */
export const usualStockPages = 10_000
/** Leaves a tenth of the account's rate for its other senders. Chosen, not measured. */
const mostRateShare = 0.9
/** What SQS allows for an event source mapping (`MaximumConcurrency`). */
const concurrencyOfMapping = { least: 2, most: 1000 }

/** @param problemOf returns why a value is refused, or `null` */
const held = (problemOf: (text: string) => string | null, most = longestAddress) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(most, `must be at most ${most} characters`)
    .superRefine((text, context) => {
      const message = text === '' || text.length > most ? null : problemOf(text)
      if (message !== null) context.addIssue({ code: 'custom', message })
    })
const domain = held(domainProblem)
const address = held(addressProblem)
const count = z.int('must be a whole number').positive('must be at least 1')
/** The only values that CloudWatch accepts. */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
]

const caps = z.strictObject({
  storiesPerArticle: count,
  storiesPerTopic: count,
  briefsPerTopic: count,
  storiesPerBriefing: count,
  briefsPerBriefing: count,
  wordsPerBriefing: count,
  wordsPerStory: count,
  wordsPerSentence: count,
  wordsPerLeadSentence: count,
  quotedPerArticleAndEdition: count,
  quotedPerArticle: count,
  htmlBytes: count.max(gmailClipBytes, `must be at most ${gmailClipBytes}: Gmail clips longer mails`),
  pageBytes: count.max(
    mostPageBytes,
    `must be at most ${mostPageBytes} (2 MB): what reading a page takes grows with it`,
  ),
  rateShare: z.number().positive('must be above 0').max(mostRateShare, `must be at most ${mostRateShare}`),
} satisfies Record<keyof Caps, z.ZodType<number>>)

export const contextSchema = z.strictObject({
  listName: held(nameProblem, longestName),
  listId: domain,
  fromAddress: address,
  replyToAddress: address,
  operatorAddress: address,
  postalAddress: held(lineProblem, longestPostalAddress),
  siteDomain: held(siteDomainProblem),
  hostedZoneName: domain,
  hostedZoneId: z.string().regex(/^Z[A-Z0-9]{5,31}$/, 'is not the id of a hosted zone'),
  region: z.enum(regions, `is not an AWS region in which templates can deploy SES; choose from ${regions.join(', ')}`),
  deliveryDay: z.enum(weekdays, `must be one of ${weekdays.join(', ')}`),
  timeZone: held(timeZoneProblem),
  localHour: z.int('must be a whole number').min(0, 'must be 0 to 23').max(23, 'must be 0 to 23'),
  schedule: z.strictObject({
    compose: z
      .string()
      .regex(
        /^cron\([0-5]?\d ([01]?\d|2[0-3]) \? \* (MON|TUE|WED|THU|FRI|SAT|SUN) \*\)$/,
        'must be a weekly AWS cron with the weekday as a name',
      ),
  }),
  caps,
  sendConcurrency: z
    .int('must be a whole number')
    .min(concurrencyOfMapping.least, `must be at least ${concurrencyOfMapping.least} (an SQS limit)`)
    .max(concurrencyOfMapping.most, `must be at most ${concurrencyOfMapping.most}`),
  logRetentionDays: z.int().refine((days) => retentions.includes(days), `must be one of ${retentions.join(', ')}`),
  /** Optional, as are those below. */
  sampleArticles: z.boolean('must be true or false').default(false),
  seedsFolder: held(lineProblem).default('seeds'),
  /** Profile in the operator's AWS configuration: commands in emails name it. */
  profile: z
    .string()
    .regex(/^[\w.+@-]{1,64}$/, 'must be the name of a profile of your AWS configuration')
    .default('default'),
  /** A domain of its own at which the list receives email; if absent, it receives none. */
  mailDomain: domain.optional(),
  /** The operator's own privacy page; if absent, the site has one. */
  privacyUrl: held(webProblem, longestUrl).optional(),
  /** A PNG of the list's name; path relative to the repository's root. */
  logo: held(logoProblem).optional(),
  /** How often the origin secret was rotated: a change makes CloudFront use the new one. */
  originRotation: z.int('must be a whole number').min(0, 'must be 0 or more').default(0),
  languages: z
    .array(
      z.enum(
        frameLanguages(),
        `must be among ${frameLanguages().join(', ')}: there is a file for each in templates/messages`,
      ),
    )
    .refine((all) => all.includes(defaultLanguage), `must hold "${defaultLanguage}", to which all others fall back`)
    .refine((all) => new Set(all).size === all.length, 'must name each language once')
    .default([defaultLanguage]),
  /** Stories older than this leave the stock. */
  freshFor: z.string().regex(freshForPattern, 'must be days, 1d to 999d, or "always"').default('14d'),
  /** Days for which a page stays in the stock that editions are composed from; if absent, `stockDaysOf`. */
  stockDays: count.max(999, 'must be at most 999').optional(),
  /** How many of the newest pages in the stock editions are composed from. */
  stockPages: count
    .max(mostStockPages, `must be at most ${mostStockPages}: more were not measured in the memory of compose-edition`)
    .default(usualStockPages),
  proofs: z.enum(proofOccasions, `must be one of ${proofOccasions.join(', ')}`).default('on-request'),
})

export type Context = z.infer<typeof contextSchema>

/** Shown in errors, key by key. */
export const examples: Context = {
  listName: 'The Broadsheet',
  listId: 'briefing.news.example.com',
  fromAddress: 'briefing@news.example.com',
  replyToAddress: 'editor@news.example.com',
  operatorAddress: 'operator@news.example.com',
  postalAddress: '1 Example Street, Example Town',
  siteDomain: 'news.example.com',
  hostedZoneName: 'example.com',
  hostedZoneId: 'Z0123456789ABC',
  region: 'eu-west-1',
  deliveryDay: 'thursday',
  timeZone: 'Europe/London',
  localHour: 7,
  schedule: { compose: 'cron(0 6 ? * WED *)' },
  caps: {
    storiesPerArticle: 2,
    storiesPerTopic: 3,
    briefsPerTopic: 2,
    storiesPerBriefing: 9,
    briefsPerBriefing: 6,
    wordsPerBriefing: 1150,
    wordsPerStory: 90,
    wordsPerSentence: 40,
    wordsPerLeadSentence: 52,
    quotedPerArticleAndEdition: 120,
    quotedPerArticle: 400,
    htmlBytes: 81_920,
    pageBytes: 2_097_152,
    rateShare: 0.9,
  },
  sendConcurrency: 5,
  logRetentionDays: 30,
  sampleArticles: false,
  seedsFolder: 'seeds',
  profile: 'news',
  mailDomain: 'mail.news.example.com',
  privacyUrl: 'https://www.example.com/privacy',
  logo: 'seeds/logo.png',
  languages: ['en', 'ar'],
  proofs: 'every-edition',
  freshFor: '14d',
  stockDays: 60,
  stockPages: 10_000,
  originRotation: 1,
}
