// Adds up what the test runners reported: `node .ci/count.mjs RESULTS_DIR [failed stage …]`. A stage that failed without
// a failed test counts as one failure. The last line is "N passed, N failed".
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...stages] = process.argv.slice(2);
const reports = {
  test: ['vitest', 'browser'],
  electron: ['electron'],
  packaged: ['packaged'],
  agents: ['agents'],
};

function read(name) {
  const file = join(folder, `${name}.json`);
  if (!existsSync(file)) return { passed: 0, failed: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  if (report.stats) {
    if (report.stats.flaky > 0)
      process.stdout.write(`${name}: ${report.stats.flaky} passed only at the second try\n`);
    return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected };
  }
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

let passed = 0;
let failed = 0;
for (const [stage, names] of Object.entries(reports)) {
  const counts = names.map(read);
  passed += counts.reduce((sum, one) => sum + one.passed, 0);
  const here = counts.reduce((sum, one) => sum + one.failed, 0);
  failed += here > 0 ? here : Number(stages.includes(stage));
}
failed += stages.filter((stage) => !(stage in reports)).length;
if (stages.length > 0) process.stdout.write(`Failed: ${stages.join(', ')}\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
