// Replaces `@aws-sdk/credential-provider-node` in the bundles (`alias` in `infra/bundling/bundle.ts`): Lambda passes
// its credentials in the environment. The chain of SSO, profiles and instance metadata adds 100 KB to each bundle.
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'
