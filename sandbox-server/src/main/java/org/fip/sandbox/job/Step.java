package org.fip.sandbox.job;

import java.util.ArrayList;
import java.util.List;
import org.fip.sandbox.pipeline.MessageType;

/** A step of a job and what it told. */
public record Step(String name, List<Message> messages) {

    /** A message, HTML. */
    public record Message(MessageType type, String text) {}

    /** With one more message, which takes the place of a running one. */
    Step with(Message message) {
        List<Message> all = new ArrayList<>(messages);
        if (!all.isEmpty() && all.getLast().type() == MessageType.RUNNING) {
            all.removeLast();
        }
        all.add(message);
        return new Step(name, List.copyOf(all));
    }
}
