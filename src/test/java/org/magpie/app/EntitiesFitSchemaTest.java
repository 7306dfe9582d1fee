package org.magpie.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.cfg.Configuration;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.api.Test;
import org.magpie.app.wiring.Ground;

/** What a start does not look at any more, since it takes long: that the migrations make the tables that the entities are read from. */
class EntitiesFitSchemaTest {
    private static final String ADDRESS = "jdbc:h2:mem:entities;DB_CLOSE_DELAY=-1";

    @Test
    void every_entity_finds_its_table_and_columns() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(ADDRESS);
        Flyway.configure().dataSource(source).load().migrate();
        assertThat(Ground.entities()).hasSizeGreaterThan(10);
        validate(source, Ground.entities());
        assertThatThrownBy(() -> validate(source, List.of(Unstored.class)))
                .isInstanceOf(SchemaManagementException.class);
    }

    private static void validate(JdbcDataSource source, List<Class<?>> entities) {
        Configuration configuration = new Configuration();
        configuration.getProperties().put("hibernate.connection.datasource", source);
        configuration.setProperty("hibernate.hbm2ddl.auto", "validate");
        configuration.setProperty("hibernate.timezone.default_storage", "NORMALIZE_UTC");
        entities.forEach(configuration::addAnnotatedClass);
        configuration.buildSessionFactory().close();
    }

    /** One that no migration has made a table for. */
    @jakarta.persistence.Entity
    static class Unstored {
        @jakarta.persistence.Id
        long id;
    }
}
