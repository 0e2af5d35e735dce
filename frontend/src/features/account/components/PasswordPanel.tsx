import { Alert, Button, Group, PasswordInput, Stack } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { toProblem } from '../../../api/problem';
import { Panel } from '../../../components/Panel';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { PASSWORD_RULE } from '../../signin/registerForm';
import { useChangePassword } from '../api/useChangePassword';
import { emptyPasswordForm, passwordSchema } from '../passwordForm';

export function PasswordPanel() {
  const change = useChangePassword();
  const form = useForm({
    initialValues: emptyPasswordForm,
    validate: schemaResolver(passwordSchema, { sync: true }),
  });
  const submit = form.onSubmit((values) =>
    change.mutate(values, {
      onSuccess: () => form.reset(),
      onError: (error) => form.setErrors(toProblem(error).fieldErrors()),
    }),
  );
  return (
    <Panel title="Password">
      <form noValidate onSubmit={submit}>
        <Stack gap="md" maw={420}>
          {change.isError && <ProblemAlert error={change.error} />}
          {change.isSuccess && (
            <Alert color="green" role="status" title="Password changed">
              All your other sessions and download links have ended.
            </Alert>
          )}
          <PasswordInput
            label="Current password"
            required
            autoComplete="current-password"
            {...form.getInputProps('current_password')}
          />
          <PasswordInput
            label="New password"
            description={PASSWORD_RULE}
            required
            autoComplete="new-password"
            {...form.getInputProps('new_password')}
          />
          <Group>
            <Button type="submit" loading={change.isPending}>
              Change password
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
