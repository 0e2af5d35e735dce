import { Empty } from '../components/Empty';
import { LinkButton } from '../components/LinkButton';
import { Page } from '../components/Page';

export function NotFoundPage() {
  return (
    <Page title="Page not found">
      <Empty
        title="There is nothing at this address"
        description="The link may be old or mistyped."
        action={<LinkButton to="/">Go to the dashboard</LinkButton>}
      />
    </Page>
  );
}
