package org.fip.notification.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fip.notification.inbox.Draft;
import org.junit.jupiter.api.Test;

class CredentialEventListenerTest {
    @Test
    void a_token_with_a_week_left_is_told_of_with_the_date_and_what_to_do() {
        var event = CredentialEvents.expiring(7, 7);
        var draft = CredentialEventListener.draft(event);
        assertThat(draft.eventId()).isEqualTo(event.eventId());
        assertThat(draft.userId()).isEqualTo(7);
        assertThat(draft.type()).isEqualTo("credential_expiring");
        assertThat(draft.message()).isEqualTo("""
                Your token for H3Africa expires in 7 days, on 30 November 2026 at 09:31 UTC.

                Action: Make a new token on H3Africa and store it at Settings → Service Credentials""");
        assertThat(draft.channels()).containsExactlyInAnyOrder(Draft.Channel.WEB, Draft.Channel.EMAIL);
        assertThat(draft.data())
                .containsEntry("service_id", 1L)
                .containsEntry("days_left", 7)
                .containsEntry("expires_at", "2026-11-30T09:31:24Z");
    }

    @Test
    void the_last_day_is_told_in_words_that_are_true_to_its_end() {
        assertThat(CredentialEventListener.draft(CredentialEvents.expiring(7, 1))
                        .message())
                .startsWith("Your token for H3Africa expires within a day, on 30 November 2026");
    }

    @Test
    void an_end_that_the_event_does_not_tell_is_not_guessed() {
        var event = CredentialEvents.updated(7);
        assertThatThrownBy(() -> CredentialEventListener.draft(event)).hasMessageContaining("does not say when");
    }
}
