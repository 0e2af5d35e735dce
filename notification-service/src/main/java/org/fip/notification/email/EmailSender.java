package org.fip.notification.email;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

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
        outbox.claim().forEach(this::send);
    }

    private void send(EmailOutbox.Owed mail) {
        try {
            var contact = contact(mail);
            if (contact.isPresent()) {
                mails.send(letter(mail, contact.get()));
            }
            outbox.sent(mail);
        } catch (MailException | RestClientException e) {
            log.warn("Mail {} was not sent, attempt {}: {}", mail.notificationId(), mail.attempts(), e.getMessage());
            outbox.failed(mail);
        }
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
        var link = publicUrl.publicUrl() + (mail.jobId() == null ? "/" : "/jobs/" + mail.jobId());
        var letter = new SimpleMailMessage();
        letter.setFrom(settings.sender());
        letter.setTo(contact.email());
        letter.setSubject(mail.title());
        letter.setText(template.replace("{username}", contact.username())
                .replace("{message}", mail.message())
                .replace("{link}", link));
        return letter;
    }
}
