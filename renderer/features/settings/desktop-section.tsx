import { useState } from 'react';
import { type CallInput, type DesktopView } from '../../../shared/contract/index.ts';
import { useCommand } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';
import { notify } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ErrorNote } from '../../ui/states.tsx';
import { desktopWords as words } from '../../words/settings-desktop.ts';
import { OnOff } from './choice.tsx';
import { PauseKey } from './pause-key.tsx';
import { Section } from './section.tsx';

/** What the desktop app announces, and the key that pauses everything from anywhere. */
export function DesktopSection() {
  const asked = useQuery('desktop.get', {});
  const [changed, setChanged] = useState<DesktopView | null>(null);
  const configure = useCommand('desktop.configure');
  const test = useCommand('desktop.testNotification');
  const desktop = changed ?? asked.data?.desktop ?? null;
  const set = async (change: CallInput<'desktop.configure'>) => {
    const answer = await configure.run(change);
    if (answer.ok) setChanged(answer.data.desktop);
  };
  const show = async () => {
    const answer = await test.run({});
    if (answer.ok) notify(words.tested);
  };
  return (
    <Section id="desktop" title={words.title} about={desktop === null ? undefined : words.about}>
      {asked.failure && <ErrorNote failure={asked.failure} />}
      {asked.data === null && asked.failure === null && <Progress label={words.asking} />}
      {asked.data !== null && desktop === null && <p className="t3 st-none">{words.none}</p>}
      {desktop && (
        <div className="st-choices">
          <OnOff
            title={words.all}
            about={words.allAbout}
            on={desktop.notifications}
            onChange={(notifications) => void set({ notifications })}
          />
          {desktop.notifications && <Kinds desktop={desktop} set={(change) => void set(change)} />}
          <div className="st-actions">
            <Button size="small" busy={test.busy} onClick={() => void show()}>
              {words.test}
            </Button>
          </div>
          <PauseKey pauseKey={desktop.pauseKey} onChange={(pauseKey) => void set({ pauseKey })} />
        </div>
      )}
      {configure.failure && <ErrorNote failure={configure.failure} onDismiss={configure.clear} />}
      {test.failure && <ErrorNote failure={test.failure} onDismiss={test.clear} />}
    </Section>
  );
}

interface KindsProps {
  readonly desktop: DesktopView;
  readonly set: (change: CallInput<'desktop.configure'>) => void;
}

const kinds = Object.keys(words.kinds) as (keyof typeof words.kinds)[];

/** Which kinds are announced, and whether they are heard. */
function Kinds({ desktop, set }: KindsProps) {
  return (
    <>
      {kinds.map((kind) => (
        <OnOff
          key={kind}
          title={words.kinds[kind].title}
          about={words.kinds[kind].about}
          on={desktop.notificationKinds[kind]}
          onChange={(on) => set({ notificationKinds: { [kind]: on } })}
        />
      ))}
      <OnOff
        title={words.sound}
        about={words.soundAbout}
        on={desktop.notificationSound}
        onChange={(notificationSound) => set({ notificationSound })}
      />
    </>
  );
}
