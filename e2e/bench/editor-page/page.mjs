// One page for both: `?editor=bare` or `?editor=ours` says which is loaded; the other stays on the disk.
const { searchParams } = new URL(location.href);
await (searchParams.get('editor') === 'bare' ? import('./bare.mjs') : import('./ours.mjs'));
