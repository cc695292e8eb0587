// The web ACL (AWS WAF) of the public site. One-click unsubscribing bypasses it (promise R1): the core rules block
// requests without a User-Agent, and the general rate limit would affect mailbox providers, which post for many readers
// from few addresses. Sets the rate limits (requests from one address in five minutes).

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

/** AWS WAF's default; `slowDownWords` mentions the same time. */
const windowSeconds = 300

/** The path as the origin would read it: decoded once, without dot segments and double slashes. */
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

/** Exactly one token and nothing after it, both before and after the path is normalised as by the origin: anything that
 * could be served as another route passes through every rule. */
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

/** Far above what a provider posts (docs/decisions/021); it only prevents one address from using up the route's
 * throttle. */
const oneClickRate = rate('OneClickRate', 10_000, isOneClick)

const oneClick: Rule = {
  name: 'OneClick',
  action: { allow: {} },
  visibilityConfig: visibility('OneClick'),
  statement: isOneClick,
}

/** Each request may cause an email: the lowest limit that AWS WAF offers. */
const subscribeRate = rate('SubscribeRate', 10, isSubscribing)

/** Three a second for five minutes: enough for an office behind one address, too few for a hasty crawler. */
const perAddress = rate('PerAddress', 1000)

/** Requests from one viewer's address (for IPv6 from one /64) in five minutes. */
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

/** Counted, but never sampled: a sample shows the path, and a path contains a reader's token (promise R4). */
function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName }
}
