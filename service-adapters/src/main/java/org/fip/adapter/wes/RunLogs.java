package org.fip.adapter.wes;

import org.fip.adapter.foreign.ForeignJson;

/** What a run wrote, wherever a server keeps it. */
interface RunLogs {

    /** The text of {@code stdout} or {@code stderr}, or the end of it; empty where it cannot be had. */
    String text(String stream);

    /** What the run itself holds, and nothing from elsewhere. */
    static RunLogs within(ForeignJson run) {
        return stream -> {
            String value = run.at("run_log").at(stream).text("");
            return LogText.isTextItself(value) ? value : "";
        };
    }
}
