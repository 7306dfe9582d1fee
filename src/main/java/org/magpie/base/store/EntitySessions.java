package org.magpie.base.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.h2.engine.Constants;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.cfg.Configuration;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.magpie.base.context.WorkThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hibernate over one database. Reading the mapping of all entities takes longer than anything else in a short command, so it is
 * put off until the first entity or query of entities; a face that is sure to need it begins at once, beside the opening of the
 * file. The database is not asked for anything meanwhile. Safe for any number of threads.
 */
final class EntitySessions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EntitySessions.class);

    private final FutureTask<SessionFactory> factory;
    private final AtomicBoolean begun = new AtomicBoolean();

    /**
     * @param source names the database; no connection is taken from it
     * @param entities every class that is stored
     */
    EntitySessions(DataSource source, List<Class<?>> entities) {
        this.factory = new FutureTask<>(() -> build(source, entities));
    }

    private static SessionFactory build(DataSource source, List<Class<?>> entities) {
        Configuration configuration = new Configuration();
        Properties properties = configuration.getProperties();
        properties.put("hibernate.connection.datasource", source);
        properties.putAll(settings());
        entities.forEach(configuration::addAnnotatedClass);
        // Nothing is loaded lazily, so there are no classes to generate; reflection reaches the fields soon enough.
        configuration
                .getStandardServiceRegistryBuilder()
                .addService(BytecodeProvider.class, new BytecodeProviderImpl());
        return configuration.buildSessionFactory();
    }

    /** What Hibernate is told, so that it need not ask the database. */
    static Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("hibernate.boot.allow_jdbc_metadata_access", "false");
        settings.setProperty("jakarta.persistence.database-product-name", "H2");
        settings.setProperty("jakarta.persistence.database-product-version", Constants.VERSION);
        settings.setProperty("jakarta.persistence.database-major-version", String.valueOf(Constants.VERSION_MAJOR));
        settings.setProperty("jakarta.persistence.database-minor-version", String.valueOf(Constants.VERSION_MINOR));
        // A test compares the schema that the migrations make with the entities.
        settings.setProperty("hibernate.hbm2ddl.auto", "none");
        settings.setProperty("hibernate.connection.provider_disables_autocommit", "true");
        settings.setProperty("hibernate.jdbc.batch_size", "200");
        // Only bulk statements over several tables would need them, and there are none.
        settings.setProperty("hibernate.query.mutation_strategy.global_temporary.create_tables", "false");
        settings.setProperty("hibernate.query.mutation_strategy.global_temporary.drop_tables", "false");
        settings.setProperty("hibernate.timezone.default_storage", "NORMALIZE_UTC");
        return settings;
    }

    /** Begins to read the mapping in a thread of its own. */
    void begin() {
        begun.set(true);
        WorkThreads.startPlatform("entities", factory);
    }

    /** Whether the mapping has been read; false also while it is being read. */
    boolean isOpen() {
        return factory.state() == FutureTask.State.SUCCESS;
    }

    /** A session on that connection, which the caller closes. */
    StatelessSession on(Connection connection) {
        return factory().withStatelessOptions().connection(connection).openStatelessSession();
    }

    /** The unchecked exception that Hibernate throws for a failure of its own statements. */
    RuntimeException converted(SQLException failure) {
        return factory()
                .unwrap(SessionFactoryImplementor.class)
                .getJdbcServices()
                .getSqlExceptionHelper()
                .convert(failure, "A statement failed");
    }

    private SessionFactory factory() {
        begun.set(true);
        factory.run(); // does nothing where it runs or has run
        try {
            return factory.get();
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the entities were being read", failure);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The entities cannot be used", failure.getCause());
        }
    }

    /** Waits for a reading that is under way. */
    @Override
    public void close() {
        if (!begun.get()) {
            return;
        }
        try {
            factory.get().close();
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            LOG.debug("What could not be read need not be closed", failure);
        }
    }
}
