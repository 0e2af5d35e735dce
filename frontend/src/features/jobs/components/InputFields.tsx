import { Card, Stack, Textarea, TextInput, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import type { FilesVerdict, ImputationService, ReferencePanel } from '../../../api/types';
import type { Uploads } from '../../files/api/useUploads';
import { FilesField } from '../../files/components/FilesField';
import { useGravest } from '../../forecast/api/useForecast';
import { ForecastPanel } from '../../forecast/components/ForecastPanel';
import { FileFindings } from '../../preflight/components/FileFindings';
import { FindingsSoFar } from '../../preflight/components/FindingsSoFar';
import { JobVerdict } from '../../preflight/components/JobVerdict';
import type { JobFormValues } from '../jobForm';

interface InputFieldsProps {
  form: UseFormReturnType<JobFormValues>;
  uploads: Uploads;
  filesError: ReactNode;
  verdict: { data: FilesVerdict | undefined; isError: boolean };
  service: ImputationService | undefined;
  panel: ReferencePanel | undefined;
}

/** What the job is called and which files it has, with what is found in them. */
export function InputFields(props: InputFieldsProps) {
  const { form, uploads, filesError, verdict, service, panel } = props;
  const arrivedIds = uploads.all.flatMap(({ fileId }) => fileId ?? []);
  // The verdict before the newest may speak of files that are no longer there.
  const isOfThese = verdict.data?.files.every(({ file_id }) => arrivedIds.includes(file_id));
  const foretold = useGravest(arrivedIds, panel ? String(panel.id) : null);
  return (
    <Card withBorder padding="lg" component="section" aria-label="Your data">
      <Stack gap="md">
        <Title order={2}>Your data</Title>
        <TextInput label="Job name" required autoComplete="off" {...form.getInputProps('name')} />
        <Textarea label="Description" autosize minRows={2} {...form.getInputProps('description')} />
        <FilesField
          uploads={uploads}
          error={filesError}
          details={({ id, fileId, uploadId, file }) =>
            fileId ? (
              <>
                <FileFindings
                  filename={file.name}
                  file={verdict.data?.files.find(({ file_id }) => file_id === fileId)}
                  isAll={service !== undefined && uploads.all.length === 1}
                />
                {panel && (
                  <ForecastPanel
                    fileId={fileId}
                    panelId={String(panel.id)}
                    panelName={panel.name}
                    onCorrected={(corrected) => uploads.replace(id, corrected)}
                  />
                )}
              </>
            ) : (
              uploadId && <FindingsSoFar uploadId={uploadId} />
            )
          }
        />
        {arrivedIds.length > 0 && (
          <JobVerdict
            verdict={isOfThese ? verdict.data : undefined}
            failed={verdict.isError}
            foretold={foretold}
            serviceName={service?.name ?? null}
            total={uploads.all.length}
          />
        )}
      </Stack>
    </Card>
  );
}
