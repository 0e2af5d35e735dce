package org.fip.stack.backing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** An SMTP server that keeps every mail for looking at and sends none on. */
public final class LocalInbox implements AutoCloseable {
    private final GreenMail server;

    private LocalInbox(GreenMail server) {
        this.server = server;
    }

    public static LocalInbox start(int port) {
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new LocalInbox(server);
    }

    /** What arrived so far, oldest first. */
    public List<MimeMessage> mails() {
        return Arrays.asList(server.getReceivedMessages());
    }

    /** Moves what has arrived into {@code .eml} files that any mail program opens. */
    public void drainTo(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var mail : server.getReceivedMessages()) {
                var part = Files.createTempFile(folder, "mail-", ".part");
                try (var out = Files.newOutputStream(part)) {
                    mail.writeTo(out);
                }
                Files.move(part, folder.resolve("%d-%s.eml".formatted(System.currentTimeMillis(), stem(part))));
            }
            server.purgeEmailFromAllMailboxes();
        } catch (IOException e) {
            throw new UncheckedIOException("The mail folder cannot be written: " + folder, e);
        } catch (MessagingException | com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException("A mail in the inbox cannot be read", e);
        }
    }

    private static String stem(Path part) {
        return part.getFileName().toString().replaceAll("\\D", "");
    }

    @Override
    public void close() {
        server.stop();
    }
}
