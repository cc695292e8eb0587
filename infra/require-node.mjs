// Stops an npm script on a Node version that cannot run the project, and says what to do. Plain JavaScript, so that an
// old Node can read it.
const needed = 24
const [major] = process.versions.node.split('.').map(Number)

if (major < needed) {
  console.error(
    `Node ${process.versions.node} is too old: Broadsheet runs on Node ${needed} (the Lambda runtime it is built for).\n` +
      `"npm ci" brings Node ${needed} along in an optional package for each platform; none is here. Either\n` +
      '  - run "npm ci" again without --omit=optional or --ignore-scripts and start through npm ("npm start", "npm test"), or\n' +
      `  - install Node ${needed} from https://nodejs.org and try again.`,
  )
  process.exit(1)
}
