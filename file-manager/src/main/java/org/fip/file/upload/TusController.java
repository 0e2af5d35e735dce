package org.fip.file.upload;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.fip.common.problem.CommonProblem;
import org.fip.common.security.PlatformUser;
import org.fip.file.FileSettings;
import org.fip.file.storage.TooManyTransfers;
import org.fip.file.storage.Transfers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Resumable uploads by the tus protocol 1.0.0 (https://tus.io/protocols/resumable-upload) with its extensions creation,
 * creation-with-upload, checksum, expiration and termination. The last part of an upload's address is the file's id.
 */
@RestController
class TusController {
    static final String PATH = "/files/uploads";
    static final String VERSION = "1.0.0";
    private static final String EXTENSIONS = "creation,creation-with-upload,checksum,expiration,termination";
    private static final MediaType OFFSET_OCTETS = new MediaType("application", "offset+octet-stream");
    // Java's own RFC_1123_DATE_TIME writes the first nine days of a month with one digit.
    private static final DateTimeFormatter HTTP_TIME = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ResumableUploads uploads;
    private final Transfers transfers;
    private final FileSettings settings;

    TusController(ResumableUploads uploads, Transfers transfers, FileSettings settings) {
        this.uploads = uploads;
        this.transfers = transfers;
        this.settings = settings;
    }

    @RequestMapping(
            path = {PATH, PATH + "/{id}"},
            method = RequestMethod.OPTIONS)
    @Operation(summary = "What of the tus protocol is spoken")
    @ApiResponse(responseCode = "204")
    ResponseEntity<Void> abilities() {
        return ResponseEntity.noContent()
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", EXTENSIONS)
                .header("Tus-Checksum-Algorithm", UploadChecksum.ALGORITHMS)
                .header("Tus-Max-Size", Long.toString(settings.maxSize().toBytes()))
                .build();
    }

    @GetMapping(PATH)
    @Operation(summary = "The user's uploads that are not whole yet, newest first")
    List<UnfinishedUpload> unfinished(PlatformUser user) {
        return uploads.unfinished(user.userId()).stream()
                .map(UnfinishedUpload::of)
                .toList();
    }

    @PostMapping(PATH)
    @Operation(summary = "Begins an upload (tus creation); its address is in the header Location")
    @ApiResponse(responseCode = "201")
    ResponseEntity<Void> create(
            PlatformUser user,
            @RequestHeader(name = "Upload-Length", required = false) @Nullable String length,
            @RequestHeader(name = "Upload-Metadata", required = false) @Nullable String metadata,
            @RequestHeader(name = "Upload-Checksum", required = false) @Nullable String checksum,
            HttpServletRequest request,
            HttpServletResponse response) {
        speakTus(request, response);
        var bytes = number("Upload-Length", length);
        var sum = UploadChecksum.of(checksum);
        if (bringsBytes(request) && request.getContentLengthLong() > bytes) {
            throw new TusProblem.TooManyBytes(bytes).asException();
        }
        var about = UploadMetadata.of(metadata);
        // Where there is no room it is said before a byte is on its way: browsers send all that they have before they
        // listen.
        var upload = whatCame(() -> {
            var created = uploads.create(user.userId(), bytes, about);
            return bringsBytes(request) ? uploads.begin(created, sum, request.getInputStream()) : created;
        });
        return progress(ResponseEntity.created(URI.create("/api" + PATH + "/" + upload.id())), upload)
                .build();
    }

    @RequestMapping(path = PATH + "/{id}", method = RequestMethod.HEAD)
    @Operation(summary = "Where an upload stands, in the header Upload-Offset")
    @ApiResponse(responseCode = "200")
    ResponseEntity<Void> state(
            PlatformUser user, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        speakTus(request, response);
        var upload = uploads.state(user.userId(), id);
        if (!upload.isWhole() && !transfers.people().hasRoomForUpload()) {
            // For this, tus clients come again; after another refusal of this question they begin a new upload.
            return ResponseEntity.status(HttpStatus.LOCKED)
                    .header(
                            HttpHeaders.RETRY_AFTER,
                            Long.toString(new TooManyTransfers().retryAfter().toSeconds()))
                    .build();
        }
        var answer = progress(ResponseEntity.ok().cacheControl(CacheControl.noStore()), upload)
                .header("Upload-Length", Long.toString(upload.length()));
        return (upload.metadata().isEmpty() ? answer : answer.header("Upload-Metadata", upload.metadata())).build();
    }

    @PatchMapping(path = PATH + "/{id}")
    @Operation(summary = "Adds bytes to an upload from the offset that the header Upload-Offset says")
    @ApiResponse(responseCode = "204")
    ResponseEntity<Void> add(
            PlatformUser user,
            @PathVariable UUID id,
            @RequestHeader(name = "Upload-Offset", required = false) @Nullable String offset,
            @RequestHeader(name = "Upload-Checksum", required = false) @Nullable String checksum,
            HttpServletRequest request,
            HttpServletResponse response) {
        speakTus(request, response);
        if (!bringsBytes(request)) {
            throw new CommonProblem.Protocol(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE.value(),
                            "Unsupported Media Type",
                            "The bytes of an upload are " + OFFSET_OCTETS)
                    .asException();
        }
        var from = number("Upload-Offset", offset);
        var sum = UploadChecksum.of(checksum);
        var upload = whatCame(() -> uploads.append(user.userId(), id, from, sum, request.getInputStream()));
        return progress(ResponseEntity.status(HttpStatus.NO_CONTENT), upload).build();
    }

    @DeleteMapping(PATH + "/{id}")
    @Operation(summary = "Ends an upload; nothing of it is kept, but for the file that it has become")
    @ApiResponse(responseCode = "204")
    ResponseEntity<Void> terminate(
            PlatformUser user, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        speakTus(request, response);
        uploads.terminate(user.userId(), id);
        return ResponseEntity.noContent().build();
    }

    private interface Bytes {
        PartialUpload take() throws IOException;
    }

    private PartialUpload whatCame(Bytes bytes) {
        try (var _ = transfers.people().upload()) {
            return bytes.take();
        } catch (IOException e) {
            throw new FileProblem.BadUpload("The bytes broke off; what had arrived is kept").asException();
        }
    }

    private static void speakTus(HttpServletRequest request, HttpServletResponse response) {
        if (!VERSION.equals(request.getHeader("Tus-Resumable"))) {
            response.setHeader("Tus-Version", VERSION);
            throw new TusProblem.UnknownVersion().asException();
        }
    }

    private static boolean bringsBytes(HttpServletRequest request) {
        try {
            var type = request.getContentType();
            return type != null && OFFSET_OCTETS.equalsTypeAndSubtype(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static ResponseEntity.BodyBuilder progress(ResponseEntity.BodyBuilder answer, PartialUpload upload) {
        answer.header("Upload-Offset", Long.toString(upload.received()));
        return upload.completedAt() == null
                ? answer.header("Upload-Expires", HTTP_TIME.format(upload.expiresAt()))
                : answer;
    }

    private static long number(String header, @Nullable String text) {
        try {
            var number = text == null ? -1 : Long.parseLong(text.strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new TusProblem.BadHeader(header + " must be a number of bytes, 0 or more").asException();
    }
}
