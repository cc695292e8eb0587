// AWS regions in which Broadsheet can be deployed.

/**
 * Regions in which SES receives email. AWS lists them under “Email Receiving endpoints” of its General Reference
 * (`general/latest/gr/ses.html`). Checked on 27 November 2026 without that page: the first three and the seven of
 * September 2023 by AWS's announcement as quoted by the CDK, Jakarta by the table as of January 2024, the ten others by
 * MX records and headers of 2025 and 2026 in public repositories. Nothing was found on Bahrain (me-south-1), so it is
 * not listed; the name for Hyderabad (ap-south-2) is said not to resolve.
 */
export const receivingRegions: readonly string[] = [
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1'],
  ...['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1'],
  ...['ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'af-south-1', 'il-central-1'],
]

/**
 * Regions of the partition `aws` in which CloudFormation knows every resource type of the data and the briefings stack;
 * most others lack SES. From CloudFormation's registry, region by region, April 2026. GovCloud, China and the European
 * Sovereign Cloud have no us-east-1, which the site needs.
 */
export const regions: readonly string[] = [
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'ca-west-1', 'sa-east-1'],
  ...['eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-south-2'],
  ...['ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-5'],
  ...['af-south-1', 'il-central-1', 'me-central-1', 'me-south-1'],
]
