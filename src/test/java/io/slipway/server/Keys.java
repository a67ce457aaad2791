package io.slipway.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A certificate that vouches for itself, made by the JDK's keytool: as a key store, and as PEM files. */
public record Keys(Path store, Path certificate, Path key) {

    public static final String PASSWORD = "changeit";

    /** @param name as which the certificate speaks, such as {@code ip:127.0.0.1} */
    public static Keys make(Path directory, String file, String name) {
        Path store = directory.resolve(file + ".p12");
        try {
            keytool(directory.resolve(file + ".log"), store, name);
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            return new Keys(
                    store,
                    pem(
                            directory.resolve(file + ".pem"),
                            "CERTIFICATE",
                            keys.getCertificate("node").getEncoded()),
                    pem(
                            directory.resolve(file + "-key.pem"),
                            "PRIVATE KEY",
                            Optional.ofNullable(keys.getKey("node", PASSWORD.toCharArray()))
                                    .orElseThrow()
                                    .getEncoded()));
        } catch (IOException | GeneralSecurityException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    private static void keytool(Path log, Path store, String name) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "node",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=slipway",
                        "-ext",
                        "san=" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new AssertionError(Files.readString(log));
        }
    }

    private static Path pem(Path file, String what, byte[] bytes) throws IOException {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
    }
}
