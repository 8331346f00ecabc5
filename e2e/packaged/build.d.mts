/** Packs the built app into `folder`, which is emptied first; sizes in megabytes. */
export function packApp(folder: string): {
  readonly program: string;
  readonly megabytes: number;
  /** Without Electron itself. */
  readonly ours: number;
};
