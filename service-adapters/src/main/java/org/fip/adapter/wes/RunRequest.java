package org.fip.adapter.wes;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fip.adapter.InputFile;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.Malformed;
import org.fip.adapter.Outcome.Refused;
import org.fip.adapter.Submission;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.http.Answer;
import org.fip.adapter.http.SentNames;
import org.fip.adapter.http.Upload;
import org.fip.adapter.wes.WesSettings.Inputs;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run as the multipart form that every server takes: only files have a file name, JSON parts say that they are JSON, and the
 * marker stands in a tag. No secret is ever part of it, because servers show a run's request to whoever may read the run.
 */
final class RunRequest {

    /** Name of the tag that holds the marker. */
    static final String TAG = "fip_job";

    /** Imputation pipelines are written in Nextflow. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

    private static final String USUAL_TYPE = "NFL";

    /** Spring's default, which the Starter Kit has. */
    private static final long USUAL_PART_LIMIT = 1 << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WesSettings settings;
    private final Language language;
    private final Submission submission;

    RunRequest(WesSettings settings, Language language, Submission submission) {
        this.settings = settings;
        this.language = language;
        this.submission = submission;
    }

    /** A workflow type, its version and its engine in the server's own spelling. */
    record Language(
            String type,
            String version,
            @Nullable String engine,
            @Nullable String engineVersion) {}

    /** Brings the operator's wish and the server's offer together. */
    static Outcome<Language> language(ServiceInfo info, WesSettings settings) {
        Optional<String> type = type(info, settings.workflowType());
        if (type.isEmpty()) {
            return new Refused<>(
                    "The site runs no %s workflows; it offers %s. The service's setting workflow_type chooses."
                            .formatted(
                                    stated(settings.workflowType()),
                                    info.types().keySet()));
        }
        List<String> versions = info.types().getOrDefault(type.get(), List.of());
        String wanted = settings.typeVersion();
        if (wanted != null && !versions.isEmpty() && !versions.contains(wanted)) {
            return new Refused<>("The site does not run %s %s; it offers %s.".formatted(type.get(), wanted, versions));
        }
        String version = wanted != null ? wanted : versions.isEmpty() ? "1.0" : versions.getFirst();
        String engine = settings.engine() != null
                ? settings.engine()
                : info.engine(type.get()).orElse(null);
        String engineVersion = settings.engineVersion() != null
                ? settings.engineVersion()
                : info.engines().getOrDefault(engine == null ? "" : engine, List.of()).stream()
                        .findFirst()
                        .orElse(null);
        return Outcome.ok(new Language(type.get(), version, engine, engine == null ? null : engineVersion));
    }

    private static Optional<String> type(ServiceInfo info, @Nullable String wanted) {
        // A site that lists nothing is told what the operator knows of it.
        if (info.types().isEmpty()) {
            return Optional.of(stated(wanted));
        }
        boolean noChoice = wanted == null && info.types().size() == 1;
        return noChoice ? info.types().keySet().stream().findFirst() : info.type(stated(wanted));
    }

    private static String stated(@Nullable String type) {
        return type == null ? USUAL_TYPE : type;
    }

    /** Why this job cannot be sent at all. */
    Optional<String> obstacle() {
        int taken = settings.parameters().mostInputs();
        int files = submission.inputFiles().size();
        if (files > taken) {
            return Optional.of(
                    "The site's workflow takes %d input file%s, and the job has %d; send them as one job each."
                            .formatted(taken, taken == 1 ? "" : "s", files));
        }
        for (InputFile file : submission.inputFiles()) {
            if (settings.inputs() == Inputs.URL && file.link() == null) {
                return Optional.of("The platform has no address under which the site could fetch the input.");
            }
            if (settings.inputs() == Inputs.ATTACHMENT && file.size() > settings.maxAttachmentBytes()) {
                return Optional.of("%s is larger than the %d bytes that may be attached to a run of this site."
                        .formatted(file.name(), settings.maxAttachmentBytes()));
            }
            if (settings.inputs() == Inputs.PATH
                    && !PLAIN_NAME.matcher(file.name()).matches()) {
                return Optional.of(
                        ("%s cannot be looked for at the site: only names of letters, digits, '.', '_', '+' and '-'"
                                        + " are told to its workflow. Call it otherwise there and here.")
                                .formatted(file.name()));
            }
        }
        return Optional.empty();
    }

    /** What the workflow is told, as JSON; makes the links to the inputs. */
    String parameters() throws IOException {
        return settings.parameters().fill(submission, names(), inputs());
    }

    Upload form(String parameters) {
        Upload form = new Upload()
                .json("workflow_params", parameters)
                .value("workflow_type", language.type())
                .value("workflow_type_version", language.version())
                .value("workflow_url", settings.workflowUrl())
                .json("tags", JSON.writeValueAsString(Map.of(TAG, submission.marker())));
        if (language.engine() != null) {
            form.value("workflow_engine", language.engine());
            if (language.engineVersion() != null) {
                form.value("workflow_engine_version", language.engineVersion());
            }
        }
        if (settings.engineParameters() != null) {
            form.json("workflow_engine_parameters", settings.engineParameters());
        }
        if (settings.inputs() == Inputs.ATTACHMENT) {
            form.files("workflow_attachment", submission.inputFiles());
        }
        return form;
    }

    /** Whether files are attached that are larger than what servers take that nobody has told otherwise. */
    boolean hasLargeAttachment() {
        return settings.inputs() == Inputs.ATTACHMENT
                && submission.inputFiles().stream().anyMatch(file -> file.size() > USUAL_PART_LIMIT);
    }

    /** What the workflow is told that the files are called. Those that are at the site already are called as they are there. */
    private List<String> names() {
        return settings.inputs() == Inputs.PATH
                ? submission.inputFiles().stream().map(InputFile::name).toList()
                : SentNames.of(submission.inputFiles());
    }

    private List<String> inputs() throws IOException {
        if (settings.inputs() == Inputs.ATTACHMENT) {
            return names();
        }
        List<String> inputs = new ArrayList<>();
        for (InputFile file : submission.inputFiles()) {
            inputs.add(
                    settings.inputs() == Inputs.URL ? link(file).toString() : settings.inputPathPrefix() + file.name());
        }
        return inputs;
    }

    private static URI link(InputFile file) throws IOException {
        return java.util.Objects.requireNonNull(file.link()).create();
    }

    /** The id of the run, which some servers answer with 200 and others with 201; 200 may also carry an error. */
    static Outcome<String> started(Answer answer) {
        if (!answer.isSuccess()) {
            return WesFault.onSubmission(answer);
        }
        Optional<ForeignJson> body = answer.json();
        String id = body.map(json -> json.at("run_id").text("")).orElse("");
        if (!id.isEmpty() && id.length() <= 300) {
            return Outcome.ok(id);
        }
        Long status = body.map(json -> json.at("status_code").number()).orElse(null);
        return status != null && status >= 400
                ? new Refused<>(WesFault.message(answer))
                : new Malformed<>("The server took the run but did not say under which id.", true);
    }
}
