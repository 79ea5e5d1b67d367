import { type ReactNode, useState } from 'react';

/** What is read now and then: drawn when it is opened first. */
export function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [opened, setOpened] = useState(false);
  return (
    <details className="fold" onToggle={(event) => setOpened((was) => was || event.currentTarget.open)}>
      <summary>{title}</summary>
      {opened && <div className="fold-body">{children}</div>}
    </details>
  );
}
