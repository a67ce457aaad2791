package io.slipway.train;

import io.slipway.account.AccountKind;
import io.slipway.machine.EntityId;
import java.util.List;
import java.util.Optional;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * The accounts and their standing, by address, so that every roster is in the same order.
 *
 * @param joining registered accounts that have not answered yet
 */
record Fleet(TreePMap<EntityId, Member> members, PMap<EntityId, TrainEvent.AccountRegistered> joining) {

    static final Fleet EMPTY = new Fleet(TreePMap.empty(), TreePMap.empty());

    Optional<Member> member(EntityId account) {
        return Optional.ofNullable(members.get(account));
    }

    Fleet register(TrainEvent.AccountRegistered event) {
        Member member = new Member(event.account(), event.kind(), Standing.NONE);
        return new Fleet(members.plus(event.account(), member), joining.plus(event.account(), event));
    }

    Fleet joined(EntityId account) {
        return new Fleet(members, joining.minus(account));
    }

    Fleet with(EntityId account, Standing standing) {
        return new Fleet(members.plus(account, member(account).orElseThrow().with(standing)), joining);
    }

    /** Accounts that have not answered yet are in no roster: an order to one could overtake its registration. */
    Rosters freeze() {
        return new Rosters(accounts(true), accounts(false));
    }

    private List<EntityId> accounts(boolean early) {
        return members.values().stream()
                .filter(member -> (member.standing() == Standing.GRANTED) == early)
                .map(Member::account)
                .filter(account -> !joining.containsKey(account))
                .toList();
    }

    record Member(EntityId account, AccountKind kind, Standing standing) {

        Member with(Standing next) {
            return new Member(account, kind, next);
        }
    }

    /** Where an account stands with early access (DOMAIN 10.3). */
    enum Standing {
        NONE,
        REQUESTED,
        GRANTED
    }

    /** Who is in which wave of one release, frozen. */
    record Rosters(List<EntityId> earlyAccess, List<EntityId> remaining) {}
}
