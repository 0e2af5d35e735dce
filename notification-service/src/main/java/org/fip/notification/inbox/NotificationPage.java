package org.fip.notification.inbox;

import java.util.List;

/** A page of notifications, the newest first, and how many are unread in all. */
record NotificationPage(List<Notification> items, int page, int size, long total, long unreadCount) {}
