package org.fip.notification.email;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** user-service: where a user gets mail. */
interface Contacts {
    /** A user's address. */
    record Contact(String username, String email) {}

    @GetExchange("/internal/users/{id}")
    Contact of(@PathVariable long id);
}
