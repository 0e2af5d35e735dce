package org.fip.common.test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fip.stack.backing.Databases;
import org.fip.stack.backing.LocalBroker;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.util.function.SingletonSupplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** The servers of the composed platform, in the same versions, in containers. */
final class ContainerBacking implements Backing {
    static final String POSTGRES = "docker.io/library/postgres:18";
    static final String REDIS = "docker.io/library/redis:8";
    static final String RABBITMQ = "docker.io/library/rabbitmq:4";

    private static final String PASSWORD_FILE = "/run/superuser-password";
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

    private final Supplier<GenericContainer<?>> postgres = once(() -> new GenericContainer<>(POSTGRES)
            .withExposedPorts(5432)
            .withEnv("POSTGRES_PASSWORD_FILE", PASSWORD_FILE)
            .withCopyToContainer(Transferable.of(PASSWORD, 0444), PASSWORD_FILE)
            .withCommand("postgres", "-c", "max_connections=150")
            // Over TCP: while it makes its first database it listens on its socket only.
            .waitingFor(Wait.forSuccessfulCommand("pg_isready -q -h 127.0.0.1 -U postgres")));
    private final Supplier<GenericContainer<?>> redis = once(() -> new GenericContainer<>(REDIS)
            .withExposedPorts(6379)
            .withCommand("redis-server", "--requirepass", PASSWORD, "--appendonly", "yes")
            .waitingFor(Wait.forSuccessfulCommand("redis-cli -a " + PASSWORD + " ping | grep -q PONG")));
    private final Supplier<GenericContainer<?>> broker = once(() -> new GenericContainer<>(RABBITMQ)
            .withExposedPorts(5672)
            .withCopyToContainer(
                    Transferable.of(
                            "default_user = %s\ndefault_pass = %s\n".formatted(LocalBroker.USER, PASSWORD), 0444),
                    "/etc/rabbitmq/conf.d/20-fip.conf")
            .waitingFor(Wait.forSuccessfulCommand("rabbitmq-diagnostics -q check_port_connectivity")));

    /** Empty where no engine answers, or where it cannot get the images. */
    static Optional<ContainerBacking> ifThereIsAnEngine() {
        var usual = Stream.of("/var/run/docker.sock", System.getProperty("user.home") + "/.docker/run/docker.sock");
        var configured = System.getenv("DOCKER_HOST") != null;
        var engine = (configured || usual.map(Path::of).anyMatch(Files::exists))
                && DockerClientFactory.instance().isDockerAvailable();
        return engine && hasImages() ? Optional.of(new ContainerBacking()) : Optional.empty();
    }

    private static boolean hasImages() {
        try {
            images().forEach(name -> new RemoteDockerImage(DockerImageName.parse(name)).get());
            return true;
        } catch (ContainerFetchException e) {
            System.err.println(e.getMessage());
            return false;
        }
    }

    static List<String> images() {
        return List.of(POSTGRES, REDIS, RABBITMQ);
    }

    @Override
    public String database(String name) {
        var superuser = new PGSimpleDataSource();
        superuser.setUrl(jdbcUrl("postgres"));
        superuser.setUser("postgres");
        superuser.setPassword(PASSWORD);
        new Databases(superuser).make(name, PASSWORD);
        return jdbcUrl(name);
    }

    private String jdbcUrl(String database) {
        var at = address(postgres.get());
        return "jdbc:postgresql://%s:%d/%s".formatted(at.host(), at.port(), database);
    }

    @Override
    public Address redis() {
        return address(redis.get());
    }

    @Override
    public Address broker() {
        return address(broker.get());
    }

    private static Address address(GenericContainer<?> container) {
        return new Address(container.getHost(), container.getFirstMappedPort());
    }

    private static Supplier<GenericContainer<?>> once(Supplier<GenericContainer<?>> container) {
        return SingletonSupplier.of(() -> {
            var started = BackingServers.closing(container.get().withStartupTimeout(STARTS_WITHIN));
            started.start();
            return started;
        });
    }
}
