package org.fip.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fip.stack.backing.LocalBroker;
import org.fip.stack.backing.LocalInbox;
import org.fip.stack.backing.LocalPostgres;
import org.fip.stack.backing.LocalRedis;

/** The process that holds the embedded backing servers; runs until it is asked to stop. */
final class BackingDaemon {
    /** Written when everything accepts connections. */
    static final String READY_FILE = "backing.ready";

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;

    BackingDaemon(Home home, Ports ports, Secrets secrets) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
    }

    void run() throws InterruptedException {
        var postgresPassword = secrets.get("postgres");
        var redisPassword = secrets.get("redis");
        var brokerPassword = secrets.get("broker");
        var postgres = CompletableFuture.supplyAsync(() -> {
            var server = LocalPostgres.start(home.folder("data/postgres"), ports.of(Ports.POSTGRES), postgresPassword);
            App.DATABASES.forEach(name -> server.database(name, secrets.get(name)));
            return server;
        });
        var broker = CompletableFuture.supplyAsync(
                () -> LocalBroker.start(home.folder("data/broker"), ports.of(Ports.BROKER), brokerPassword));
        var redis = LocalRedis.start(home.folder("data/redis"), ports.of(Ports.REDIS), redisPassword);
        var inbox = LocalInbox.start(ports.of(Ports.SMTP));
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            try {
                stopped.await(15, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        var servers = new AutoCloseable[] {inbox, broker.join(), redis, postgres.join()};
        markReady();
        var mails = home.folder("mail");
        while (!stop.await(1, TimeUnit.SECONDS)) {
            inbox.drainTo(mails);
            redis.revive();
        }
        for (var server : servers) {
            close(server);
        }
        stopped.countDown();
    }

    private void markReady() {
        try {
            Files.writeString(
                    home.folder("run").resolve(READY_FILE),
                    Long.toString(ProcessHandle.current().pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            System.err.println("A backing server did not stop cleanly: " + e);
        }
    }
}
