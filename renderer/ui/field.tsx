import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import clsx from 'clsx';
import { ChevronsUpDown } from 'lucide-react';
import './field.css';

export interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong, in words; replaces the hint. */
  readonly problem?: string | null | undefined;
  readonly optional?: boolean;
  /** Gets the ids that tie the control to its label and its message. */
  readonly children: (ids: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': boolean | undefined;
  }) => ReactNode;
}

/** A control with its label, hint and problem. */
export function Field({ label, hint, problem, optional = false, children }: FieldProps) {
  const id = useId();
  const said = problem ?? hint;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {optional && (
          <span className="t3" aria-hidden="true">
            {' '}
            optional
          </span>
        )}
      </label>
      {children({
        id,
        'aria-describedby': said === undefined || said === null ? undefined : `${id}-said`,
        'aria-invalid': problem ? true : undefined,
      })}
      {said !== undefined && said !== null && (
        <p
          id={`${id}-said`}
          className={problem ? 'field-problem' : 'field-hint'}
          role={problem ? 'alert' : undefined}
        >
          {said}
        </p>
      )}
    </div>
  );
}

type InputProps = InputHTMLAttributes<HTMLInputElement> & {
  readonly mono?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
};

/** One line of text. */
export function Input({ mono = false, className, ...rest }: InputProps) {
  return (
    <input type="text" spellCheck={false} {...rest} className={clsx('input', mono && 'mono', className)} />
  );
}

type TextareaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  readonly mono?: boolean;
  readonly ref?: Ref<HTMLTextAreaElement>;
};

/** Several lines of text. */
export function Textarea({ mono = false, className, ...rest }: TextareaProps) {
  return <textarea rows={3} {...rest} className={clsx('input textarea', mono && 'mono', className)} />;
}

type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & { readonly ref?: Ref<HTMLSelectElement> };

/** One of a list: the platform's own control, in our clothes. */
export function Select({ className, children, ...rest }: SelectProps) {
  return (
    <span className={clsx('select', className)}>
      <select {...rest} className="input">
        {children}
      </select>
      <ChevronsUpDown size={12} aria-hidden="true" />
    </span>
  );
}
