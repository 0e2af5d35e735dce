package org.fip.e2e.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.fip.common.fault.Failpoint;
import org.fip.e2e.SandboxFaults;
import org.fip.stack.App;

/** All that we know to break; a full disk only where we may mount one. */
final class Disturbances {
    /** Jobs that go by the clock, long enough to be in every state while something breaks. */
    static final Map<String, Object> LIGHT =
            Map.of("fault", "light", "waitingMillis", 500, "runningMillis", 4_000, "exportingMillis", 200);

    private static final int TWENTY_SECONDS = 20_000;

    private Disturbances() {}

    static List<Disturbance> all() {
        var all = new ArrayList<Disturbance>();
        all.addAll(Arrays.stream(Failpoint.values()).map(Disturbances::deathAt).toList());
        all.addAll(Arrays.stream(App.values()).map(Disturbances::killed).toList());
        all.addAll(backing());
        all.addAll(external());
        all.add(new Disturbance("job-worker's clock goes 2 h ahead and back", (machine, random) -> {
            soon(random);
            machine.restartAhead(App.WORKER.module(), Duration.ofHours(2));
            soon(random);
            machine.restartAhead(App.WORKER.module(), Duration.ZERO);
        }));
        return all;
    }

    /** Needs {@link Machine#smallDisk()}. */
    static Disturbance diskFull() {
        return new Disturbance("file-manager's disk is full for 15 s", (machine, random) -> {
            soon(random);
            machine.fillDisk(Duration.ofSeconds(15));
        });
    }

    static Disturbance deathAt(Failpoint point) {
        var name = point.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Disturbance("death at " + name, (machine, random) -> {
            machine.dieAt(point);
            machine.heal();
        });
    }

    static Disturbance killed(App app) {
        return new Disturbance(
                app.module() + " is killed",
                (machine, random) -> {
                    soon(random);
                    machine.kill(app.module());
                    soon(random);
                    machine.heal();
                },
                app == App.SANDBOX);
    }

    static Disturbance redisForgets() {
        return new Disturbance("Redis forgets everything", (machine, random) -> {
            soon(random);
            machine.flushRedis();
        });
    }

    private static List<Disturbance> backing() {
        return List.of(
                redisForgets(),
                new Disturbance("Redis is killed", (machine, random) -> {
                    soon(random);
                    machine.killRedis();
                }),
                new Disturbance("PostgreSQL crashes", (machine, random) -> {
                    soon(random);
                    machine.crashPostgres();
                }),
                new Disturbance("PostgreSQL stands still for 30 s", (machine, random) -> {
                    soon(random);
                    machine.freezePostgres(Duration.ofSeconds(30));
                }),
                new Disturbance("broker and mail are gone for 30 s", (machine, random) -> {
                    soon(random);
                    machine.kill(Machine.BACKING);
                    Thread.sleep(Duration.ofSeconds(30));
                    machine.heal();
                }));
    }

    private static List<Disturbance> external() {
        return List.of(
                server("answers 502 for 20 s", "server-error", Map.of("status", 502)),
                server("answers 429 for 20 s", "too-many-requests", Map.of("retryAfterSeconds", 2)),
                server("answers garbage for 20 s", "garbage-json", Map.of()),
                server("hangs for 20 s", "hanging", Map.of()),
                server("is in maintenance for 20 s", "maintenance", Map.of()),
                server("loses the answers to three submissions", "lost-answer", Map.of("count", 3)),
                server("cuts six transfers", "cut-transfer", Map.of("bytes", 700, "count", 6)),
                new Disturbance("external server keeps connections and says nothing for 30 s", (machine, random) -> {
                    soon(random);
                    machine.freeze(App.SANDBOX.module(), Duration.ofSeconds(30));
                }),
                new Disturbance(
                        "external server restarts and leaves dead jobs",
                        (machine, random) -> {
                            Thread.sleep(Duration.ofSeconds(4));
                            SandboxFaults.of(LIGHT, Map.of("fault", "restart"));
                        },
                        true));
    }

    private static Disturbance server(String what, String fault, Map<String, Object> details) {
        var armed = new LinkedHashMap<String, Object>(details);
        armed.put("fault", fault);
        return new Disturbance("external server " + what, (machine, random) -> {
            soon(random);
            SandboxFaults.of(LIGHT, armed);
            Thread.sleep(TWENTY_SECONDS);
            SandboxFaults.of(LIGHT);
        });
    }

    private static void soon(Random random) throws InterruptedException {
        Thread.sleep(random.nextInt(5_000));
    }

    /** The worst, two or three after one another in each scenario: what must be waited for after them is the same. */
    static List<List<Disturbance>> some() {
        return List.of(
                List.of(deathAt(Failpoint.AFTER_POST), redisForgets()),
                List.of(killed(App.JOBS), deathAt(Failpoint.MID_STORE), killed(App.WORKER)));
    }
}
