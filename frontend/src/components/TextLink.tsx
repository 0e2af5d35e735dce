import { Anchor, type AnchorProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, type To } from 'react-router';

interface TextLinkProps extends AnchorProps {
  to: To;
  children: ReactNode;
  onClick?: () => void;
}

/** A link within the dashboard. */
export function TextLink({ to, ...rest }: TextLinkProps) {
  return <Anchor component={Link} to={to} {...rest} />;
}

/** A link to another site; opens a tab of its own and says so. */
export function ExternalLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Anchor href={href} target="_blank" rel="noreferrer" inherit>
      {children}
      <span className="external-mark" aria-hidden="true">
        {' ↗'}
      </span>
      <span className="visually-hidden"> (opens in a new tab)</span>
    </Anchor>
  );
}
