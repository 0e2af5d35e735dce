import { useCurrentUser } from './useCurrentUser';

/** Whether the signed-in user runs the platform; the API decides again on every call. */
export function useIsOperator(): boolean {
  const { data: user } = useCurrentUser();
  return user?.roles.includes('operator') ?? false;
}
