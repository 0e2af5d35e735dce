package org.fip.file.upload;

/** Who brings a file. Results, and files of a job that is only just begun, are brought by the platform's services alone. */
enum Sender {
    PERSON,
    SERVICE
}
