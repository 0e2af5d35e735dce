package org.fip.adapter.wes;

import java.util.Optional;
import org.fip.adapter.foreign.ForeignJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How a file of a run is found again; travels inside a {@code RemoteOutput} as text. */
sealed interface OutputReference {

    JsonMapper JSON = JsonMapper.builder().build();

    /** A file at an address; checksum as servers write it, such as {@code sha1$…}. */
    record File(
            String url, @Nullable String checksum, @Nullable Long size) implements OutputReference {}

    /** A run's log at an address. */
    record LogFile(String logUrl) implements OutputReference {}

    /** The text of a run's log, which is part of the run itself. */
    record Log(String runId, String stream) implements OutputReference {}

    default String encoded() {
        return JSON.writeValueAsString(this);
    }

    static Optional<OutputReference> decoded(String text) {
        return ForeignJson.read(text).flatMap(json -> {
            String url = json.at("url").text();
            if (url != null) {
                return Optional.of(new File(
                        url, json.at("checksum").text(), json.at("size").number()));
            }
            String log = json.at("logUrl").text();
            if (log != null) {
                return Optional.of(new LogFile(log));
            }
            String run = json.at("runId").text();
            return run == null
                    ? Optional.empty()
                    : Optional.of(new Log(run, json.at("stream").text("stdout")));
        });
    }
}
