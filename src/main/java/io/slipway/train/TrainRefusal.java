package io.slipway.train;

import io.slipway.machine.EntityId;
import io.slipway.machine.Refusal;
import io.slipway.policy.CellId;
import java.util.List;

/** Why the train says no. */
public sealed interface TrainRefusal extends Refusal {

    record NotCommissioned() implements TrainRefusal {
        @Override
        public String sentence() {
            return "the train has no policy and no baseline yet; commission it first";
        }
    }

    record NotPermitted(Actor actor, String action, String allowed) implements TrainRefusal {
        @Override
        public String sentence() {
            return actor.name() + " (" + actor.role() + ") may not " + action + "; ask " + allowed;
        }
    }

    record UnknownAccount(EntityId account) implements TrainRefusal {
        @Override
        public String sentence() {
            return account + " is not registered; register it first";
        }
    }

    record AccountExists(EntityId account) implements TrainRefusal {
        @Override
        public String sentence() {
            return account + " is registered already; choose another name";
        }
    }

    /** DOMAIN A8. */
    record ProductionAccount(EntityId account) implements TrainRefusal {
        @Override
        public String sentence() {
            return account + " is a production account; early access is for development accounts only";
        }
    }

    record ReleaseActive(String release, String active) implements TrainRefusal {
        @Override
        public String sentence() {
            return release + " must wait: " + active + " is not over; complete or cancel it first";
        }
    }

    record ReleaseOver(String release) implements TrainRefusal {
        @Override
        public String sentence() {
            return release + " is over; propose the next release under a name of its own";
        }
    }

    record NoSuchRelease(String release) implements TrainRefusal {
        @Override
        public String sentence() {
            return release + " is not the active release; it is over, or was never proposed";
        }
    }

    record NoSuchIssue(String issue) implements TrainRefusal {
        @Override
        public String sentence() {
            return issue + " is not an open issue of this release";
        }
    }

    record NoSuchBuild(String release, String build) implements TrainRefusal {
        @Override
        public String sentence() {
            return build + " is not a build of " + release + "; propose it first";
        }
    }

    record NoSuchCell(String release, CellId cell) implements TrainRefusal {
        @Override
        public String sentence() {
            return cell + " is not a cell of the validation matrix of " + release;
        }
    }

    record NothingToRerun(CellId cell, String why) implements TrainRefusal {
        @Override
        public String sentence() {
            return cell + " cannot be run again: " + why;
        }
    }

    record NotInconclusive(Gate gate) implements TrainRefusal {
        @Override
        public String sentence() {
            return gate + " is not inconclusive; only an inconclusive gate can be overridden";
        }
    }

    record NothingToHalt(String release) implements TrainRefusal {
        @Override
        public String sentence() {
            return "no wave of " + release + " is releasing; halt takes effect only while one is";
        }
    }

    record NothingToResume(String release, String why) implements TrainRefusal {
        @Override
        public String sentence() {
            return release + " cannot resume: " + why;
        }
    }

    /** @param until by when, with a space before it; empty if nobody has given an assent that stands */
    record AwaitsAssent(String subject, List<String> by, int missing, String until) implements TrainRefusal {

        public AwaitsAssent {
            by = List.copyOf(by);
        }

        @Override
        public String sentence() {
            String people = missing == 1 ? "1 more person orders" : missing + " more people order";
            return "\"" + subject + "\" is wanted by " + (by.isEmpty() ? "nobody" : String.join(" and ", by))
                    + "; it is done once " + people + " it too" + until;
        }
    }

    record NothingToOverride(String build, String why) implements TrainRefusal {
        @Override
        public String sentence() {
            return "the soak of " + build + " cannot be overridden: " + why;
        }
    }
}
