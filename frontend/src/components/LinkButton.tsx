import { Button, type ButtonProps } from '@mantine/core';
import { Link, type To } from 'react-router';

/** A link within the dashboard that looks like a button. */
export function LinkButton({ to, ...rest }: ButtonProps & { to: To }) {
  return <Button component={Link} to={to} {...rest} />;
}
