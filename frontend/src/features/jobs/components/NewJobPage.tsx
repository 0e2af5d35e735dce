import { useState } from 'react';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { useServices } from '../../services/api/useServices';
import { useCurrentUser } from '../../signin/api/useCurrentUser';
import { dropDraft } from '../draft';
import { NewJobForm } from './NewJobForm';

export function NewJobPage() {
  const services = useServices();
  const user = useCurrentUser();
  const userId = user.data?.id ?? null;
  const [begun, setBegun] = useState(0);
  const startAnew = () => {
    if (userId !== null) dropDraft(userId);
    setBegun(begun + 1);
  };
  return (
    <Page
      title="New job"
      description="Choose where to impute and what to upload. The job goes on when you close this page after the upload."
    >
      <Loaded query={services} lines={8}>
        {(list) => {
          const open = list.filter((service) => service.is_active);
          return open.length === 0 ? (
            <Empty
              title="No service takes jobs"
              description="The operator of this platform has not opened any imputation service."
            />
          ) : (
            !user.isPending && (
              <NewJobForm
                key={`${userId} ${begun}`}
                services={open}
                userId={userId}
                onAnew={startAnew}
              />
            )
          );
        }}
      </Loaded>
    </Page>
  );
}
