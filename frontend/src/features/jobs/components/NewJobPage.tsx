import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { useServices } from '../../services/api/useServices';
import { NewJobForm } from './NewJobForm';

export function NewJobPage() {
  const services = useServices();
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
            <NewJobForm services={open} />
          );
        }}
      </Loaded>
    </Page>
  );
}
