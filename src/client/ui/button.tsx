import type { MouseEventHandler, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

const classOf = (variant: ButtonVariant, full: boolean, small: boolean): string =>
  ['button', variant === 'primary' ? '' : `button-${variant}`, full ? 'button-full' : '', small ? 'button-small' : '']
    .filter(Boolean)
    .join(' ');

interface Common {
  readonly variant?: ButtonVariant;
  readonly full?: boolean;
  readonly small?: boolean;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

export interface ButtonProps extends Common {
  readonly type?: 'button' | 'submit';
  /** Something is under way: the button stays where focus is and does nothing more. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly onClick?: MouseEventHandler<HTMLButtonElement>;
  readonly describedBy?: string;
}

export function Button(props: ButtonProps) {
  const { variant = 'primary', full = false, small = false, icon, busy = false, onClick, children } = props;
  return (
    <button
      type={props.type ?? 'button'}
      className={classOf(variant, full, small)}
      aria-busy={busy || undefined}
      aria-describedby={props.describedBy}
      disabled={props.disabled}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link that looks like a button; the shell turns in-app addresses into navigation. */
export function ButtonLink(
  props: Common & { readonly href: string; readonly download?: string; readonly newTab?: boolean },
) {
  const { variant = 'primary', full = false, small = false, icon, href, download, newTab, children } = props;
  return (
    <a
      className={classOf(variant, full, small)}
      href={href}
      download={download}
      {...(newTab ? { target: '_blank', rel: 'noreferrer' } : {})}
    >
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
