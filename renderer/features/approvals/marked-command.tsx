import { type RiskReason } from '../../../shared/domain/approval/events.ts';
import { markCommand, withUnseenShown } from './mark-command.ts';
import './marked-command.css';

export interface MarkedCommandProps {
  readonly command: string;
  readonly reasons: readonly RiskReason[];
  readonly size?: 'small' | 'big';
}

/** The exact command, with what is dangerous in it underlined and numbered. */
export function MarkedCommand({ command, reasons, size = 'big' }: MarkedCommandProps) {
  return (
    <pre className={`command command-${size}`} tabIndex={0} aria-label="The exact command">
      {markCommand(command, reasons).map(({ text, numbers, begins }, index) =>
        numbers.length === 0 ? (
          withUnseenShown(text)
        ) : (
          <span key={index}>
            {begins.map((number) => (
              <ReasonNumber key={number} value={number} />
            ))}
            <mark>{withUnseenShown(text)}</mark>
          </span>
        ),
      )}
    </pre>
  );
}

/** The number of a reason, drawn only, so that the text of a command stays the command to the character. */
export function ReasonNumber({ value }: { readonly value: number }) {
  return <span className="reason-number" data-number={value} aria-hidden="true" />;
}
