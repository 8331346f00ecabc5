import { createLinuxTable } from './table-linux.ts';
import { createNoTable } from './table-none.ts';
import { createPsTable } from './table-ps.ts';
import { type ProcessTable } from './process-table.ts';

/** The process table of the platform that we run on. */
export function createSystemTable(platform: NodeJS.Platform = process.platform): ProcessTable {
  if (platform === 'linux') return createLinuxTable();
  return platform === 'win32' ? createNoTable() : createPsTable();
}
