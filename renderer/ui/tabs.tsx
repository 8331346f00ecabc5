import { type ReactNode } from 'react';
import { Tabs as RadixTabs, ToggleGroup } from 'radix-ui';
import clsx from 'clsx';
import './tabs.css';

export interface TabItem<K extends string> {
  readonly key: K;
  readonly label: string;
  /** A quiet number after the label. */
  readonly count?: number | undefined;
}

export interface TabsProps<K extends string> {
  readonly label: string;
  readonly items: readonly TabItem<K>[];
  readonly value: K;
  readonly onChange: (key: K) => void;
  /** The panel of the chosen tab. */
  readonly children: ReactNode;
  readonly className?: string;
}

/** Tabs over one panel. */
export function Tabs<K extends string>({ label, items, value, onChange, children, className }: TabsProps<K>) {
  return (
    <RadixTabs.Root
      className={clsx('tabs', className)}
      value={value}
      onValueChange={(next) => onChange(next as K)}
      activationMode="manual"
    >
      <RadixTabs.List className="tabs-list" aria-label={label}>
        {items.map((item) => (
          <RadixTabs.Trigger key={item.key} value={item.key} className="tab">
            {item.label}
            {item.count !== undefined && <span className="tab-count">{item.count}</span>}
          </RadixTabs.Trigger>
        ))}
      </RadixTabs.List>
      <RadixTabs.Content className="tabs-panel" value={value} tabIndex={-1}>
        {children}
      </RadixTabs.Content>
    </RadixTabs.Root>
  );
}

export interface SegmentedProps<K extends string> {
  readonly label: string;
  readonly items: readonly { readonly key: K; readonly label: ReactNode; readonly name?: string }[];
  readonly value: K;
  readonly onChange: (key: K) => void;
}

/** One choice of a few, side by side. */
export function Segmented<K extends string>({ label, items, value, onChange }: SegmentedProps<K>) {
  return (
    <ToggleGroup.Root
      type="single"
      className="segmented"
      aria-label={label}
      value={value}
      onValueChange={(next) => next !== '' && onChange(next as K)}
    >
      {items.map((item) => (
        <ToggleGroup.Item key={item.key} value={item.key} className="segment" aria-label={item.name}>
          {item.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
