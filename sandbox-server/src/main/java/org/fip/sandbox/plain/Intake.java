package org.fip.sandbox.plain;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.config.SandboxProperties;
import org.fip.sandbox.job.Job;
import org.fip.sandbox.job.JobQueue;
import org.fip.sandbox.job.Jobs;
import org.fip.sandbox.job.Submission;
import org.fip.sandbox.storage.JsonFile;
import org.springframework.stereotype.Component;

/** Takes a multipart form, its files straight to disk, and makes a job of it. */
@Component
public class Intake {

    private static final int MAXIMUM_TEXT = 64 * 1024;

    private final SandboxProperties settings;
    private final Jobs jobs;
    private final JobQueue queue;
    private final Path uploads;

    Intake(SandboxProperties settings, Jobs jobs, JobQueue queue) throws IOException {
        this.settings = settings;
        this.jobs = jobs;
        this.queue = queue;
        this.uploads = settings.dataDir().resolve("plain-uploads");
        JsonFile.delete(uploads);
        Files.createDirectories(uploads);
    }

    /** A form while it is being dealt with; its folder is gone afterwards. */
    public final class Form implements AutoCloseable {
        private final Path folder;
        private final Map<String, String> values = new HashMap<>();

        private Form() throws IOException {
            this.folder = Files.createTempDirectory(uploads, "upload-");
        }

        public Map<String, String> values() {
            return values;
        }

        /** Where the files are. */
        public Path folder() {
            return folder;
        }

        public boolean hasFiles() throws IOException {
            try (var files = Files.list(folder)) {
                return files.findAny().isPresent();
            }
        }

        private void take(FileItemInput item) throws IOException {
            try (InputStream in = item.getInputStream()) {
                if (item.isFormField()) {
                    values.putIfAbsent(
                            String.valueOf(item.getFieldName()),
                            new String(in.readNBytes(MAXIMUM_TEXT), StandardCharsets.UTF_8));
                } else {
                    Files.copy(in, folder.resolve(safe(item.getName())), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }

        @Override
        public void close() throws IOException {
            JsonFile.delete(folder);
        }
    }

    public Form read(HttpServletRequest request) throws IOException {
        var form = new Form();
        var upload = new JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory>();
        upload.setMaxSize(settings.maxUpload().toBytes());
        try {
            var items = upload.getItemIterator(request);
            while (items.hasNext()) {
                form.take(items.next());
            }
            return form;
        } catch (IOException | RuntimeException e) {
            form.close();
            throw e;
        }
    }

    /** The last part of a name, without anything that a file system minds. */
    public static String safe(String name) {
        String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = base.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.+", "");
        return plain.isEmpty() ? "file" : plain.substring(Math.max(0, plain.length() - 100));
    }

    /** Queues a job; empty when its owner has too many unfinished ones. */
    public Optional<Job> submit(
            Account account, String application, String name, Map<String, String> parameters, Form form)
            throws IOException {
        Map<String, String> all = new HashMap<>(parameters);
        all.put("password", PlainResults.newPassword());
        Optional<Job> job = jobs.add(
                new Submission(account.username(), name, application, "", all, form.folder(), account.admin()));
        job.ifPresent(queue::add);
        return job;
    }
}
