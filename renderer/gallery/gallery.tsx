import { Bell, Play, Search } from 'lucide-react';
import { Button, IconButton } from '../ui/button.tsx';
import { Glyph, type GlyphName } from '../ui/glyph.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Divider, ViewHeader } from '../ui/panel.tsx';
import { Meter, Progress, Spinner } from '../ui/progress.tsx';
import { Count, Tag, type Tone } from '../ui/tag.tsx';
import { Forms } from './forms.tsx';
import { Overlays } from './overlays.tsx';
import { Sheet } from './sheet.tsx';
import { States } from './states.tsx';
import './gallery.css';

const tones = ['plain', 'primary', 'ghost', 'danger'] as const;
const sizes = ['small', 'normal', 'big', 'huge'] as const;
const tagTones: readonly Tone[] = ['plain', 'live', 'pass', 'wait', 'fail', 'pause'];
const glyphs: readonly GlyphName[] = [
  'running',
  'waiting',
  'idle',
  'preparing',
  'paused',
  'interrupted',
  'failed',
  'done',
  'closed',
  'landed',
  'verifying',
  'attempting',
  'queued',
  'conflict',
  'reverted',
  'cancelled',
];
const colours = [
  ...['bg0', 'bg1', 'bg2', 'bg3', 'bg4', 'line1', 'line2', 'line3', 't1', 't2', 't3'],
  ...['live', 'pass', 'wait', 'fail', 'pause', 'accent', 'wait-fill', 'ink'],
] as const;
const texts = [
  ...['micro', 'meta', 'small', 'label', 'body', 'section', 'lead'],
  ...['title', 'hero', 'dialog', 'welcome'],
] as const;

/** Every primitive in every state. */
export function Gallery() {
  return (
    <main className="ga">
      <Buttons />
      <IconButtons />
      <Sheet title="Tags and counts">
        {(['soft', 'outline'] as const).flatMap((look) =>
          tagTones.map((tone) => (
            <Tag key={look + tone} tone={tone} look={look}>
              {tone}
            </Tag>
          )),
        )}
        <Tag tone="wait" look="solid">
          waiting for you
        </Tag>
        <Tag look="outline" size="tiny">
          est.
        </Tag>
        <Count value={3} />
        <Count value={12} tone="wait" />
      </Sheet>
      <Sheet title="Glyphs">
        {glyphs.map((name) => (
          <span key={name} className="row gap4">
            <Glyph name={name} /> {name}
          </span>
        ))}
      </Sheet>
      <Forms />
      <Sheet title="Progress">
        <Spinner label="Working" />
        <Progress label="Comparing with the base" />
        <Progress label="Copying" value={0.4} />
        <Meter value={0} label="Nothing used" />
        <Meter value={0.6} label="Some used" />
        <Meter value={1} label="All used" />
      </Sheet>
      <Sheet title="Keys">
        {['mod+k', 'mod+shift+p', 'alt+1', 'enter', 'escape', '?', 'up', 'space'].map((chord) => (
          <Kbd key={chord} chord={chord} />
        ))}
      </Sheet>
      <Sheet title="View header">
        <div className="ga-card">
          <ViewHeader title="Merge queue" facts="3 entries, main">
            <Button size="small">Plain</Button>
            <Divider />
            <Button size="small" tone="primary">
              Primary
            </Button>
          </ViewHeader>
        </div>
      </Sheet>
      <States />
      <Overlays />
      <Sheet title="Colours">
        {colours.map((name) => (
          <span key={name} className="ga-swatch">
            <i style={{ background: `var(--${name})` }} />
            {name}
          </span>
        ))}
      </Sheet>
      <Sheet title="Type">
        {texts.map((name) => (
          <span key={name} style={{ fontSize: `var(--text-${name})`, lineHeight: 1.2 }}>
            {name} 0123456789
          </span>
        ))}
        <code>0O 1lI {'=> !=='} mono 0123456789</code>
      </Sheet>
    </main>
  );
}

function Buttons() {
  return (
    <Sheet title="Buttons">
      {tones.flatMap((tone) => [
        <Button key={tone} tone={tone}>
          {tone}
        </Button>,
        <Button key={`${tone} off`} tone={tone} disabled>
          {tone} off
        </Button>,
        <Button key={`${tone} busy`} tone={tone} busy>
          {tone} busy
        </Button>,
      ])}
      {sizes.map((size) => (
        <Button key={size} size={size} icon={<Play size={13} />} chord="mod+enter">
          {size}
        </Button>
      ))}
      <Button aria-pressed>pressed</Button>
      <Button aria-disabled data-settling="">
        settling
      </Button>
    </Sheet>
  );
}

function IconButtons() {
  return (
    <Sheet title="Icon buttons">
      <IconButton label="Find">
        <Search size={16} />
      </IconButton>
      <IconButton label="Find, pressed" aria-pressed>
        <Search size={16} />
      </IconButton>
      <IconButton label="Find, off" disabled>
        <Search size={16} />
      </IconButton>
      <IconButton label="Bell, small" size="small">
        <Bell size={13} />
      </IconButton>
    </Sheet>
  );
}
