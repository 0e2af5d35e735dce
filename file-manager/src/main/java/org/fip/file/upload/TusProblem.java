package org.fip.file.upload;

import org.fip.common.problem.Problem;

/** Why a request of a resumable upload is not taken. */
sealed interface TusProblem extends Problem {
    /** A header that is missing or wrong. */
    record BadHeader(String detail) implements TusProblem {
        @Override
        public String code() {
            return "bad_upload_header";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String title() {
            return "A header of the upload is not right";
        }

        @Override
        public String action() {
            return "Use a client of the tus protocol, version 1.0.0";
        }
    }

    /** Another version of the protocol. */
    record UnknownVersion() implements TusProblem {
        @Override
        public String code() {
            return "tus_version";
        }

        @Override
        public int status() {
            return 412;
        }

        @Override
        public String title() {
            return "This version of the tus protocol is not spoken here";
        }

        @Override
        public String detail() {
            return "The header Tus-Resumable must be 1.0.0";
        }

        @Override
        public String action() {
            return "Use a client of the tus protocol, version 1.0.0";
        }
    }

    /** The client would go on somewhere else than where the upload stands. */
    record WrongOffset(long received) implements TusProblem {
        @Override
        public String code() {
            return "wrong_offset";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String title() {
            return "The upload stands elsewhere";
        }

        @Override
        public String detail() {
            return received + " bytes are safe";
        }

        @Override
        public String action() {
            return "Ask with HEAD where the upload stands, and go on from there";
        }
    }

    /** Another request has begun to send bytes of the same upload. */
    record Superseded() implements TusProblem {
        @Override
        public String code() {
            return "upload_taken_over";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String title() {
            return "Another request goes on with this upload";
        }

        @Override
        public String detail() {
            return "A later request sends bytes of the same upload, or has ended it";
        }

        @Override
        public String action() {
            return "Let one client send it; ask with HEAD where the upload stands";
        }
    }

    /** The bytes are not those that were sent. */
    record ChecksumMismatch() implements TusProblem {
        @Override
        public String code() {
            return "checksum_mismatch";
        }

        @Override
        public int status() {
            return 460;
        }

        @Override
        public String title() {
            return "The bytes were damaged on their way";
        }

        @Override
        public String detail() {
            return "The bytes do not match Upload-Checksum; none of this request was kept";
        }

        @Override
        public String action() {
            return "Send the same bytes again";
        }
    }

    /** More than was announced. */
    record TooManyBytes(long length) implements TusProblem {
        @Override
        public String code() {
            return "upload_too_long";
        }

        @Override
        public int status() {
            return 413;
        }

        @Override
        public String title() {
            return "There are more bytes than were announced";
        }

        @Override
        public String detail() {
            return "The upload was announced with " + length + " bytes";
        }

        @Override
        public String action() {
            return "Cancel it and start a new one with the right length";
        }
    }

    /** Nobody went on with it in time, or its file has been deleted. */
    record Gone(String detail) implements TusProblem {
        @Override
        public String code() {
            return "upload_expired";
        }

        @Override
        public int status() {
            return 410;
        }

        @Override
        public String title() {
            return "The upload is over";
        }

        @Override
        public String action() {
            return "Upload the file again from the start";
        }
    }
}
