package org.fip.job.store;

import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fip.job.input.InputCheck;
import org.fip.job.input.InputFinding;
import org.fip.job.store.Submissions.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a pending job when its files are here and its order is good: it is queued, or refused for its input. */
final class Acceptance {
    private static final int MOST_NOTES = 20;

    private final JdbcClient db;
    private final Clock clock;
    private final StatusUpdates history;

    Acceptance(JdbcClient db, Clock clock, StatusUpdates history) {
        this.db = db;
        this.clock = clock;
        this.history = history;
    }

    /** Empty where somebody else had the job meanwhile. */
    Optional<Job> settle(Job pending, Order order, UUID firstFile, InputCheck check) {
        return switch (check) {
            case InputCheck.Passed passed -> queue(pending, order, firstFile, true);
            case InputCheck.Open open -> queue(pending, order, firstFile, false);
            case InputCheck.Refused refused -> refuse(pending, order, firstFile, refused);
        };
    }

    private Optional<Job> queue(Job pending, Order order, UUID firstFile, boolean checked) {
        var job = ordered(pending, order, firstFile, """
                        status = 'queued', queued_at = :now, next_step = 'SUBMIT', next_run_at = :now,
                        input_checked = :checked""")
                .param("checked", checked)
                .query(JobRow::read)
                .optional();
        job.ifPresent(j -> history.write(j, pending, order.notes()));
        return job;
    }

    // Tried again it begins with SUBMIT, and with the check.
    private Optional<Job> refuse(Job pending, Order order, UUID firstFile, InputCheck.Refused refused) {
        var job = ordered(pending, order, firstFile, """
                        status = 'failed', completed_at = :now, error_code = :code, error_message = :message,
                        error_action = :action, failed_step = 'SUBMIT', input_checked = false,
                        input_findings = :findings::jsonb""")
                .param("code", InputCheck.Refused.CODE)
                .param("message", refused.message())
                .param("action", InputCheck.Refused.ACTION)
                .param("findings", OrderJson.of(refused.findings()))
                .query(JobRow::read)
                .optional();
        job.ifPresent(j -> history.write(j, pending, notes(refused)));
        return job;
    }

    /** A line for each finding, and at the end, with which the owner is told, why the job ended. */
    static List<Note> notes(InputCheck.Refused refused) {
        return Stream.concat(
                        refused.findings().stream().limit(MOST_NOTES).map(Acceptance::note),
                        Stream.of(Note.error(refused.message())))
                .toList();
    }

    private static Note note(InputFinding finding) {
        return switch (finding.severity()) {
            case "error" -> Note.error(finding.text());
            case "warning" -> Note.warning(finding.text());
            default -> Note.info(finding.text());
        };
    }

    private JdbcClient.StatementSpec ordered(Job pending, Order order, UUID firstFile, String outcome) {
        return db.sql("""
                        UPDATE imputation_jobs SET name = :name, description = :description, service_id = :service,
                          reference_panel_id = :panel, build = :build, phasing = :phasing, population = :population,
                          mode = :mode, r2_filter = :r2, accepted_terms = :terms::jsonb, options = :options::jsonb,
                          input_file_id = :file, updated_at = :now, version = version + 1, %s
                        WHERE id = :id AND version = :version AND status = 'pending' RETURNING *""".formatted(outcome))
                .param("version", pending.version())
                .param("name", order.name())
                .param("description", order.description())
                .param("service", order.serviceId())
                .param("panel", order.referencePanelId())
                .param("build", order.build(), Types.VARCHAR)
                .param("phasing", order.phasing(), Types.VARCHAR)
                .param("population", order.population(), Types.VARCHAR)
                .param("mode", order.mode(), Types.VARCHAR)
                .param("r2", order.r2Filter(), Types.VARCHAR)
                .param("terms", OrderJson.of(order.acceptedTerms()))
                .param("options", OrderJson.of(order.options()))
                .param("file", firstFile)
                .param("now", JobTime.of(clock.instant()))
                .param("id", pending.id());
    }
}
