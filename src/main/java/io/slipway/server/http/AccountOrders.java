package io.slipway.server.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.account.AccountKind;
import io.slipway.account.JobSpec;
import io.slipway.conf.Formats;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.train.Actor;
import io.slipway.train.TrainCommand;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The orders about accounts. Early access is carried out by support alone (DOMAIN A11). */
final class AccountOrders {

    private static final List<Role> SUPPORT = List.of(Role.SUPPORT);
    private static final List<Role> REGISTRARS = List.of(Role.SUPPORT, Role.ADMIN);

    private final Orders orders;

    AccountOrders(Orders orders) {
        this.orders = orders;
    }

    List<Endpoint> endpoints() {
        return List.of(
                ReleaseOrders.post(
                        "/v1/accounts",
                        "Register an account with its stream jobs",
                        REGISTRARS,
                        this::register,
                        "account",
                        "its name",
                        "kind",
                        "development or production",
                        "jobs?",
                        "list of { name, pinned? }: a pinned job runs that runtime and is never restarted by a release"),
                ReleaseOrders.post(
                        "/v1/registrations",
                        "Register up to 1000 accounts at once; those that are registered already are passed over",
                        REGISTRARS,
                        this::registerAll,
                        "accounts",
                        "list of { account, kind, jobs? }, as for one"),
                ReleaseOrders.post(
                        "/v1/accounts/{account}/early-access",
                        "Grant, decline or end early access",
                        SUPPORT,
                        this::earlyAccess,
                        "do",
                        "request, grant, decline or leave",
                        "reason?",
                        "why, for a decline"));
    }

    private CompletionStage<ObjectNode> register(Call call) {
        return orders.carryOut(List.of(registration(call.words(), call.as(Actor.Role.SUPPORT))));
    }

    private CompletionStage<ObjectNode> registerAll(Call call) {
        Actor actor = call.as(Actor.Role.SUPPORT);
        List<TrainCommand.RegisterAccount> accounts = call.words().blocks("accounts").stream()
                .map(words -> registration(words, actor))
                .toList();
        call.words().end();
        return orders.carryOut(List.of(new TrainCommand.RegisterAccounts(accounts)));
    }

    private static TrainCommand.RegisterAccount registration(Words words, Actor actor) {
        EntityId account = EntityId.of("account", words.get("account", Formats.NAME.parse()));
        AccountKind kind = words.get("kind", Formats.choice(AccountKind.class).parse());
        List<JobSpec> jobs =
                words.blocks("jobs").stream().map(AccountOrders::job).toList();
        words.end();
        if (jobs.stream().map(JobSpec::name).distinct().count() != jobs.size()) {
            throw Problem.badRequest("two jobs of " + account.name() + " have the same name");
        }
        return new TrainCommand.RegisterAccount(account, kind, jobs, actor);
    }

    private static JobSpec job(Words words) {
        JobSpec job = new JobSpec(words.get("name", Formats.NAME.parse()), words.find("pinned", Build::new));
        words.end();
        return job;
    }

    private CompletionStage<ObjectNode> earlyAccess(Call call) {
        EntityId account = EntityId.of("account", call.part("account"));
        Actor actor = call.as(Actor.Role.SUPPORT);
        String reason = call.words().find("reason", text -> text).orElse("");
        String action = call.words().text("do");
        call.words().end();
        TrainCommand command = switch (action) {
            case "request" -> new TrainCommand.RequestEarlyAccess(account, actor);
            case "grant" -> new TrainCommand.GrantEarlyAccess(account, actor);
            case "leave" -> new TrainCommand.LeaveEarlyAccess(account, actor);
            case "decline" -> new TrainCommand.DeclineEarlyAccess(account, actor, reason);
            default -> throw Problem.badRequest("\"do\" must be request, grant, decline or leave");
        };
        return orders.carryOut(List.of(command));
    }
}
