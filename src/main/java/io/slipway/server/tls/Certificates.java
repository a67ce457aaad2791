package io.slipway.server.tls;

import akka.pki.pem.DERPrivateKeyLoader;
import akka.pki.pem.PEMDecoder;
import akka.pki.pem.PEMLoadingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys and certificates in files, and what is made of them. */
public final class Certificates {

    private static final String BEGIN = "-----BEGIN";
    private static final String OWN = "node";
    private static final char[] NONE = new char[0];
    private static final byte[] PROOF = "slipway".getBytes(StandardCharsets.US_ASCII);

    private Certificates() {}

    /**
     * The certificates of a PEM file, the node's own first, then those that vouch for it.
     *
     * @throws IOException if the file cannot be read
     * @throws CertificateException if it holds none
     */
    public static List<X509Certificate> read(Path pem) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(pem)) {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (chain.isEmpty()) {
                throw new CertificateException("there is no certificate in it");
            }
            return chain;
        }
    }

    /** The private key of a PEM file, in PKCS #8 or PKCS #1, without a password, whatever is told before it; else as {@link #read}. */
    public static PrivateKey key(Path pem) throws IOException, GeneralSecurityException {
        String text = Files.readString(pem);
        return key(text.substring(Math.max(0, text.indexOf(BEGIN))));
    }

    /** The same, of a file that holds the key and nothing else, as the cluster transport needs it. */
    public static PrivateKey bareKey(Path pem) throws IOException, GeneralSecurityException {
        return key(Files.readString(pem));
    }

    private static PrivateKey key(String text) throws GeneralSecurityException {
        try {
            return DERPrivateKeyLoader.load(PEMDecoder.decode(text));
        } catch (PEMLoadingException unreadable) {
            throw new GeneralSecurityException(unreadable.getMessage(), unreadable);
        }
    }

    /**
     * What shows a certificate to whoever connects.
     *
     * @throws GeneralSecurityException if the key is not that of the certificate, or the certificate is not valid today
     */
    public static SSLContext showing(List<X509Certificate> chain, PrivateKey key)
            throws IOException, GeneralSecurityException {
        X509Certificate own = chain.get(0);
        own.checkValidity();
        String algorithm = "SHA256with" + (key.getAlgorithm().equals("EC") ? "ECDSA" : key.getAlgorithm());
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(PROOF);
        byte[] signed = signature.sign();
        if (!own.getPublicKey().getAlgorithm().equals(key.getAlgorithm()) || !verifies(own, algorithm, signed)) {
            throw new GeneralSecurityException("the key is not that of the certificate");
        }
        KeyStore store = empty();
        store.setKeyEntry(OWN, key, NONE, chain.toArray(X509Certificate[]::new));
        return showing(store, NONE);
    }

    private static boolean verifies(X509Certificate certificate, String algorithm, byte[] signed)
            throws GeneralSecurityException {
        Signature check = Signature.getInstance(algorithm);
        check.initVerify(certificate);
        check.update(PROOF);
        return check.verify(signed);
    }

    /** The same, from a key store in PKCS #12 or JKS. */
    public static SSLContext showing(Path keyStore, String password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(keyStore.toFile(), password.toCharArray());
        boolean any = false;
        for (String alias : Collections.list(store.aliases())) {
            any |= store.isKeyEntry(alias);
        }
        if (!any) {
            throw new KeyStoreException("there is no private key in it");
        }
        return showing(store, password.toCharArray());
    }

    private static SSLContext showing(KeyStore store, char[] password) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** What trusts the certificates of a PEM file, and those they vouch for, and no other; else as {@link #read}. */
    public static SSLContext trusting(Path pem) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        int number = 0;
        for (X509Certificate certificate : read(pem)) {
            store.setCertificateEntry("ca-" + number++, certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NONE);
        return store;
    }
}
