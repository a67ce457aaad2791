package io.slipway.study.explore;

import java.math.BigInteger;
import java.util.HexFormat;

/**
 * One digest of the journals of many runs, whichever comes to its end first: the sum of theirs, as numbers of 256 bits. Two machines,
 * or two versions of Java, that come to the same wrote the same journals.
 */
public final class Together {

    private static final int BYTES = 32;
    private static final BigInteger RANGE = BigInteger.ONE.shiftLeft(8 * BYTES);

    private BigInteger sum = BigInteger.ZERO;

    /** @param sha256 of one journal, in hexadecimal digits */
    public synchronized void add(String sha256) {
        sum = sum.add(new BigInteger(sha256, 16)).mod(RANGE);
    }

    /** In 64 hexadecimal digits. */
    public synchronized String text() {
        byte[] all = new byte[BYTES];
        byte[] bytes = sum.toByteArray();
        int used = Math.min(bytes.length, BYTES);
        System.arraycopy(bytes, bytes.length - used, all, BYTES - used, used);
        return HexFormat.of().formatHex(all);
    }
}
