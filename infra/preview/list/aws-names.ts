// Names of a deployed list's resources, from the outputs of its stack. Needs only cloudformation:DescribeStacks.
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { stackName } from '../../names.ts'
import type { AwsNames } from './list-place.ts'

/** @throws if there is no such stack, or it does not name what is needed */
export async function awsNames(profile: string): Promise<AwsNames> {
  const client = new CloudFormationClient({ profile })
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: stackName.briefings }))
    return namesIn(new Map((stack?.Outputs ?? []).map((one) => [one.OutputKey ?? '', one.OutputValue ?? ''])))
  } finally {
    client.destroy()
  }
}

/** @param outputs of the briefings stack, by key */
export function namesIn(outputs: ReadonlyMap<string, string>): AwsNames {
  const named = (key: string): string => {
    const value = outputs.get(key)
    if (value) return value
    throw new Error(
      `the stack ${stackName.briefings} has no output "${key}": deploy it once more, or check the profile`,
    )
  }
  return {
    contentBucket: named('Inbox').replace(/^s3:\/\/([^/]+)\/.*$/, '$1'),
    editionsTable: named('EditionsTable'),
    subscribersTable: named('SubscribersTable'),
    composeFunction: named('ComposeFunction'),
  }
}
