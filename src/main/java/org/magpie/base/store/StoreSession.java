package org.magpie.base.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.StatelessSession;
import org.hibernate.jdbc.ReturningWork;
import org.hibernate.jdbc.Work;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction on one connection. Plain SQL goes straight to the connection; the first other call opens Hibernate's session on
 * the same connection, within the same transaction. Belongs to the thread that runs it.
 */
final class StoreSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreSession.class);

    private final Connection connection;
    private final EntitySessions entities;
    private final StatelessSession shown;
    private @Nullable StatelessSession opened;

    /**
     * @param connection without auto-commit; closed with this
     */
    StoreSession(Connection connection, EntitySessions entities) {
        this.connection = connection;
        this.entities = entities;
        this.shown = (StatelessSession) Proxy.newProxyInstance(
                StatelessSession.class.getClassLoader(), new Class<?>[] {StatelessSession.class}, (InvocationHandler)
                        (proxy, method, arguments) -> call(method, arguments));
    }

    /** What repositories and {@link Rows} work with. Whoever has it neither commits nor closes it. */
    StatelessSession session() {
        return shown;
    }

    private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        if (opened == null && arguments != null && arguments.length == 1) {
            try {
                if (arguments[0] instanceof Work work && method.getName().equals("doWork")) {
                    work.execute(connection);
                    return null;
                }
                if (arguments[0] instanceof ReturningWork<?> work
                        && method.getName().equals("doReturningWork")) {
                    return work.execute(connection);
                }
            } catch (SQLException failure) {
                throw entities.converted(failure);
            }
        }
        try {
            return method.invoke(opened(), arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }

    private StatelessSession opened() {
        StatelessSession session = opened;
        if (session == null) {
            session = entities.on(connection);
            session.beginTransaction();
            opened = session;
        }
        return session;
    }

    void commit() {
        if (opened != null) {
            opened.getTransaction().commit();
            return;
        }
        try {
            connection.commit();
        } catch (SQLException failure) {
            throw entities.converted(failure);
        }
    }

    /** Takes back what was done; a connection that cannot even do that is thrown away by the pool, and its work with it. */
    void rollback() {
        try {
            if (opened == null) {
                connection.rollback();
            } else if (opened.getTransaction().isActive()) {
                opened.getTransaction().rollback();
            }
        } catch (SQLException | RuntimeException failure) {
            LOG.warn("A transaction could not be rolled back; its connection is given up", failure);
        }
    }

    @Override
    public void close() {
        try (connection) {
            if (opened != null) {
                opened.close();
            }
        } catch (SQLException failure) {
            throw entities.converted(failure);
        }
    }
}
