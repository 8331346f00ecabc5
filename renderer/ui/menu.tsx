import { type ReactNode } from 'react';
import { DropdownMenu as Radix } from 'radix-ui';
import { Check } from 'lucide-react';
import { Kbd } from './kbd.tsx';
import './menu.css';

export interface MenuProps {
  /** One button. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly align?: 'start' | 'end';
  readonly children: ReactNode;
}

/** A menu of actions under a button. */
export function Menu({ trigger, label, align = 'end', children }: MenuProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="menu" aria-label={label} align={align} sideOffset={4} collisionPadding={8}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export interface MenuItemProps {
  readonly children: ReactNode;
  readonly onSelect: () => void;
  readonly icon?: ReactNode;
  readonly chord?: string;
  readonly disabled?: boolean;
  readonly checked?: boolean;
  /** A second line in grey: what it means, or why it cannot be done now. */
  readonly about?: ReactNode;
}

/** One action of a menu. */
export function MenuItem({
  children,
  onSelect,
  icon,
  chord,
  disabled = false,
  checked,
  about,
}: MenuItemProps) {
  return (
    <Radix.Item className="menu-item" disabled={disabled} onSelect={onSelect}>
      <span className="menu-icon">{checked === true ? <Check size={14} /> : icon}</span>
      <span className="grow">
        <span>{children}</span>
        {about !== undefined && <span className="menu-about">{about}</span>}
      </span>
      {chord !== undefined && <Kbd chord={chord} />}
    </Radix.Item>
  );
}

/** A line between groups. */
export function MenuSeparator() {
  return <Radix.Separator className="menu-line" />;
}

/** The name of a group. */
export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <Radix.Label className="menu-label label">{children}</Radix.Label>;
}
