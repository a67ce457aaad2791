package io.slipway.sidebyside;

import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;

/** SSJ, Stochastic Simulation in Java (L'Ecuyer, Meliani and Vaucher, 2002): an object for each event, on its own event list. */
final class Ssj implements Engine {

    @Override
    public String name() {
        return "SSJ " + Versions.of("ssj");
    }

    @Override
    public String remark() {
        return "no rule, no state: events of the library";
    }

    @Override
    public Played play(Workload workload) {
        return new Week().play(workload);
    }

    private static final class Week {

        private final Simulator simulator = new Simulator();
        private long handoffs;
        private long steps;
        private double end;

        Played play(Workload workload) {
            simulator.init();
            workload.waves().forEach(wave -> at(wave.opens(), new Slots(wave)::open));
            simulator.start();
            return new Played(handoffs, steps, (long) end);
        }

        private void at(long delay, Runnable action) {
            new Event(simulator) {
                @Override
                public void actions() {
                    steps++;
                    action.run();
                }
            }.schedule((double) delay);
        }

        private final class Slots {

            private final Workload.Wave wave;
            private int next;

            Slots(Workload.Wave wave) {
                this.wave = wave;
            }

            void open() {
                while (next < Math.min(wave.slots(), wave.accounts().size())) {
                    begin();
                }
            }

            private void begin() {
                Workload.Account account = wave.accounts().get(next++);
                account.handoffs().forEach(move -> at(move.starts(), () -> start(move)));
                at(account.span(), this::finished);
            }

            private void start(Workload.Handoff move) {
                at(
                        move.online() - move.starts(),
                        () -> at(move.drained() - move.online(), () -> handoffs++));
            }

            private void finished() {
                end = simulator.time();
                if (next < wave.accounts().size()) {
                    begin();
                }
            }
        }
    }
}
