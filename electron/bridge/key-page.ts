/** What a person sees who opens the address without the token. It holds no script and loads nothing. */
export const keyPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Switchyard</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1rem;color-scheme:light dark}</style>
<h1>This Switchyard is locked</h1>
<p>Open it with the whole address that it printed when it started: it ends in <code>?token=…</code></p>
<p><code>switchyard status</code> prints that address again.</p>
</html>
`;

/** Sends the browser on to the clean address. */
export const onwardPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=/">
<title>Switchyard</title>
<p><a href="/">Open Switchyard</a></p>
</html>
`;
