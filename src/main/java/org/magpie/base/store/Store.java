package org.magpie.base.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.cfg.Configuration;
import org.magpie.base.event.Events;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded database of one data folder. One transaction is one {@link UnitOfWork}. Safe for any number of threads; no
 * thread that is inside may be interrupted, since an interrupt closes the database's file.
 */
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    private final HikariDataSource source;
    private final SessionFactory sessions;
    private final Events events;

    private Store(HikariDataSource source, SessionFactory sessions, Events events) {
        this.source = source;
        this.sessions = sessions;
        this.events = events;
    }

    /**
     * Opens or makes the database and brings its schema up to date.
     *
     * @param file without an ending; the database adds {@code .mv.db}
     * @param key 32 bytes; the file is encrypted with it
     * @param entities every class that is stored
     */
    public static Store open(Path file, byte[] key, List<Class<?>> entities, Events events) {
        HikariConfig pool = new HikariConfig();
        // WRITE_DELAY=0: with the default, a killed process loses what it had been told is committed.
        pool.setJdbcUrl("jdbc:h2:file:" + file.toAbsolutePath()
                + ";CIPHER=AES;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1");
        pool.setUsername("magpie");
        // H2 takes "file password, blank, user password" for an encrypted file.
        pool.setPassword(HexFormat.of().formatHex(key) + " magpie");
        pool.setMaximumPoolSize(16);
        pool.setPoolName("magpie");
        pool.setAutoCommit(false);
        HikariDataSource source = new HikariDataSource(pool);
        try {
            Flyway.configure(Store.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            Configuration configuration = new Configuration();
            configuration.getProperties().put("hibernate.connection.datasource", source);
            configuration.setProperty("hibernate.hbm2ddl.auto", "validate");
            configuration.setProperty("hibernate.connection.provider_disables_autocommit", "true");
            configuration.setProperty("hibernate.jdbc.batch_size", "200");
            configuration.setProperty("hibernate.timezone.default_storage", "NORMALIZE_UTC");
            entities.forEach(configuration::addAnnotatedClass);
            return new Store(source, configuration.buildSessionFactory(), events);
        } catch (RuntimeException failure) {
            source.close();
            throw failure;
        }
    }

    /** Reads; what it changes is rolled back. */
    public <T> T read(Function<StatelessSession, T> work) {
        try (StatelessSession session = sessions.openStatelessSession()) {
            session.beginTransaction();
            try {
                return work.apply(session);
            } finally {
                session.getTransaction().rollback();
            }
        }
    }

    /** Runs the work in one transaction, commits, then publishes its events. Anything thrown rolls all of it back. */
    public <T> T write(Function<UnitOfWork, T> work) {
        UnitOfWork unit;
        T result;
        try (StatelessSession session = sessions.openStatelessSession()) {
            unit = new UnitOfWork(session);
            session.beginTransaction();
            boolean done = false;
            try {
                result = work.apply(unit);
                session.getTransaction().commit();
                done = true;
            } finally {
                if (!done && session.getTransaction().isActive()) {
                    session.getTransaction().rollback();
                }
            }
        }
        unit.events().forEach(events::publish);
        return result;
    }

    /** {@link #write} for work without a result. */
    public void change(Consumer<UnitOfWork> work) {
        write(unit -> {
            work.accept(unit);
            return true;
        });
    }

    /** Shuts the database down so that its file is compact and whole. */
    @Override
    public void close() {
        sessions.close();
        try {
            shutDown();
        } catch (SQLException failure) {
            LOG.warn("The database did not shut down cleanly; it will mend itself at the next start", failure);
        } finally {
            source.close();
        }
    }

    @SuppressWarnings("try") // the pool's farewell to a connection of a database that is gone fails, as it should
    private void shutDown() throws SQLException {
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } finally {
            source.evictConnection(connection);
        }
    }
}
