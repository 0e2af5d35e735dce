package org.fip.job.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStatus;
import org.fip.job.state.JobStep;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Job} from a result row. */
final class JobRow {
    private JobRow() {}

    static Job read(ResultSet row, int number) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                row.getLong("user_id"),
                row.getString("name"),
                row.getString("description"),
                row.getLong("service_id"),
                row.getObject("reference_panel_id", Long.class),
                row.getString("input_format"),
                row.getString("build"),
                row.getString("phasing"),
                row.getString("population"),
                row.getString("mode"),
                row.getString("r2_filter"),
                OrderJson.terms(row.getString("accepted_terms")),
                OrderJson.options(row.getString("options")),
                JobStatus.ofText(row.getString("status")),
                map(row.getString("attention"), Attention::ofText),
                row.getString("attention_message"),
                row.getInt("progress_percentage"),
                row.getObject("remote_queue_position", Integer.class),
                row.getObject("input_file_id", UUID.class),
                row.getObject("results_file_id", UUID.class),
                row.getString("external_job_id"),
                row.getString("error_code"),
                row.getString("error_message"),
                row.getString("error_action"),
                row.getBoolean("cancel_requested"),
                map(row.getString("next_step"), JobStep::valueOf),
                instant(row, "next_run_at"),
                row.getLong("version"),
                row.getInt("attempts"),
                row.getInt("faults"),
                row.getInt("unchanged_polls"),
                instant(row, "submit_intent_at"),
                instant(row, "submitted_at"),
                instant(row, "stop_asked_at"),
                row.getBytes("archive_password"),
                instant(row, "remote_started_at"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "queued_at"),
                instant(row, "started_at"),
                instant(row, "completed_at"),
                map(row.getString("failed_step"), JobStep::valueOf),
                row.getInt("submission_number"),
                instant(row, "reattached_at"),
                row.getObject("cloned_from", UUID.class),
                row.getBoolean("adopted"),
                row.getBoolean("input_checked"),
                OrderJson.findings(row.getString("input_findings")));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        return map(row.getTimestamp(column), Timestamp::toInstant);
    }

    static <A, B> @Nullable B map(@Nullable A value, Function<A, B> function) {
        return value == null ? null : function.apply(value);
    }
}
