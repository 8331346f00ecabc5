import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { type Figure } from './figure.ts';

const page = join(import.meta.dirname, '..', '..', 'docs', 'performance.md');
const begin = '<!-- bench: begin -->';
const end = '<!-- bench: end -->';

/** Puts the figures into the docs; rows that were not measured this time stay as they were. */
export async function writeTable(figures: readonly Figure[]): Promise<void> {
  const text = readFileSync(page, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${page} has no place for the table (${begin} … ${end}).`);
  const rows = rowsIn(text.slice(from, to));
  for (const figure of figures) rows.set(figure.figure, rowOf(figure));
  const table = [
    '| figure | measured | limit in the same run | ratio | aim | met | measured on |',
    '|---|--:|--:|--:|---|---|---|',
    ...rows.values(),
  ].join('\n');
  const whole = `${text.slice(0, from)}${begin}\n\n${table}\n\n${text.slice(to)}`;
  writeFileSync(page, await format(whole, { ...(await resolveConfig(page)), parser: 'markdown' }));
}

function rowsIn(table: string): Map<string, string> {
  const lines = table.split('\n').filter((line) => /^\| [^-:]/.test(line));
  const rows = lines
    .slice(1)
    .map((line): [string, string] => [line.split(' | ')[0]?.slice(2).trim() ?? '', line]);
  return new Map(rows);
}

function rowOf({ figure, value, unit, limit, ratio, aim, met }: Figure): string {
  const number = (n: number) => n.toLocaleString('en');
  const load = (loadavg()[0] ?? 0).toFixed(0);
  const machine = `${availableParallelism()} cores, load ${load}`;
  const cells = [
    figure,
    `${number(value)} ${unit}`,
    `${number(limit)} ${unit}`,
    ratio,
    aim,
    met ? 'yes' : 'no',
    machine,
  ];
  return `| ${cells.join(' | ')} |`;
}
