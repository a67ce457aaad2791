package io.slipway.driver.process;

import io.slipway.driver.Answers;
import io.slipway.machine.EntityId;
import io.slipway.stream.StreamCommand;
import io.slipway.stream.StreamRuntime.EnsureStarted;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of one epoch of one job, as the node sees it. {@link #look} makes what is so more like what is wanted, and is called
 * again and again; it never waits.
 *
 * <pre>
 * wanted: no process -> claim found on disk and alive: adopt | none: launch
 *         alive -> probe, until ready often enough in a row
 *         died  -> proven, or the job's first: launch again, after a pause | unproven green: tell, and wait for orders
 * unwanted: alive -> ask it to end; after a while, kill its tree | gone: tell, done
 * </pre>
 */
final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 5;

    /** How long a process may take from its launch to its claim. */
    private static final Duration CLAIM_PATIENCE = Duration.ofSeconds(10);

    private final JobDirectory directory;
    private final Launcher launcher;
    private final Metrics metrics;
    private final ProcessRules rules;
    private final Answers answers;
    private final EntityId job;
    private final long epoch;

    private Optional<EnsureStarted> order = Optional.empty();
    private Optional<OsProcess> process = Optional.empty();
    private int turn;
    private int buried;
    private int ready;
    private boolean told;
    private boolean exited;
    private int deaths;
    private long launchedAt;
    private long nextLaunchAt;
    private long nextProbeAt;
    private long killAt;
    private boolean stopping;

    Watch(ProcessRules rules, Answers answers, Metrics metrics, EntityId job, long epoch) {
        this.rules = rules;
        this.answers = answers;
        this.metrics = metrics;
        this.job = job;
        this.epoch = epoch;
        this.directory = new JobDirectory(rules.directory(), job);
        this.launcher = new Launcher(rules);
        this.nextLaunchAt = System.nanoTime();
        this.nextProbeAt = nextLaunchAt;
    }

    /** The process is wanted; asked again, it tells again how it is. */
    synchronized void want(EnsureStarted wanted) {
        order = Optional.of(wanted);
        told = false;
        exited = false;
    }

    /** The process is not wanted any more, ever. When this returns, that is safe. */
    synchronized void unwant() {
        directory.stop(epoch);
    }

    /** Returns whether there is nothing left to look after. */
    synchronized boolean look() throws IOException {
        if (directory.isStopped(epoch)) {
            return stop();
        }
        if (order.isPresent()) {
            find();
            if (process.isPresent()) {
                attend(order.get(), process.get());
            } else if (!exited && !directory.isBeingClaimed(epoch, directory.lastTurn(epoch))) {
                start(order.get());
            }
        }
        return false;
    }

    /** A process that this node has launched is found even if it has died since: that is to be told. */
    private void find() {
        int last = directory.lastTurn(epoch);
        if (process.isEmpty() && last > 0 && last != buried) {
            boolean own = last == turn;
            process = directory.process(epoch, last).filter(claimed -> own || claimed.isAlive());
            process.ifPresent(claimed -> LOG.info("{} epoch {} is process {}", job, epoch, claimed.pid()));
            turn = process.isPresent() ? last : turn;
        }
    }

    private void start(EnsureStarted wanted) throws IOException {
        long now = System.nanoTime();
        int next = directory.lastTurn(epoch) + 1;
        boolean onItsWay = turn == next && now - launchedAt < CLAIM_PATIENCE.toNanos();
        if (!onItsWay && now - nextLaunchAt >= 0) {
            turn = next;
            launchedAt = now;
            launcher.launch(directory, wanted, next);
        }
    }

    private void attend(EnsureStarted wanted, OsProcess running) throws IOException {
        if (!running.isAlive()) {
            died(wanted, running);
            return;
        }
        long now = System.nanoTime();
        if (now - nextProbeAt < 0) {
            return;
        }
        nextProbeAt = now + wanted.readiness().probeEvery().toNanos();
        launcher.trim(directory.log(epoch));
        if (!told) {
            probe(wanted);
        }
    }

    private void probe(EnsureStarted wanted) {
        Optional<String> text = metrics.text(launcher.metrics(directory, wanted, turn));
        Optional<Double> batches = text.flatMap(found -> Metrics.sample(found, rules.batches()));
        Optional<Double> lag = text.flatMap(found -> Metrics.sample(found, rules.lag()));
        if (batches.isEmpty() || lag.isEmpty()) {
            ready = 0;
            return;
        }
        Duration behind = Duration.ofMillis((long) (lag.get() * 1000));
        boolean isReady =
                batches.get() >= 1 && behind.compareTo(wanted.readiness().lagAtMost()) <= 0;
        ready = isReady ? ready + 1 : 0;
        if (ready >= wanted.readiness().probes()) {
            directory.prove(epoch);
            told = true;
            deaths = 0;
        }
        answers.send(job, ProcessStreamRuntime.PORT, new StreamCommand.Probed(epoch, ready, behind));
    }

    private void died(EnsureStarted wanted, OsProcess gone) {
        LOG.warn("{} epoch {}: process {} ended by itself", job, epoch, gone.pid());
        process = Optional.empty();
        buried = turn;
        directory.giveBackPorts(epoch, turn);
        ready = 0;
        told = false;
        boolean green = wanted.seed().isPresent() && !directory.isProven(epoch);
        exited = green;
        nextLaunchAt = System.nanoTime()
                + FIRST_PAUSE.multipliedBy(1L << Math.min(deaths, DOUBLINGS)).toNanos();
        deaths++;
        if (green) {
            String reason = "process " + gone.pid() + " ended before it was online; see " + directory.log(epoch);
            answers.send(job, ProcessStreamRuntime.PORT, new StreamCommand.Exited(epoch, reason));
        }
    }

    private boolean stop() {
        int last = directory.lastTurn(epoch);
        if (!stopping && directory.isBeingClaimed(epoch, last)) {
            return false;
        }
        Optional<OsProcess> claimed =
                last == 0 ? Optional.empty() : directory.process(epoch, last).filter(OsProcess::isAlive);
        if (claimed.isEmpty() && directory.bar(epoch, last + 1)) {
            directory.giveBackPorts(epoch, last + 1);
            directory.prune(epoch);
            answers.send(job, ProcessStreamRuntime.PORT, new StreamCommand.Stopped(epoch));
            return true;
        }
        long now = System.nanoTime();
        if (claimed.isPresent() && !stopping) {
            stopping = true;
            killAt = now + rules.stopPatience().toNanos();
            claimed.get().terminate();
        } else if (claimed.isPresent() && now - killAt >= 0) {
            claimed.get().kill();
        }
        return false;
    }

    /** Ends the process without a word, and lets it be wanted again: for a trial, which leaves nothing behind. */
    synchronized void abandon() {
        order = Optional.empty();
        process.ifPresent(OsProcess::kill);
    }
}
