// Web ACL of the public site. One-click unsubscribing passes it untouched (promise R1): the core rules block requests
// without a User-Agent, and rate rules hit mailbox providers, which post for many readers from few addresses.

import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import { Construct } from 'constructs'

export class Firewall extends Construct {
  readonly arn: string

  constructor(scope: Construct, id: string) {
    super(scope, id)
    const rules = [oneClick, perAddress, ...managed.map(managedRule)]
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility('Firewall'),
      rules: rules.map((rule, priority) => ({ ...rule, priority })),
    })
    this.arn = acl.attrArn
  }
}

type Rule = Omit<CfnWebACL.RuleProperty, 'priority'>

const oneClick: Rule = {
  name: 'OneClick',
  action: { allow: {} },
  visibilityConfig: visibility('OneClick'),
  statement: {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: 'STARTS_WITH',
      searchString: '/leave/',
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  },
}

const perAddress: Rule = {
  name: 'PerAddress',
  action: { block: {} },
  visibilityConfig: visibility('PerAddress'),
  statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit: 1000, evaluationWindowSec: 300 } },
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
