import { type ReactNode, type RefObject } from 'react';
import { Dialog as Radix } from 'radix-ui';
import clsx from 'clsx';
import { X } from 'lucide-react';
import { IconButton } from './button.tsx';
import './dialog.css';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** The accessible name. */
  readonly title: string;
  /** What stands in the head instead of the plain title. */
  readonly head?: ReactNode;
  readonly description?: ReactNode;
  readonly width?: 'narrow' | 'normal' | 'wide';
  /** What has the focus at first; else the first control. */
  readonly focusFirst?: RefObject<HTMLElement | null>;
  /** Its body is there to be read, and may hold nothing else that takes the focus: then arrow keys scroll it. */
  readonly reading?: boolean;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
  readonly className?: string;
}

/** A modal dialog under the fleet bar. Escape and the scrim close it; closing never answers anything. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, head, description, width = 'normal', focusFirst, children, foot } = props;
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-scrim" />
        <Radix.Content
          className={clsx('dialog', `dialog-${width}`, props.className)}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          onInteractOutside={keepUnderBar}
          onOpenAutoFocus={(event) => {
            if (!focusFirst?.current) return;
            event.preventDefault();
            focusFirst.current.focus();
          }}
        >
          <div className="dialog-head">
            <Radix.Title className={clsx(head !== undefined ? 'dialog-head-own' : 'dialog-title')}>
              {head ?? title}
            </Radix.Title>
            {head === undefined && (
              <IconButton label="Close" size="small" onClick={onClose}>
                <X size={14} />
              </IconButton>
            )}
          </div>
          {description !== undefined && (
            <Radix.Description className="dialog-about">{description}</Radix.Description>
          )}
          <div className="dialog-body scroll" tabIndex={props.reading === true ? 0 : undefined}>
            {children}
          </div>
          {foot !== undefined && <div className="dialog-foot">{foot}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The bar above the scrim stays in use while a dialog stands: pausing must never wait for an answer. */
export function keepUnderBar(event: Event): void {
  if (event.target instanceof Element && event.target.closest('[data-above-dialogs]')) event.preventDefault();
}
