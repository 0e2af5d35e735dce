package org.fip.sandbox.cloudgene.shared;

import java.util.regex.Pattern;
import org.fip.sandbox.account.Accounts;
import org.springframework.stereotype.Component;

/** Makes accounts by the real server's rules. */
@Component
public class Registration {

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9]{4,64}");
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern PASSWORD = Pattern.compile("(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z]).{6,200}");

    private final Accounts accounts;

    Registration(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Makes the account; answers what is wrong, or an empty text. */
    public String register(String username, String fullName, String mail, String password, String confirmation) {
        String fault = fault(username, fullName, mail, password, confirmation);
        if (fault.isEmpty()
                && accounts.create(username, password, fullName, mail, false).isEmpty()) {
            return "Username already exists.";
        }
        return fault;
    }

    private String fault(String username, String fullName, String mail, String password, String confirmation) {
        if (!USERNAME.matcher(username).matches()) {
            return "The username must contain at least four characters, letters and digits only.";
        }
        if (fullName.isBlank()) {
            return "The full name is required.";
        }
        if (!MAIL.matcher(mail).matches()) {
            return "Please enter a valid mail address.";
        }
        if (accounts.mailTaken(mail)) {
            return "E-Mail is already registered.";
        }
        if (!PASSWORD.matcher(password).matches()) {
            return "Password must contain at least six characters, one number (0-9), one lowercase letter (a-z) and one"
                    + " uppercase letter (A-Z).";
        }
        return password.equals(confirmation) ? "" : "Please check your passwords.";
    }
}
