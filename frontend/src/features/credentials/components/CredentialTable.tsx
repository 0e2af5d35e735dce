import { Button, Group, Table, Text } from '@mantine/core';
import type { Credential } from '../../../api/types';
import { RelativeTime } from '../../../components/RelativeTime';
import { TextLink } from '../../../components/TextLink';
import { WideTable } from '../../../components/WideTable';
import { VerificationBadge } from './VerificationBadge';

interface CredentialTableProps {
  credentials: Credential[];
  serviceName: (id: number) => string;
  onTest: (credential: Credential) => void;
  /** The service whose answer is awaited. */
  testing: number | null;
  onEdit: (credential: Credential) => void;
  onDelete: (credential: Credential) => void;
}

export function CredentialTable({
  credentials,
  serviceName,
  onTest,
  testing,
  onEdit,
  onDelete,
}: CredentialTableProps) {
  return (
    <WideTable label="Stored credentials" minWidth={560}>
      <Table verticalSpacing="sm" aria-label="Stored credentials">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Service</Table.Th>
            <Table.Th>Label</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th>Updated</Table.Th>
            <Table.Th>
              <span className="visually-hidden">Actions</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {credentials.map((credential) => {
            const service = serviceName(credential.service_id);
            return (
              <Table.Tr key={credential.id}>
                <Table.Td>
                  <TextLink to={`/services/${credential.service_id}`} inherit>
                    {service}
                  </TextLink>
                </Table.Td>
                <Table.Td>
                  {credential.label || <Text c="dimmed">–</Text>}
                  {credential.remote_username && (
                    <Text size="sm" c="dimmed">
                      {credential.remote_username} at {service}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <VerificationBadge credential={credential} />
                  {credential.expires_at && (
                    <Text size="sm" c="dimmed">
                      expires <RelativeTime at={credential.expires_at} />
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <RelativeTime at={credential.updated_at} />
                </Table.Td>
                <Table.Td>
                  <Group gap="xs" justify="flex-end" wrap="nowrap">
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={`Test connection to ${service}`}
                      loading={testing === credential.service_id}
                      onClick={() => onTest(credential)}
                    >
                      Test connection
                    </Button>
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={`Edit credentials for ${service}`}
                      onClick={() => onEdit(credential)}
                    >
                      Edit
                    </Button>
                    <Button
                      size="xs"
                      variant="light"
                      color="red"
                      aria-label={`Delete credentials for ${service}`}
                      onClick={() => onDelete(credential)}
                    >
                      Delete
                    </Button>
                  </Group>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
