import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { signOut } from '../../../api/session';
import { dropDrafts } from '../../jobs/draft';

/**
 * Ends this session, or all of the user's sessions and download links. Here it ends in any case; everywhere only when the
 * platform says so.
 */
export function useSignOut() {
  const cache = useQueryClient();
  const leave = () => {
    signOut();
    cache.clear();
    dropDrafts();
  };
  return useMutation({
    mutationFn: (where: 'here' | 'everywhere') =>
      answer(api.POST(where === 'here' ? '/auth/logout' : '/auth/logout-everywhere')),
    onSuccess: leave,
    onError: (_, where) => {
      if (where === 'here') leave();
    },
  });
}
