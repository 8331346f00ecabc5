/** Lays the app in `root` out in `stage` with the native modules of another Electron. */
export function stageApp(root: string, stage: string, nativeModules: string): void;
