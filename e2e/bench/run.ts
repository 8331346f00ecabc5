import { benches } from './benches.ts';
import { type Figure } from './figure.ts';
import { writeTable } from './table.ts';

const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const option = (name: string, otherwise: number): number => {
  const given = process.argv.find((word) => word.startsWith(`--${name}=`));
  return given ? Number(given.slice(name.length + 3)) : otherwise;
};
const shrink = option('shrink', 1);
const sizes = { rounds: option('rounds', 5), shrink };

const unknown = asked.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}. There are: ${benches.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

const figures: Figure[] = [];
for (const bench of benches) {
  if (asked.length > 0 && !asked.includes(bench.name)) continue;
  for (const figure of await bench.run(sizes)) {
    console.log(JSON.stringify(figure));
    figures.push(figure);
  }
}
// Small trials prove that a bench works; only figures of the full size belong in the docs.
if (shrink === 1) await writeTable(figures);
