import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi } from '../../../test/fakeApi';
import { renderApp } from '../../../test/renderApp';
import { aNotification, frame, JOB_ID } from '../../../test/samples';

function pageOf(...items: ReturnType<typeof aNotification>[]) {
  const unread_count = items.filter(({ is_read }) => !is_read).length;
  return { items, page: 0, size: 20, total: items.length, unread_count };
}

describe('notifications', () => {
  it('tells the number of unread ones, lists them and leads to the job', async () => {
    fakeApi({ ...frame, 'GET /notifications': pageOf(aNotification()) });
    const { user } = renderApp('/nowhere');
    await user.click(await screen.findByRole('button', { name: 'Notifications, 1 unread' }));
    const list = await screen.findByRole('dialog', { name: 'Notifications' });
    expect(within(list).getByRole('link', { name: 'Job completed' })).toHaveAttribute(
      'href',
      `/jobs/${JOB_ID}`,
    );
  });

  it('marks one as read', async () => {
    let read = false;
    fakeApi({
      ...frame,
      'GET /notifications': () => pageOf(aNotification({ is_read: read })),
      'PATCH /notifications/5/read': () => {
        read = true;
        return aNotification({ is_read: true });
      },
    });
    const { user } = renderApp('/nowhere');
    await user.click(await screen.findByRole('button', { name: 'Notifications, 1 unread' }));
    await user.click(await screen.findByRole('button', { name: 'Mark as read: Job completed' }));
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Notifications' })).toBeInTheDocument(),
    );
  });

  it('marks all as read', async () => {
    let read = false;
    fakeApi({
      ...frame,
      'GET /notifications': () =>
        pageOf(aNotification({ is_read: read }), aNotification({ id: 6, is_read: read })),
      'POST /notifications/mark-all-read': () => {
        read = true;
        return { marked: 2 };
      },
    });
    const { user } = renderApp('/nowhere');
    await user.click(await screen.findByRole('button', { name: 'Notifications, 2 unread' }));
    await user.click(await screen.findByRole('button', { name: 'Mark all as read' }));
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Notifications' })).toBeInTheDocument(),
    );
  });
});
