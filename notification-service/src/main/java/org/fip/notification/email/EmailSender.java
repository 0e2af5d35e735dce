package org.fip.notification.email;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** Sends the mails that are owed. */
@Component
class EmailSender {
    private static final Logger log = LoggerFactory.getLogger(EmailSender.class);

    private final EmailOutbox outbox;
    private final Contacts contacts;
    private final JavaMailSender mails;
    private final EmailSettings settings;
    private final PublicUrl publicUrl;
    private final String template;

    EmailSender(
            EmailOutbox outbox, Contacts contacts, JavaMailSender mails, EmailSettings settings, PublicUrl publicUrl)
            throws java.io.IOException {
        this.outbox = outbox;
        this.contacts = contacts;
        this.mails = mails;
        this.settings = settings;
        this.publicUrl = publicUrl;
        this.template = new ClassPathResource("mail/notification.txt").getContentAsString(StandardCharsets.UTF_8);
    }

    @Scheduled(fixedDelayString = "PT1S")
    void send() {
        for (var mail = outbox.claim(); mail.isPresent(); mail = outbox.claim()) {
            send(mail.get());
        }
    }

    private void send(EmailOutbox.Owed mail) {
        try {
            contact(mail).ifPresent(contact -> mails.send(letter(mail, contact)));
        } catch (RuntimeException e) {
            // Whatever is wrong with this mail, those behind it go out.
            log.warn("Mail {} was not sent, attempt {}: {}", mail.notificationId(), mail.attempts(), e.toString());
            outbox.failed(mail);
            return;
        }
        outbox.sent(mail);
    }

    // A user who has left gets no mail, and nobody waits for them.
    private Optional<Contacts.Contact> contact(EmailOutbox.Owed mail) {
        try {
            return Optional.of(contacts.of(mail.userId()));
        } catch (HttpClientErrorException.NotFound e) {
            return Optional.empty();
        }
    }

    private SimpleMailMessage letter(EmailOutbox.Owed mail, Contacts.Contact contact) {
        var link = publicUrl.publicUrl() + mail.page();
        var letter = new SimpleMailMessage();
        letter.setFrom(settings.sender());
        letter.setTo(contact.email());
        letter.setSubject(mail.title());
        // The message comes last: a job may be called "{link}".
        letter.setText(template.replace("{link}", link)
                .replace("{username}", contact.username())
                .replace("{message}", mail.message()));
        return letter;
    }
}
