// Adds up what the test runners reported: `node .ci/count.mjs RESULTS_DIR [failed stage …]`. A stage that failed without
// a failed test counts as one failure. Names every test that failed or needed a second try, and at the end says "N passed, N failed".
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const [folder, ...stages] = process.argv.slice(2);
const reports = {
  test: ['vitest', 'browser'],
  electron: ['electron'],
  packaged: ['packaged'],
  agents: ['agents'],
};

const nothing = { passed: 0, failed: 0, names: [] };

function read(name) {
  const file = join(folder, `${name}.json`);
  if (!existsSync(file)) return nothing;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const names = report.stats ? fromPlaywright(report) : fromVitest(report);
  const counts = report.stats
    ? { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected }
    : { passed: report.numPassedTests, failed: report.numFailedTests };
  return { ...counts, names: names.map((one) => `${name}: ${one}`) };
}

/** Tests that failed or needed a second try, suites that could not be read, and what failed outside of any test. */
function fromPlaywright({ suites = [], errors = [] }) {
  const inSuite = (suite, path) => [
    ...(suite.suites ?? []).flatMap((inner) => inSuite(inner, [...path, inner.title])),
    ...(suite.specs ?? []).flatMap(({ title, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ status }) => [...path, title].join(' > ') + (status === 'flaky' ? ' (second try)' : '')),
    ),
  ];
  const outside = errors.map(({ message = 'an error outside of any test' }) => message.split('\n')[0]);
  return [...suites.flatMap((suite) => inSuite(suite, [suite.title])), ...outside];
}

function fromVitest({ testResults = [] }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(process.cwd(), name);
    const told = assertionResults.filter((one) => one.status === 'failed' || one.failureMessages.length > 0);
    if (told.length > 0)
      return told.map((one) => `${file} > ${one.fullName}${one.status === 'failed' ? '' : ' (second try)'}`);
    return status === 'failed' ? [`${file}: ${(message ?? '').split('\n')[0]}`] : [];
  });
}

let passed = 0;
let failed = 0;
const names = [];
for (const [stage, ofStage] of Object.entries(reports)) {
  const counts = ofStage.map(read);
  passed += counts.reduce((sum, one) => sum + one.passed, 0);
  names.push(...counts.flatMap((one) => one.names));
  const here = counts.reduce((sum, one) => sum + one.failed, 0);
  failed += here > 0 ? here : Number(stages.includes(stage));
}
failed += stages.filter((stage) => !(stage in reports)).length;
if (stages.length > 0) process.stdout.write(`Failed: ${stages.join(', ')}\n`);
for (const name of names) process.stdout.write(`  ${name}\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
