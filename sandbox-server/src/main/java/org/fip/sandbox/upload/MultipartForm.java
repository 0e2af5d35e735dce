package org.fip.sandbox.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;

/** A form with files, given out part by part as it arrives. */
public final class MultipartForm {

    /** Takes a part; what it leaves unread is skipped. */
    @FunctionalInterface
    public interface Taker {
        void take(Part part) throws IOException, UploadRefused;
    }

    private MultipartForm() {}

    public static boolean isOne(HttpServletRequest request) {
        return JakartaServletFileUpload.isMultipartContent(request);
    }

    /** Reads a form of at most so many bytes. */
    public static void read(HttpServletRequest request, long maximumBytes, Taker taker)
            throws IOException, UploadRefused {
        if (request.getContentLengthLong() > maximumBytes) {
            throw tooLarge(maximumBytes);
        }
        var upload = new JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory>();
        upload.setMaxSize(maximumBytes);
        upload.setHeaderCharset(StandardCharsets.UTF_8);
        try {
            FileItemInputIterator items = upload.getItemIterator(request);
            while (items.hasNext()) {
                take(items.next(), taker);
            }
        } catch (FileUploadSizeException e) {
            throw tooLarge(maximumBytes);
        } catch (FileUploadException e) {
            throw new UploadRefused(400, "The form cannot be read: it is damaged or incomplete.");
        }
    }

    private static void take(FileItemInput item, Taker taker) throws IOException, UploadRefused {
        String name = item.getFieldName() == null ? "" : item.getFieldName();
        try (InputStream content = item.getInputStream()) {
            taker.take(new Part(name, item.isFormField() ? null : String.valueOf(item.getName()), content));
        }
    }

    private static UploadRefused tooLarge(long maximumBytes) {
        return new UploadRefused(413, "The upload is larger than %,d bytes.".formatted(maximumBytes));
    }
}
