package org.fip.sandbox.cloudgene.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;

/**
 * The parts of a submission, read as they arrive: files go straight to disk. The oddities are the real server's: an
 * {@code input-} prefix is stripped, the first of a repeated value wins, the last of two files of one name wins, an
 * empty file is dropped, and texts are HTML-escaped, the password too.
 */
public final class SubmissionParts {

    private static final String PREFIX = "input-";
    private static final String JOB_NAME = "job-name";
    private static final int MAXIMUM_TEXT = 64 * 1024;

    private final Path folder;
    private final Map<String, String> values = new HashMap<>();
    private String jobName = "";

    private final Predicate<String> accepted;
    private boolean filesAsText;

    private SubmissionParts(Path folder, Predicate<String> accepted) {
        this.folder = folder;
        this.accepted = accepted;
    }

    static SubmissionParts read(HttpServletRequest request, Path folder, long maximumBytes, Predicate<String> accepted)
            throws IOException, SubmissionRefused {
        if (request.getContentLengthLong() > maximumBytes) {
            throw SubmissionRefused.tooLarge(request.getContentLengthLong(), maximumBytes);
        }
        var upload = new JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory>();
        upload.setMaxSize(maximumBytes);
        upload.setHeaderCharset(StandardCharsets.UTF_8);
        var parts = new SubmissionParts(folder, accepted);
        try {
            FileItemInputIterator items = upload.getItemIterator(request);
            while (items.hasNext()) {
                parts.take(items.next());
            }
        } catch (FileUploadSizeException e) {
            throw SubmissionRefused.tooLarge(e.getActualSize(), maximumBytes);
        }
        return parts;
    }

    private void take(FileItemInput item) throws IOException, SubmissionRefused {
        String field = item.getFieldName() == null ? "" : item.getFieldName();
        String name = field.startsWith(PREFIX) ? field.substring(PREFIX.length()) : field;
        try (InputStream in = item.getInputStream()) {
            if (name.equals(JOB_NAME)) {
                jobName = jobName.isEmpty() ? text(in) : jobName;
            } else if (!accepted.test(name)) {
                throw SubmissionRefused.unknownParameter(escape(name));
            } else if (!name.equals(ImputationForm.FILES)) {
                String value = text(in);
                values.putIfAbsent(name, value);
            } else if (item.isFormField()) {
                filesAsText = true;
            } else {
                store(item.getName(), in);
            }
        }
    }

    private void store(String fileName, InputStream in) throws IOException {
        String base = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        if (base.isBlank() || base.startsWith(".")) {
            return;
        }
        Path file = folder.resolve(base.replaceAll("[^A-Za-z0-9._ -]", "_"));
        if (Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING) == 0) {
            Files.delete(file);
        }
    }

    private static String text(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAXIMUM_TEXT);
        return escape(new String(bytes, StandardCharsets.UTF_8));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Whether there was a text, such as a URL, in place of a file. */
    public boolean filesAsText() {
        return filesAsText;
    }

    Map<String, String> values() {
        return values;
    }

    String jobName() {
        return jobName;
    }
}
