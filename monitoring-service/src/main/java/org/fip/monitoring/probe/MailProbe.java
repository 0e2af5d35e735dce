package org.fip.monitoring.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** The SMTP server greets (RFC 5321: a line that begins with 220). */
@Component
class MailProbe implements Probe {
    private static final int PATIENCE_MILLIS = 4000;

    private final MailSettings settings;

    MailProbe(MailSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public Kind kind() {
        return Kind.MAIL;
    }

    @Override
    public boolean essential() {
        return false;
    }

    @Override
    public void ask() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(settings.host(), settings.port()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            var greeting = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            if (greeting == null || !greeting.startsWith("220")) {
                throw new PartDownException("Does not greet as a mail server does");
            }
            socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
