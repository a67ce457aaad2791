package io.slipway.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.machine.Build;
import io.slipway.server.view.Board;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What can be read: all of it from the views of the journal. */
final class Reads {

    private static final int PAGE = 100;
    private static final int LONGEST_PAGE = 1_000;
    private static final List<Role> ANYONE = List.of(Role.values());

    private final Board board;
    private final Audit audit;
    private final Function<String, Optional<Build>> serving;

    Reads(Board board, Audit audit, Function<String, Optional<Build>> serving) {
        this.board = board;
        this.audit = audit;
        this.serving = serving;
    }

    List<Endpoint> endpoints() {
        return List.of(
                get(
                        "/v1/platform",
                        "The platform: policy, baseline, how the fleet is spread",
                        List.of(),
                        this::platform),
                get("/v1/releases", "Releases, the latest first", List.of("limit"), this::releases),
                get("/v1/releases/{release}", "One release: gates, stages, issues", List.of(), this::release),
                get(
                        "/v1/accounts",
                        "Accounts in the order of their names, after a name; moving=true: only those on their way, with their jobs",
                        List.of("after", "limit", "moving"),
                        this::accounts),
                get("/v1/accounts/{account}", "One account with its stream jobs", List.of(), this::account),
                get("/v1/serving/{account}", "The build that serves an account now", List.of(), this::serving),
                new Endpoint(
                        "GET",
                        "/v1/audit",
                        "Commands that were asked for, the latest first",
                        List.of(Role.ADMIN),
                        List.of("limit"),
                        Map.of(),
                        done(this::audit)));
    }

    private static Endpoint get(String path, String summary, List<String> query, Function<Call, ObjectNode> work) {
        return new Endpoint("GET", path, summary, ANYONE, query, Map.of(), done(work));
    }

    private static Function<Call, CompletionStage<ObjectNode>> done(Function<Call, ObjectNode> work) {
        return call -> CompletableFuture.completedFuture(work.apply(call));
    }

    private ObjectNode platform(Call call) {
        return board.platform();
    }

    private ObjectNode releases(Call call) {
        List<ObjectNode> all = board.releases();
        return list("releases", all.subList(0, Math.min(all.size(), limit(call))));
    }

    private ObjectNode release(Call call) {
        String id = call.part("release");
        return board.release(id).orElseThrow(() -> absent("release", id));
    }

    private ObjectNode accounts(Call call) {
        int limit = limit(call);
        boolean moving = call.query("moving", "false").equals("true");
        List<ObjectNode> page = board.accounts(call.query("after", ""), limit, moving);
        ObjectNode node = list("accounts", page);
        if (page.size() == limit) {
            node.put("next", page.get(limit - 1).path("account").textValue());
        }
        return node;
    }

    private ObjectNode account(Call call) {
        String name = call.part("account");
        return board.accountNamed(name).orElseThrow(() -> absent("account", name));
    }

    private ObjectNode serving(Call call) {
        String name = call.part("account");
        ObjectNode node = account(call);
        Optional<String> switched = serving.apply(name).map(Build::label);
        return JsonNodeFactory.instance
                .objectNode()
                .put("account", name)
                .put("build", switched.orElse(node.path("build").textValue()));
    }

    private ObjectNode audit(Call call) {
        return list("entries", audit.latest(limit(call)));
    }

    private static int limit(Call call) {
        return call.number("limit", PAGE, LONGEST_PAGE);
    }

    private static ObjectNode list(String name, List<? extends JsonNode> elements) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putArray(name).addAll(elements);
        return node;
    }

    private static Problem absent(String kind, String name) {
        return new Problem(404, "NOT_FOUND", "no " + kind + " is called \"" + name + "\"");
    }
}
