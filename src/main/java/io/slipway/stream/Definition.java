package io.slipway.stream;

/**
 * What its owner's applies have made of a stream job. Revisions are numbers of the account's orders, so they only rise. A process of
 * another definition is another process, even if its build is the same; a release repeats the definition as it is.
 *
 * @param revision the order by which an apply last changed it; 0 as it was registered
 * @param pinned whether its build is a runtime that its owner chose: then no release moves it
 * @param checkpoints the revision from which on a checkpoint can be re-used; one of an older process is invalid
 * @param rebuilt the revision that created it or last threw its data away: an older process is stopped before the next starts
 */
public record Definition(long revision, boolean pinned, long checkpoints, long rebuilt) {

    private static final Definition UNPINNED = new Definition(0, false, 0, 0);
    private static final Definition PINNED = new Definition(0, true, 0, 0);

    /** As it is registered, before any apply. */
    public static Definition registered(boolean pinned) {
        return pinned ? PINNED : UNPINNED;
    }

    /** Created by an apply. */
    public static Definition created(long revision, boolean pinned) {
        return new Definition(revision, pinned, revision, revision);
    }

    /** Changed; the next process goes on from the checkpoint of the one before. */
    public Definition changed(long newRevision, boolean nowPinned) {
        return new Definition(newRevision, nowPinned, checkpoints, rebuilt);
    }

    /** Changed so that no checkpoint from before can be used. */
    public Definition invalidated(long newRevision, boolean nowPinned) {
        return new Definition(newRevision, nowPinned, newRevision, rebuilt);
    }

    /** Whether an apply has made it: what is registered is not spelled out in events. */
    boolean isApplied() {
        return revision > 0;
    }

    /** Whether a process of this definition can go on from the checkpoint of one of the other. */
    boolean canFollow(Definition other) {
        return other.revision >= checkpoints;
    }

    /** Whether a process of the other definition must be gone before one of this starts. */
    boolean replaces(Definition other) {
        return rebuilt > other.revision;
    }
}
