import { chordOf } from '../../state/keymap.ts';
import { Kbd } from '../../ui/kbd.tsx';

/** The keys of the dialog, and that nothing happens by itself. */
export function ApprovalKeys({ several }: { readonly several: boolean }) {
  return (
    <div className="approval-keys">
      {several && (
        <span>
          <Kbd chord={chordOf('nextQuestion')} />
          <Kbd chord={chordOf('previousQuestion')} />
          next, previous
        </span>
      )}
      <span>
        <Kbd chord={chordOf('openQuestionLane')} />
        open the lane
      </span>
      <span className="grow" />
      <span>Nothing runs until you answer</span>
      <span>
        <Kbd chord={chordOf('later')} />
        decide later
      </span>
    </div>
  );
}
