import { benches } from './benches.ts';
import { sizesIn } from './sizes.ts';

const [name, ...words] = process.argv.slice(2);
const bench = benches.find((one) => one.name === name);
if (!bench) throw new Error(`There is no bench ${name}.`);
for (const figure of await bench.run(sizesIn(words))) console.log(JSON.stringify(figure));
