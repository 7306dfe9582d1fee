package org.magpie.upkeep;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.magpie.base.secret.Vault;

/**
 * Makes a vault from words that a person remembers: PBKDF2 with HMAC-SHA-256 (RFC 8018) and 600,000 rounds, as OWASP's password
 * storage page asks for.
 */
final class Passphrase {
    private static final int ROUNDS = 600_000;
    private static final int SALT = 16;

    private Passphrase() {}

    static String newSalt() {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        return Base64.getEncoder().encodeToString(salt);
    }

    /**
     * @param salt as {@link #newSalt} made it
     * @throws IllegalArgumentException when the salt is not Base64
     */
    static Vault vault(char[] passphrase, String salt) {
        try {
            PBEKeySpec words = new PBEKeySpec(passphrase, Base64.getDecoder().decode(salt), ROUNDS, 256);
            return new Vault(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(words)
                    .getEncoded());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("This Java has no PBKDF2", failure);
        }
    }
}
