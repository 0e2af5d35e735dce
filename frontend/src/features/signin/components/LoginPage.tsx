import { Alert, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { Navigate, useSearchParams } from 'react-router';
import { hasSignedOut, useToken } from '../../../api/session';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { z } from '../../../components/schema';
import { TextLink } from '../../../components/TextLink';
import { useLogin } from '../api/useLogin';
import { returnPath } from '../returnPath';
import { SigninFrame } from './SigninFrame';

const schema = z.object({
  username: z.string().trim().min(1, 'Enter your username'),
  password: z.string().min(1, 'Enter your password'),
});

export function LoginPage() {
  const [search] = useSearchParams();
  const token = useToken();
  const login = useLogin();
  const signedOut = hasSignedOut();
  const target = returnPath(search);
  const form = useForm({
    initialValues: { username: '', password: '' },
    validate: schemaResolver(schema, { sync: true }),
  });

  if (token !== null) return <Navigate to={target} replace />;

  return (
    <SigninFrame title="Sign in">
      <form
        noValidate
        onSubmit={form.onSubmit(({ username, password }) =>
          login.mutate({ username: username.trim(), password }),
        )}
      >
        <Stack gap="md">
          {signedOut && !login.isError && (
            <Alert color="green" role="status">
              You have signed out.
            </Alert>
          )}
          {search.has('return') && !login.isError && (
            <Text size="sm" c="dimmed">
              Sign in to continue.
            </Text>
          )}
          {login.isError && <ProblemAlert error={login.error} />}
          <TextInput
            label="Username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            {...form.getInputProps('username')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={login.isPending} fullWidth>
            Sign in
          </Button>
          <Text size="sm" ta="center">
            No account yet?{' '}
            <TextLink to={{ pathname: '/register', search: search.toString() }} inherit>
              Register
            </TextLink>
          </Text>
        </Stack>
      </form>
    </SigninFrame>
  );
}
