package rival;

/** Planning value: a scanner, a slot and (for a tracer) a batch. Shared by all exams, so that two exams can swap theirs. */
public final class Start {
    final int scanner;
    final int slot;
    final int batch;

    Start(int scanner, int slot, int batch) {
        this.scanner = scanner;
        this.slot = slot;
        this.batch = batch;
    }
}
