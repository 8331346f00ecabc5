// The least an app with one window does: `electron bare-window.mjs --data DIR`. What Switchyard's window is held against.
import { app, BrowserWindow } from 'electron';

app.setPath('userData', process.argv[process.argv.indexOf('--data') + 1]);
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, show: false });
  window.once('ready-to-show', () => window.show());
  void window.loadURL('data:text/html,<title>Bare</title><h1>One window</h1>');
});
