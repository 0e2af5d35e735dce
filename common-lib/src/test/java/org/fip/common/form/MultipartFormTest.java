package org.fip.common.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MultipartFormTest {
    private static final String TYPE = "multipart/form-data; boundary=xYx";
    private static final int LARGE = 400_000;

    private record Sent(String name, @Nullable String filename, byte[] content) {}

    /** Contents full of what looks like a delimiter, in pieces of any size: what comes out is what went in. */
    @RepeatedTest(200)
    void what_was_sent_comes_out_however_it_arrives(RepetitionInfo repetition) throws Exception {
        var random = new Random(repetition.getCurrentRepetition());
        var sent = new ArrayList<Sent>();
        for (var n = random.nextInt(4); n >= 0; n--) {
            sent.add(new Sent("field" + n, random.nextBoolean() ? "f" + n + ".vcf.gz" : null, content(random)));
        }
        var form = new MultipartForm(TYPE, inPieces(body(sent), random));
        for (var expected : sent) {
            var part = Objects.requireNonNull(form.next());
            assertThat(part.name()).isEqualTo(expected.name());
            assertThat(part.filename()).isEqualTo(expected.filename());
            if (random.nextInt(5) > 0) {
                assertThat(part.content().readAllBytes()).isEqualTo(expected.content());
            }
        }
        assertThat(form.next()).isNull();
        assertThat(form.next()).isNull();
    }

    @RepeatedTest(50)
    void a_form_that_breaks_off_anywhere_never_looks_whole(RepetitionInfo repetition) throws Exception {
        var random = new Random(repetition.getCurrentRepetition());
        var whole = body(List.of(new Sent("a", null, content(random)), new Sent("b", "b.vcf", content(random))));
        var closing = "--\r\n".length();
        var cut = Arrays.copyOf(whole, random.nextInt(whole.length - closing));
        assertThatThrownBy(() -> readAll(new MultipartForm(TYPE, inPieces(cut, random))))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void names_are_read_as_browsers_and_scripts_write_them() throws Exception {
        assertThat(nameIn("filename=\"größe.vcf.gz\"")).isEqualTo("größe.vcf.gz");
        assertThat(nameIn("filename=\"a \\\"b\\\".vcf\"")).isEqualTo("a \"b\".vcf");
        assertThat(nameIn("filename=\"x\"; filename*=UTF-8''%C3%A4.vcf")).isEqualTo("ä.vcf");
        assertThat(nameIn("filename=\"\"")).isEmpty();
        assertThat(nameIn("foo=bar")).isNull();
    }

    @Test
    void what_stands_before_the_first_and_behind_the_last_delimiter_is_nobodys() throws Exception {
        var body = "preamble\r\n--xYx\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--xYx--\r\n--xYx\r\nmore";
        var form = new MultipartForm("multipart/form-data; charset=utf-8; boundary=\"xYx\"", stream(body));
        assertThat(Objects.requireNonNull(form.next()).content().readAllBytes())
                .asString()
                .isEqualTo("1");
        assertThat(form.next()).isNull();
    }

    @Test
    void what_is_no_form_is_said_to_be_none() {
        assertThatThrownBy(() -> new MultipartForm("text/plain", stream("")))
                .isInstanceOf(MalformedFormException.class);
        assertThatThrownBy(() -> new MultipartForm(null, stream(""))).isInstanceOf(MalformedFormException.class);
        assertThatThrownBy(() -> new MultipartForm("multipart/form-data", stream("")))
                .hasMessageContaining("boundary");
        assertThatThrownBy(() -> new MultipartForm("multipart/form-data; boundary=" + "x".repeat(71), stream("")))
                .hasMessageContaining("boundary");
        assertThatThrownBy(() -> readAll("--xYx\r\nContent-Type: a/b\r\n\r\n1\r\n--xYx--"))
                .hasMessageContaining("no name");
        assertThatThrownBy(() -> readAll("--xYx\r\nX: " + "y".repeat(1 << 20)))
                .isInstanceOf(MalformedFormException.class);
        assertThatThrownBy(() -> readAll("--xYx\r\n" + "X: y\r\n".repeat(1 << 16)))
                .isInstanceOf(MalformedFormException.class);
    }

    private static @Nullable String nameIn(String parameters) throws IOException {
        var body = "--xYx\r\nContent-Disposition: form-data; name=\"f\"; " + parameters + "\r\n\r\n1\r\n--xYx--\r\n";
        return Objects.requireNonNull(new MultipartForm(TYPE, stream(body)).next())
                .filename();
    }

    private static void readAll(String body) throws IOException {
        readAll(new MultipartForm(TYPE, stream(body)));
    }

    private static void readAll(MultipartForm form) throws IOException {
        for (var part = form.next(); part != null; part = form.next()) {
            part.content().readAllBytes();
        }
    }

    private static byte[] content(Random random) {
        var bytes = new byte[random.nextInt(3) == 0 ? random.nextInt(LARGE) : random.nextInt(40)];
        var alphabet = random.nextBoolean() ? "\r\n-xY" : "\r\n--xYzabcdefgh0123456789";
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        // The one thing that a content must not have.
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("\r\n--xYx", "\r\n--xYz")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] body(List<Sent> parts) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var part : parts) {
            var filename = part.filename() == null ? "" : "; filename=\"" + part.filename() + "\"";
            body.write(("--xYx\r\nContent-Disposition: form-data; name=\"" + part.name() + "\"" + filename
                            + "\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.write(part.content());
            body.write('\r');
            body.write('\n');
        }
        body.write("--xYx--\r\n".getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream inPieces(byte[] body, Random random) {
        var most = 1 + random.nextInt(random.nextBoolean() ? 20 : 20_000);
        return new ByteArrayInputStream(body) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(most)));
            }
        };
    }
}
