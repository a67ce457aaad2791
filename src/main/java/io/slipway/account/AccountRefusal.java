package io.slipway.account;

import io.slipway.machine.EntityId;
import io.slipway.machine.Refusal;
import java.util.List;
import java.util.Locale;

/** Why an account says no. */
public sealed interface AccountRefusal extends Refusal {

    record NotRegistered(EntityId account) implements AccountRefusal {
        @Override
        public String sentence() {
            return account + " is not known; register it first";
        }

        @Override
        public boolean isTooEarly() {
            return true;
        }
    }

    record ApplyUnderWay(EntityId account, String plan) implements AccountRefusal {
        @Override
        public String sentence() {
            return account + " is applying plan " + plan + "; wait until it is done, then plan again";
        }
    }

    /** @param current what the same declaration would be planned as now */
    record PlanStale(EntityId account, String plan, String current) implements AccountRefusal {
        @Override
        public String sentence() {
            return "plan " + plan + " does not start from what " + account + " has applied; plan again: it is "
                    + current + " now";
        }
    }

    record PlanUnsound(EntityId account, String plan, List<String> errors) implements AccountRefusal {
        @Override
        public String sentence() {
            return "plan " + plan + " of " + account + " breaks rules: " + String.join("; ", errors);
        }
    }

    /** In a live workspace {@code prevent_destroy} holds (DOMAIN 4.1). */
    record DestroyPrevented(EntityId account, String plan, List<String> objects) implements AccountRefusal {
        @Override
        public String sentence() {
            return "plan " + plan + " of " + account + " would delete or recreate " + String.join(", ", objects)
                    + ", which prevent_destroy protects; apply its removal first";
        }
    }

    record OwnerRoleNeeded(EntityId account, Applicant by) implements AccountRefusal {
        @Override
        public String sentence() {
            return "only an owner of " + account + " may suppress recreates, and " + by.name() + " is its "
                    + by.role().name().toLowerCase(Locale.ROOT) + "; ask an owner, or apply without";
        }
    }
}
