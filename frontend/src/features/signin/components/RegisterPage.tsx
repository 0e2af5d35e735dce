import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useNavigate, useSearchParams } from 'react-router';
import { toProblem } from '../../../api/problem';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { TextLink } from '../../../components/TextLink';
import { useLogin } from '../api/useLogin';
import { useRegister } from '../api/useRegister';
import { emptyRegisterForm, PASSWORD_RULE, registerSchema } from '../registerForm';
import { returnPath } from '../returnPath';
import { SigninFrame } from './SigninFrame';

/** The field that a conflict is about. */
const TAKEN: Record<string, string> = { username_taken: 'username', email_taken: 'email' };

export function RegisterPage() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const register = useRegister();
  const login = useLogin();
  const form = useForm({
    initialValues: emptyRegisterForm,
    validate: schemaResolver(registerSchema, { sync: true }),
  });

  const submit = form.onSubmit((values) => {
    const { username, password } = { ...values, username: values.username.trim() };
    const body = {
      username,
      password,
      email: values.email.trim(),
      first_name: values.first_name.trim() || undefined,
      last_name: values.last_name.trim() || undefined,
    };
    register.mutate(body, {
      onError: (error) => {
        const problem = toProblem(error);
        const taken = TAKEN[problem.code];
        form.setErrors(taken ? { [taken]: problem.detail } : problem.fieldErrors());
      },
      onSuccess: () =>
        login.mutate(
          { username, password },
          {
            onSuccess: () => navigate(returnPath(search), { replace: true }),
            // The account exists; signing in by hand shows what is wrong.
            onError: () => navigate('/login', { replace: true }),
          },
        ),
    });
  });

  return (
    <SigninFrame title="Create an account">
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          {register.isError && <ProblemAlert error={register.error} />}
          <TextInput
            label="Username"
            required
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            {...form.getInputProps('username')}
          />
          <TextInput
            label="E-mail"
            type="email"
            required
            autoComplete="email"
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            description={PASSWORD_RULE}
            required
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <Group grow align="flex-start">
            <TextInput
              label="First name"
              autoComplete="given-name"
              {...form.getInputProps('first_name')}
            />
            <TextInput
              label="Last name"
              autoComplete="family-name"
              {...form.getInputProps('last_name')}
            />
          </Group>
          <Button type="submit" loading={register.isPending || login.isPending} fullWidth>
            Create account
          </Button>
          <Text size="sm" ta="center">
            Already registered?{' '}
            <TextLink to={{ pathname: '/login', search: search.toString() }} inherit>
              Sign in
            </TextLink>
          </Text>
        </Stack>
      </form>
    </SigninFrame>
  );
}
