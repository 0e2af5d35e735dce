import { List, Text } from '@mantine/core';
import type { ImputationService } from '../../../api/types';
import { ExternalLink } from '../../../components/TextLink';

/** How to get an API token from a service, step by step. */
export function TokenInstructions({ service }: { service: ImputationService }) {
  const site = service.website_url ?? service.base_url;
  if (service.api_type === 'wes') {
    return (
      <Text size="sm">
        {service.name} is a GA4GH workflow node: ask its operators for an access token. See{' '}
        <ExternalLink href={site}>{site}</ExternalLink>
      </Text>
    );
  }
  return (
    <List type="ordered" size="sm" spacing={4}>
      <List.Item>
        Open <ExternalLink href={site}>{site}</ExternalLink> and sign in, or register there and
        confirm your e-mail address.
      </List.Item>
      <List.Item>Open your profile’s settings, then API tokens.</List.Item>
      <List.Item>
        Generate a new token and copy it. It is shown only once, and expires after some time.
      </List.Item>
      <List.Item>Paste it here. It is stored encrypted and never shown again.</List.Item>
    </List>
  );
}
