import { Table } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';

interface WideTableProps {
  /** What the table lists, for screen readers. */
  label: string;
  /** Narrower than this, in px, it is scrolled sideways. */
  minWidth: number;
  maxHeight?: number;
  children: ReactNode;
}

/** Holds a table; where that is scrolled because it does not fit, the keyboard can scroll it, too. */
export function WideTable({ label, minWidth, maxHeight, children }: WideTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const [isScrolled, setScrolled] = useState(false);

  useEffect(() => {
    const node = box.current;
    if (!node) return;
    const observer = new ResizeObserver(() =>
      setScrolled(node.scrollWidth > node.clientWidth || node.scrollHeight > node.clientHeight),
    );
    for (const each of [node, ...node.children]) observer.observe(each);
    return () => observer.disconnect();
  }, []);

  return (
    <Table.ScrollContainer
      ref={box}
      minWidth={minWidth}
      mah={maxHeight}
      {...(isScrolled && { tabIndex: 0, role: 'group', 'aria-label': label })}
    >
      {children}
    </Table.ScrollContainer>
  );
}
