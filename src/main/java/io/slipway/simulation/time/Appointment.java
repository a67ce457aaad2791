package io.slipway.simulation.time;

/** Something that will happen at a virtual instant, unless it is canceled before. */
public abstract class Appointment {

    private long epochMillis;
    private boolean canceled;

    /** What happens. */
    protected abstract void takePlace();

    /** An appointment that runs this. */
    public static Appointment of(Runnable happening) {
        return new Appointment() {
            @Override
            protected void takePlace() {
                happening.run();
            }
        };
    }

    public final void cancel() {
        canceled = true;
    }

    public final long epochMillis() {
        return epochMillis;
    }

    final boolean isCanceled() {
        return canceled;
    }

    final void plan(long millis) {
        epochMillis = millis;
    }
}
