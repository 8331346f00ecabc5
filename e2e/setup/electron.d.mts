export interface PreparedElectron {
  readonly program: string;
  /** The folder to run. */
  readonly app: string;
  dispose(): void;
}
/** Finds an Electron that starts here and lays the app out for it. */
export function prepareElectron(): PreparedElectron;
