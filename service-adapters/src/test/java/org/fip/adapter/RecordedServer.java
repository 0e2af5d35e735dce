package org.fip.adapter;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An external server that answers each path with recorded bytes, exactly as they stand, and ends the body by closing the
 * connection, as Cloudgene 3 does. It keeps what it was asked.
 */
public final class RecordedServer implements AutoCloseable {

    /** A request as it came over the wire; one character of the body stands for one byte. */
    public record Asked(String method, String path, Map<String, String> headers, String body) {

        public @Nullable String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    private final ServerSocket socket;
    private final Thread acceptor;
    private final Map<String, Deque<byte[]>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public RecordedServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        acceptor = Thread.ofVirtual().start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** Answers "METHOD path" with these recordings in turn; the last one stays. */
    public RecordedServer on(String request, String... recordings) {
        return onBytes(
                request, Arrays.stream(recordings).map(RecordedServer::recorded).toArray(byte[][]::new));
    }

    /** Answers "METHOD path" with these bytes in turn; the last ones stay. */
    public RecordedServer onBytes(String request, byte[]... turns) {
        answers.put(request, new ArrayDeque<>(Arrays.asList(turns)));
        return this;
    }

    /** A body without length or type, ended by closing, as downloads of Cloudgene 3 come. */
    public static byte[] download(byte[] body) {
        return bytes("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n", body);
    }

    public static byte[] answer(String head, String body) {
        return bytes(head.replace("\n", "\r\n") + "\r\n\r\n", body.getBytes(StandardCharsets.UTF_8));
    }

    /** A recording from the resources beside this class, such as {@code cloudgene/v3/server}. */
    public static byte[] recorded(String name) {
        try (InputStream in = RecordedServer.class.getResourceAsStream(name + ".http")) {
            if (in == null) {
                throw new IllegalArgumentException("No recording " + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int blank = text.indexOf("\n\n");
            return answer(text.substring(0, blank), text.substring(blank + 2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body of a recording. */
    public static String body(String name) {
        String text = new String(recorded(name), StandardCharsets.UTF_8);
        return text.substring(text.indexOf("\r\n\r\n") + 4);
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public List<Asked> asked(String request) {
        return asked.stream()
                .filter(each -> (each.method() + " " + each.path()).equals(request))
                .toList();
    }

    private static byte[] bytes(String head, byte[] body) {
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            String[] first = line(in).split(" ", -1);
            if (first.length < 2) {
                return;
            }
            Map<String, String> headers = new LinkedHashMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            if (headers.containsKey("expect")) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
            byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
            String key = first[0] + " " + first[1];
            asked.add(new Asked(first[0], first[1], headers, new String(body, StandardCharsets.ISO_8859_1)));
            out.write(next(key));
            out.flush();
            connection.shutdownOutput();
        } catch (IOException gone) {
            // The client went away, which some tests want.
        }
    }

    private byte[] next(String key) {
        Deque<byte[]> queue = answers.get(key);
        if (queue == null) {
            return answer("HTTP/1.1 418 Not recorded", key);
        }
        synchronized (queue) {
            return queue.size() > 1 ? queue.removeFirst() : queue.getFirst();
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Returns when the port is free: until the acceptor has left, it could still take one connection. */
    @Override
    public void close() throws IOException {
        socket.close();
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
