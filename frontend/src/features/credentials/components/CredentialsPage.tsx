import { Button, Card } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Credential } from '../../../api/types';
import { Empty } from '../../../components/Empty';
import { IconPlus } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useServices } from '../../services/api/useServices';
import { useCredentials } from '../api/useCredentials';
import { useTestConnection } from '../api/useTestConnection';
import { AddCredentialDialog } from './AddCredentialDialog';
import { ConnectionResult } from './ConnectionResult';
import { CredentialTable } from './CredentialTable';
import { DeleteCredentialDialog } from './DeleteCredentialDialog';
import { EditCredentialDialog } from './EditCredentialDialog';
import { SavedCard } from './SavedCard';

type Dialog =
  | { kind: 'add'; serviceId: string | null }
  | { kind: 'edit'; credential: Credential }
  | { kind: 'delete'; credential: Credential };

/** Settings → Service Credentials. With ?service=ID it opens the dialog for that service. */
export function CredentialsPage() {
  const [search, setSearch] = useSearchParams();
  const credentials = useCredentials();
  const services = useServices();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [saved, setSaved] = useState<Credential | null>(null);

  const test = useTestConnection();

  const wanted = search.get('service');
  useEffect(() => {
    if (wanted === null || credentials.data === undefined) return;
    setDialog(dialogFor(wanted, credentials.data));
    setSearch({}, { replace: true });
  }, [wanted, credentials.data, setSearch]);

  const withoutCredential = (services.data ?? []).filter(
    (service) =>
      service.is_active && !credentials.data?.some(({ service_id }) => service_id === service.id),
  );
  const serviceName = (id: number) =>
    services.data?.find((service) => service.id === id)?.name ?? `Service ${id}`;

  const close = () => setDialog(null);
  const onSaved = (credential: Credential) => {
    setSaved(credential);
    close();
  };
  const addButton = (
    <Button leftSection={<IconPlus />} onClick={() => setDialog({ kind: 'add', serviceId: null })}>
      Add Credentials
    </Button>
  );

  return (
    <Page
      title="Service Credentials"
      description="Jobs run under your own account at each imputation service. Store its API token here once; it is encrypted and never shown again."
      actions={credentials.data && credentials.data.length > 0 && addButton}
    >
      {saved && (
        <SavedCard
          credential={saved}
          serviceName={serviceName(saved.service_id)}
          onTest={() => {
            test.mutate(saved.service_id);
            setSaved(null);
          }}
          onClose={() => setSaved(null)}
        />
      )}
      {test.isError && <ProblemAlert error={test.error} />}
      {test.isSuccess && (
        <ConnectionResult
          result={test.data}
          serviceName={serviceName(test.variables)}
          onClose={test.reset}
        />
      )}
      {services.isError && (
        <ProblemAlert error={services.error} onRetry={() => services.refetch()} />
      )}
      <Card withBorder padding="lg">
        <Loaded query={credentials}>
          {(list) =>
            list.length === 0 ? (
              <Empty
                title="No credentials yet"
                description="Choose a service and paste the API token of your account there."
                action={addButton}
              />
            ) : (
              <CredentialTable
                credentials={list}
                serviceName={serviceName}
                onTest={({ service_id }) => test.mutate(service_id)}
                testing={test.isPending ? test.variables : null}
                onEdit={(credential) => setDialog({ kind: 'edit', credential })}
                onDelete={(credential) => setDialog({ kind: 'delete', credential })}
              />
            )
          }
        </Loaded>
      </Card>
      {dialog?.kind === 'add' && services.data && (
        <AddCredentialDialog
          services={withoutCredential}
          serviceId={dialog.serviceId}
          onClose={close}
          onSaved={onSaved}
        />
      )}
      {dialog?.kind === 'edit' && (
        <EditCredentialDialog
          credential={dialog.credential}
          serviceName={serviceName(dialog.credential.service_id)}
          onClose={close}
          onSaved={onSaved}
        />
      )}
      {dialog?.kind === 'delete' && (
        <DeleteCredentialDialog
          credential={dialog.credential}
          serviceName={serviceName(dialog.credential.service_id)}
          onClose={close}
        />
      )}
    </Page>
  );
}

/** The dialog that the address asks for: adding, or replacing where a credential is stored already. */
function dialogFor(serviceId: string, credentials: Credential[]): Dialog {
  const credential = credentials.find(({ service_id }) => String(service_id) === serviceId);
  return credential ? { kind: 'edit', credential } : { kind: 'add', serviceId };
}
