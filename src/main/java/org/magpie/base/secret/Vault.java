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
        return PREFIX + Base64.getEncoder().encodeToString(lock(secret.reveal().getBytes(StandardCharsets.UTF_8)));
    }

    /** The nonce and, behind it, the locked bytes with their tag. */
    public byte[] lock(byte[] open) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
            byte[] locked = cipher.doFinal(open);
            return ByteBuffer.allocate(NONCE + locked.length)
                    .put(nonce)
                    .put(locked)
                    .array();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("This Java has no AES-GCM", failure);
        }
    }

    /**
     * Opens what {@link #lock(Secret)} made.
     *
     * @throws BrokenSecretException if it was made with another key or has been changed
     */
    public Secret open(String locked) {
        try {
            if (!locked.startsWith(PREFIX)) {
                throw new BrokenSecretException(null);
            }
            byte[] bytes = Base64.getDecoder().decode(locked.substring(PREFIX.length()));
            return new Secret(new String(open(bytes), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException failure) {
            throw new BrokenSecretException(failure);
        }
    }

    /**
     * Opens what {@link #lock(byte[])} made.
     *
     * @throws BrokenSecretException if it was made with another key or has been changed
     */
    public byte[] open(byte[] locked) {
        if (locked.length <= NONCE) {
            throw new BrokenSecretException(null);
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, locked, 0, NONCE));
            return cipher.doFinal(locked, NONCE, locked.length - NONCE);
        } catch (GeneralSecurityException failure) {
            throw new BrokenSecretException(failure);
        }
    }
}
