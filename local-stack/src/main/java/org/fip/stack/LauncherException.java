package org.fip.stack;

/** Something that the person at the terminal has to know and can mend. */
public final class LauncherException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LauncherException(String what, String remedy) {
        super(what + ": " + remedy);
    }
}
