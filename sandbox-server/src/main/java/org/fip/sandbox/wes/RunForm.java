package org.fip.sandbox.wes;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.fip.sandbox.upload.MultipartForm;
import org.fip.sandbox.upload.Part;
import org.fip.sandbox.upload.UploadRefused;
import org.jspecify.annotations.Nullable;

/** The fields of a request for a run, multipart or urlencoded. */
final class RunForm {

    private static final String ATTACHMENT = "workflow_attachment";

    private final Map<String, String> fields = new HashMap<>();
    private final MultipartForm.Taker attachments;

    private RunForm(MultipartForm.Taker attachments) {
        this.attachments = attachments;
    }

    /** Reads a form; attachments are handed on as they come. */
    static RunForm read(HttpServletRequest request, long maximumBytes, MultipartForm.Taker attachments)
            throws IOException {
        var form = new RunForm(attachments);
        if (!MultipartForm.isOne(request)) {
            request.getParameterMap().forEach((name, values) -> form.fields.put(name, values[0]));
            return form;
        }
        try {
            MultipartForm.read(request, maximumBytes, form::take);
        } catch (UploadRefused e) {
            throw new WesException(e.status(), e.reason());
        }
        return form;
    }

    private void take(Part part) throws IOException, UploadRefused {
        if (part.name().equals(ATTACHMENT)) {
            if (part.fileName() == null) {
                throw new WesException(400, ATTACHMENT + " must have a filename.");
            }
            attachments.take(part);
        } else if (part.fileName() == null) {
            fields.putIfAbsent(part.name(), part.text());
        } else {
            throw new WesException(400, part.name() + " must be a string, not a file.");
        }
    }

    /** A field; empty when it was not sent. */
    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    /** A field; null when it was not sent. */
    @Nullable
    String sent(String name) {
        return fields.get(name);
    }
}
