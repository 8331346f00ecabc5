import { type Preferences } from '../../state/preferences.ts';
import { setContrast, setMotion, setScreenReader, setTheme, useUi } from '../../state/ui.ts';
import { Segmented } from '../../ui/tabs.tsx';
import { appearanceWords as words } from '../../words/settings-appearance.ts';
import { Choice, OnOff } from './choice.tsx';
import { Section } from './section.tsx';

/** How it looks: theme, contrast, motion, and what screen readers get. */
export function AppearanceSection() {
  const theme = useUi((ui) => ui.theme);
  const contrast = useUi((ui) => ui.contrast);
  const motion = useUi((ui) => ui.motion);
  const screenReader = useUi((ui) => ui.screenReader);
  return (
    <Section id="appearance" title={words.title} about={words.about}>
      <div className="st-choices">
        <Choice title={words.theme} about={words.themeAbout}>
          <Segmented<Preferences['theme']>
            label={words.theme}
            value={theme}
            onChange={setTheme}
            items={[
              { key: 'dark', label: words.dark },
              { key: 'light', label: words.light },
              { key: 'system', label: words.system },
            ]}
          />
        </Choice>
        <Choice title={words.contrast} about={words.contrastAbout}>
          <Segmented<Preferences['contrast']>
            label={words.contrast}
            value={contrast}
            onChange={setContrast}
            items={[
              { key: 'normal', label: words.normal },
              { key: 'more', label: words.more },
              { key: 'system', label: words.system },
            ]}
          />
        </Choice>
        <Choice title={words.motion} about={words.motionAbout}>
          <Segmented<Preferences['motion']>
            label={words.motion}
            value={motion}
            onChange={setMotion}
            items={[
              { key: 'reduced', label: words.still },
              { key: 'system', label: words.system },
            ]}
          />
        </Choice>
        <OnOff title={words.reader} about={words.readerAbout} on={screenReader} onChange={setScreenReader} />
      </div>
    </Section>
  );
}
