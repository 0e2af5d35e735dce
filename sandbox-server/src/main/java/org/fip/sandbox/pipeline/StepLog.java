package org.fip.sandbox.pipeline;

/** Where a running job tells its owner what it does; messages are HTML. */
public interface StepLog {

    /** For looking at input on whose behalf nothing runs. */
    StepLog SILENT = new StepLog() {
        @Override
        public void step(String name) {}

        @Override
        public void add(MessageType type, String message) {}
    };

    /** Begins the next step. */
    void step(String name);

    /** Adds a message of the present step; a running message before it is replaced. */
    void add(MessageType type, String message);
}
