package org.magpie.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Explained;
import org.magpie.base.error.Message;

/** Something outside did not do what it was asked. Carries a sentence for a person; never a secret. */
public abstract sealed class ProviderException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Message said;

    private ProviderException(Message said, @Nullable Throwable cause) {
        super(said.toString(), cause);
        this.said = said;
    }

    /** The sentence to show. */
    @Override
    public Message said() {
        return said;
    }

    /** No answer: no such host, refused, timed out, 5xx. */
    public static final class Unreachable extends ProviderException {
        private static final long serialVersionUID = 1L;

        public Unreachable(Message said, @Nullable Throwable cause) {
            super(said, cause);
        }
    }

    /** The name, password or key is wrong, or the account may not do this. */
    public static final class Unauthorized extends ProviderException {
        private static final long serialVersionUID = 1L;

        public Unauthorized(Message said) {
            super(said, null);
        }
    }

    /** Asked too often. */
    public static final class RateLimited extends ProviderException {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable Duration retryAfter;

        public RateLimited(Message said, @Nullable Duration retryAfter) {
            super(said, null);
            this.retryAfter = retryAfter;
        }

        /** How long it asked to be left alone, null where it did not say. */
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }
    }

    /** An answer that is not what its protocol promises: garbage, an error document, a missing field. */
    public static final class BadAnswer extends ProviderException {
        private static final long serialVersionUID = 1L;

        public BadAnswer(Message said, @Nullable Throwable cause) {
            super(said, cause);
        }
    }

    /** It understood and said no: a duplicate, an unknown category, an unknown id. */
    public static final class Refused extends ProviderException {
        private static final long serialVersionUID = 1L;

        public Refused(Message said) {
            super(said, null);
        }
    }

    /** The settings cannot work as they are. */
    public static final class BadSettings extends ProviderException {
        private static final long serialVersionUID = 1L;

        public BadSettings(Message said) {
            super(said, null);
        }
    }
}
