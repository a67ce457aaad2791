package io.slipway.server.trial;

import io.slipway.server.client.ApiClient;
import java.util.List;

/** Ten made-up accounts; the first three are for development and have early access. */
final class TrialFleet {

    /** @param jobs names; one that ends in {@code !} is pinned */
    record Member(String account, boolean early, List<String> jobs) {}

    static final List<Member> MEMBERS = List.of(
            new Member("aurora", true, List.of("clicks")),
            new Member("breeze", true, List.of("orders", "legacy!")),
            new Member("comet", true, List.of("payments")),
            new Member("delta", false, List.of("clicks")),
            new Member("ember", false, List.of("rides", "fares")),
            new Member("fjord", false, List.of("views")),
            new Member("grove", false, List.of("orders")),
            new Member("harbor", false, List.of("claims", "archive!")),
            new Member("isle", false, List.of("clicks")),
            new Member("juniper", false, List.of("sessions")));

    private TrialFleet() {}

    /**
     * Registers them all; those of an earlier start are there already.
     *
     * @param granting early access, which support alone may
     */
    static void register(ApiClient client, boolean granting) {
        for (Member member : MEMBERS) {
            try {
                register(client, member);
            } catch (ApiClient.Declined known) {
                if (!known.code().equals("ACCOUNT_EXISTS")) {
                    throw known;
                }
            }
            if (member.early() && granting) {
                var unused = client.post(
                        "/v1/accounts/" + member.account() + "/early-access",
                        ApiClient.body().put("do", "grant"));
            }
        }
    }

    private static void register(ApiClient client, Member member) {
        var body = ApiClient.body()
                .put("account", member.account())
                .put("kind", member.early() ? "development" : "production");
        var jobs = body.putArray("jobs");
        for (String job : member.jobs()) {
            var node = jobs.addObject().put("name", job.replace("!", ""));
            if (job.endsWith("!")) {
                node.put("pinned", "0.9.0");
            }
        }
        var unused = client.post("/v1/accounts", body);
    }
}
