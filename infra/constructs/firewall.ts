// Web ACL of the public site. One-click unsubscribing passes it (promise R1): the core rules block requests without a
// User-Agent, and the rate of everything else would hit mailbox providers, which post for many readers from few
// addresses. The rate limit (requests of one address in five minutes) stands here.

import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import { Construct } from 'constructs'
import { sitePath } from '../../functions/environment.ts'

export class Firewall extends Construct {
  readonly arn: string

  constructor(scope: Construct, id: string) {
    super(scope, id)
    const rules = [oneClickRate, oneClick, subscribeRate, perAddress, ...managed.map(managedRule)]
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility('Firewall'),
      customResponseBodies: { [slowDown]: { contentType: 'TEXT_PLAIN', content: slowDownWords } },
      rules: rules.map((rule, priority) => ({ ...rule, priority })),
    })
    this.arn = acl.attrArn
  }
}

type Rule = Omit<CfnWebACL.RuleProperty, 'priority'>
type Statement = CfnWebACL.StatementProperty

const slowDown = 'slow-down'
const slowDownWords = 'Too many requests came from your network. Try again in five minutes.'

/** AWS WAF's default; the words of `slowDownWords` say the same. */
const windowSeconds = 300

/** What the origin would make of a path: decoded once, without dot segments and double slashes. */
const asRouted = ['URL_DECODE', 'NORMALIZE_PATH'].map((type, priority) => ({ type, priority }))
const asSent = [{ type: 'NONE', priority: 0 }]
const uriPath = { uriPath: {} }

const isPost: Statement = {
  byteMatchStatement: {
    fieldToMatch: { method: {} },
    positionalConstraint: 'EXACTLY',
    searchString: 'POST',
    textTransformations: asSent,
  },
}

/** A whole token and nothing behind it, before and after the path is read as the origin reads it: what would be served
 * as another route goes through every rule. */
const isOneClick: Statement = {
  andStatement: {
    statements: [isPost, ...[asSent, asRouted].map(matchesToken)],
  },
}

function matchesToken(textTransformations: typeof asSent): Statement {
  const regexString = `^${sitePath.leave}[A-Za-z0-9._-]{50,200}$`
  return { regexMatchStatement: { fieldToMatch: uriPath, regexString, textTransformations } }
}

const isSubscribing: Statement = {
  andStatement: {
    statements: [
      isPost,
      {
        byteMatchStatement: {
          fieldToMatch: uriPath,
          positionalConstraint: 'EXACTLY',
          searchString: sitePath.subscribe,
          textTransformations: asRouted,
        },
      },
    ],
  },
}

/** Far above what a provider posts (docs/decisions/021); it only keeps one address from using up the route's
 * throttle. */
const oneClickRate = rate('OneClickRate', 10_000, isOneClick)

const oneClick: Rule = {
  name: 'OneClick',
  action: { allow: {} },
  visibilityConfig: visibility('OneClick'),
  statement: isOneClick,
}

/** Each may mail somebody: as few as AWS WAF can count. */
const subscribeRate = rate('SubscribeRate', 10, isSubscribing)

/** Three a second for five minutes: an office behind one address, and no crawler in a hurry. */
const perAddress = rate('PerAddress', 1000)

/** Requests of one viewer's address (of one /64 where it is IPv6) in five minutes. */
function rate(name: string, limit: number, scopeDownStatement?: Statement): Rule {
  const counted = scopeDownStatement === undefined ? {} : { scopeDownStatement }
  return {
    name,
    action: { block: { customResponse: { responseCode: 429, customResponseBodyKey: slowDown } } },
    visibilityConfig: visibility(name),
    statement: {
      rateBasedStatement: { aggregateKeyType: 'IP', limit, evaluationWindowSec: windowSeconds, ...counted },
    },
  }
}

const managed = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesKnownBadInputsRuleSet',
]

function managedRule(name: string): Rule {
  return {
    name,
    overrideAction: { none: {} },
    visibilityConfig: visibility(name),
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
  }
}

/** Counted, but never sampled: a sample shows the path, and a path carries a reader's token (promise R4). */
function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName }
}
