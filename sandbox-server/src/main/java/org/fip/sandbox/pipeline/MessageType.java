package org.fip.sandbox.pipeline;

/** The kinds of messages and the numbers that Cloudgene gives them. */
public enum MessageType {
    OK(0),
    ERROR(1),
    WARNING(2),
    RUNNING(3);

    private final int number;

    MessageType(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
