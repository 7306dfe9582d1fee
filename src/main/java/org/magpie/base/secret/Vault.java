package org.magpie.base.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Locks texts with AES-256-GCM (NIST SP 800-38D): a fresh 96-bit nonce a text, a 128-bit tag behind it. Safe for any number of threads. */
public final class Vault {
    private static final String PREFIX = "v1:";
    private static final int NONCE = 12;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param key 32 bytes
     */
    public Vault(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("A vault's key has 32 bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** What may be stored in place of the secret. */
    public String lock(Secret secret) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
            byte[] locked = cipher.doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8));
            return PREFIX
                    + Base64.getEncoder()
                            .encodeToString(ByteBuffer.allocate(NONCE + locked.length)
                                    .put(nonce)
                                    .put(locked)
                                    .array());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("This Java has no AES-GCM", failure);
        }
    }

    /**
     * Opens what {@link #lock} made.
     *
     * @throws BrokenSecretException if it was made with another key or has been changed
     */
    public Secret open(String locked) {
        try {
            if (!locked.startsWith(PREFIX)) {
                throw new BrokenSecretException(null);
            }
            byte[] bytes = Base64.getDecoder().decode(locked.substring(PREFIX.length()));
            if (bytes.length <= NONCE) {
                throw new BrokenSecretException(null);
            }
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, bytes, 0, NONCE));
            return new Secret(new String(cipher.doFinal(bytes, NONCE, bytes.length - NONCE), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException failure) {
            throw new BrokenSecretException(failure);
        }
    }
}
