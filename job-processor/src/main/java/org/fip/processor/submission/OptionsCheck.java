package org.fip.processor.submission;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fip.processor.client.Registry;

/** The further parameters that a server lists; each is held against its type. */
final class OptionsCheck {
    private static final Allowed SWITCH = new Allowed(List.of("true", "false"));
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_NUMBER = 40;

    private final List<Registry.Option> offered;
    private final String service;
    private final Findings findings;

    OptionsCheck(List<Registry.Option> offered, String service, Findings findings) {
        this.offered = offered;
        this.service = service;
        this.findings = findings;
    }

    /** What was asked for, and the server's own value where nothing was, so that the job says what it was run with. */
    Map<String, String> values(Map<String, String> asked) {
        asked.keySet().stream()
                .filter(id -> offered.stream().noneMatch(o -> o.id().equals(id)))
                .forEach(id -> findings.wrong(OrderForm.OPTION + id, notOffered()));
        var values = new LinkedHashMap<String, String>();
        for (var option : offered) {
            var value = asked.get(option.id());
            if (value != null) {
                values.put(option.id(), checked(option, value));
            } else if (option.defaultValue() != null && !option.defaultValue().isBlank()) {
                values.put(option.id(), option.defaultValue());
            } else if (option.required()) {
                findings.missing(OrderForm.OPTION + option.id(), "is required");
            }
        }
        return values;
    }

    private String notOffered() {
        var known = new Allowed(offered.stream().map(Registry.Option::id).toList());
        return known.isEmpty()
                ? "is not offered; " + service + " has no further options"
                : "is not an option of " + service + "; it has " + known.listed();
    }

    private String checked(Registry.Option option, String value) {
        return switch (option.type()) {
            case "checkbox" -> oneOf(option, SWITCH, value);
            case "choice" -> oneOf(option, Allowed.of(option.choices()), value);
            case "number" -> number(option, value);
            default -> text(option, value);
        };
    }

    private String oneOf(Registry.Option option, Allowed allowed, String value) {
        return allowed.find(value).orElseGet(() -> refused(option, value, "must be one of " + allowed.listed()));
    }

    private String number(Registry.Option option, String value) {
        try {
            return value.length() > LONGEST_NUMBER
                    ? refused(option, value, "is too long for a number")
                    : String.valueOf(new BigDecimal(value));
        } catch (NumberFormatException e) {
            return refused(option, value, "must be a number");
        }
    }

    private String text(Registry.Option option, String value) {
        if (value.length() > LONGEST_TEXT) {
            return refused(option, value, "must have at most " + LONGEST_TEXT + " characters");
        }
        return value.chars().anyMatch(Character::isISOControl) ? refused(option, value, "must be one line") : value;
    }

    private String refused(Registry.Option option, String value, String why) {
        findings.wrong(OrderForm.OPTION + option.id(), why);
        return value;
    }
}
