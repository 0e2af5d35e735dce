package org.fip.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong. Each kind has a {@code path} (a pattern such as {@code /cloudgene2/**}; null for
 * everywhere) and a {@code count} (how often it strikes; null for until it is switched off). Kinds that act on jobs
 * rather than on requests look at the path only where a request causes them.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fault")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fault.Maintenance.class, name = "maintenance"),
    @JsonSubTypes.Type(value = Fault.Slots.class, name = "slots"),
    @JsonSubTypes.Type(value = Fault.ReplacedToken.class, name = "replaced-token"),
    @JsonSubTypes.Type(value = Fault.Slow.class, name = "slow"),
    @JsonSubTypes.Type(value = Fault.Hanging.class, name = "hanging"),
    @JsonSubTypes.Type(value = Fault.CutTransfer.class, name = "cut-transfer"),
    @JsonSubTypes.Type(value = Fault.CorruptArchive.class, name = "corrupt-archive"),
    @JsonSubTypes.Type(value = Fault.ServerError.class, name = "server-error"),
    @JsonSubTypes.Type(value = Fault.TooManyRequests.class, name = "too-many-requests"),
    @JsonSubTypes.Type(value = Fault.GarbageJson.class, name = "garbage-json"),
    @JsonSubTypes.Type(value = Fault.LostAnswer.class, name = "lost-answer"),
    @JsonSubTypes.Type(value = Fault.RetiredResults.class, name = "retired-results"),
    @JsonSubTypes.Type(value = Fault.Restart.class, name = "restart"),
    @JsonSubTypes.Type(value = Fault.HtmlMessages.class, name = "html-messages"),
    @JsonSubTypes.Type(value = Fault.Light.class, name = "light")
})
public sealed interface Fault {

    @Nullable
    String path();

    @Nullable
    Integer count();

    /** 503 as in real maintenance; without a path, where the real server answers it. */
    record Maintenance(@Nullable String path, @Nullable Integer count) implements Fault {}

    /** A user may have so many unfinished jobs. */
    record Slots(@Nullable String path, @Nullable Integer count, int limit) implements Fault {

        public Slots {
            atLeast(0, limit, "limit");
        }
    }

    /** At once, and for good: the account gets a new API token, so that the one in use is worthless. */
    record ReplacedToken(@Nullable String path, @Nullable Integer count, String account) implements Fault {

        public ReplacedToken {
            if (account == null) {
                throw new IllegalArgumentException("account is missing");
            }
        }
    }

    /** Requests wait so long before anything is done. */
    record Slow(@Nullable String path, @Nullable Integer count, int millis) implements Fault {

        public Slow {
            atLeast(0, millis, "millis");
        }
    }

    /**
     * No answer; the connection is closed when the fault is switched off, or after {@code millis} (10 minutes when
     * null).
     */
    record Hanging(
            @Nullable String path,
            @Nullable Integer count,
            @Nullable Integer millis) implements Fault {}

    /** Downloads end after so many bytes. */
    record CutTransfer(@Nullable String path, @Nullable Integer count, long bytes) implements Fault {

        public CutTransfer {
            atLeast(0, bytes, "bytes");
        }
    }

    /** Bytes of downloaded ZIP archives are flipped. */
    record CorruptArchive(@Nullable String path, @Nullable Integer count) implements Fault {}

    /** A proxy's error page with this status, 500–599. */
    record ServerError(@Nullable String path, @Nullable Integer count, int status) implements Fault {

        public ServerError {
            if (status < 500 || status > 599) {
                throw new IllegalArgumentException("status must be between 500 and 599");
            }
        }
    }

    /** 429; {@code retryAfterSeconds} in the header. */
    record TooManyRequests(@Nullable String path, @Nullable Integer count, int retryAfterSeconds) implements Fault {

        public TooManyRequests {
            atLeast(0, retryAfterSeconds, "retryAfterSeconds");
        }
    }

    /** The request is carried out, but of the JSON of its answer only the first byte is good. */
    record GarbageJson(@Nullable String path, @Nullable Integer count) implements Fault {}

    /** A submission is taken, and then the connection closed without an answer. */
    record LostAnswer(@Nullable String path, @Nullable Integer count) implements Fault {}

    /** The results of a job are retired just when somebody asks for a file of it. */
    record RetiredResults(@Nullable String path, @Nullable Integer count) implements Fault {}

    /** At once: all unfinished jobs are dead, as after a restart of the server. */
    record Restart(@Nullable String path, @Nullable Integer count) implements Fault {}

    /** Messages of steps carry markup that must not reach a browser as it is. */
    record HtmlMessages(
            @Nullable String path,
            @Nullable Integer count,
            @Nullable String html) implements Fault {}

    /** Jobs that are submitted from now on pass by the clock without being worked on; defaults as in the settings. */
    record Light(
            @Nullable String path,
            @Nullable Integer count,
            @Nullable Integer waitingMillis,
            @Nullable Integer runningMillis,
            @Nullable Integer exportingMillis)
            implements Fault {}

    private static void atLeast(long minimum, long value, String name) {
        if (value < minimum) {
            throw new IllegalArgumentException(name + " must be at least " + minimum);
        }
    }
}
