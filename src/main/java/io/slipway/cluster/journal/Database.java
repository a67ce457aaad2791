package io.slipway.cluster.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/**
 * Where the journal is. Its tables are made by the versioned migrations beside this class, one folder for each kind of database; the
 * table {@code slipway_schema} remembers which were applied.
 *
 * @param url of JDBC
 */
public record Database(Kind kind, String url, String user, String password) {

    private static final String PROPERTIES = "akka-persistence-jdbc.shared-databases.slick.db.properties.";

    /** A connection over which nothing comes for so long is given up: the network may have lost it without a word. */
    private static final String SOCKET_SECONDS = "20";

    private static final String KEEPALIVE =
            "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=3 -c tcp_keepalives_count=3";

    /** The databases that a journal can live in. */
    public enum Kind {
        H2("slick.jdbc.H2Profile$", "org.h2.Driver"),
        POSTGRESQL("slick.jdbc.PostgresProfile$", "org.postgresql.Driver");

        private final String profile;
        private final String driver;

        Kind(String profile, String driver) {
            this.profile = profile;
            this.driver = driver;
        }
    }

    /**
     * The tables as they are.
     *
     * @param version of the last migration that was applied; empty if there are none
     * @param missing versions that this program knows and the tables have not
     * @param unknown versions that the tables have and this program does not know: a later one has been here
     */
    public record Tables(Optional<String> version, List<String> missing, List<String> unknown) {

        public Tables {
            missing = List.copyOf(missing);
            unknown = List.copyOf(unknown);
        }

        /** Whether this program can use them. */
        public boolean fit() {
            return missing.isEmpty() && unknown.isEmpty();
        }
    }

    /** The address of an embedded journal: each write is with the operating system before it is acknowledged. */
    public static String embedded(Path directory) {
        return "jdbc:h2:file:" + directory.toAbsolutePath().resolve("journal")
                + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
    }

    /**
     * A session of one's own. PostgreSQL ends it within some 15 s after it has lost the other side.
     *
     * @param patience for each answer
     * @throws SQLException if the database cannot be reached
     */
    public Connection connect(Duration patience) throws SQLException {
        Properties properties = new Properties();
        String seconds = String.valueOf(Math.max(1, patience.toSeconds()));
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        if (isShared()) {
            properties.setProperty("connectTimeout", seconds);
            properties.setProperty("socketTimeout", seconds);
            properties.setProperty("options", KEEPALIVE);
        }
        return DriverManager.getConnection(url, properties);
    }

    /** What {@code slipway-node.conf} leaves open about it. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("slipway.journal.profile", kind.profile);
        settings.put("slipway.journal.driver", kind.driver);
        settings.put("slipway.journal.url", url);
        settings.put("slipway.journal.user", user);
        settings.put("slipway.journal.password", password);
        if (isShared()) {
            settings.put(PROPERTIES + "socketTimeout", SOCKET_SECONDS);
            settings.put(PROPERTIES + "tcpKeepAlive", "true");
        }
        return settings;
    }

    /** Whether other nodes can use it at the same time. */
    public boolean isShared() {
        return kind != Kind.H2;
    }

    /**
     * Applies the migrations that were not applied yet; two nodes that do so at once wait for each other.
     *
     * @return how many were applied
     * @throws SQLException if the database cannot be reached, is in use by another node, or is of a later version
     */
    public int migrate() throws SQLException {
        try {
            return flyway().migrate().migrationsExecuted;
        } catch (FlywayException failure) {
            throw told(failure);
        }
    }

    /**
     * Looks at the tables.
     *
     * @throws SQLException if the database cannot be reached
     */
    public Tables tables() throws SQLException {
        try {
            MigrationInfoService found = flyway().info();
            return new Tables(
                    Optional.ofNullable(found.current()).map(Database::version),
                    List.of(found.pending()).stream().map(Database::version).toList(),
                    List.of(found.applied()).stream()
                            .filter(each -> !each.getState().isResolved())
                            .map(Database::version)
                            .toList());
        } catch (FlywayException failure) {
            throw told(failure);
        }
    }

    private static String version(MigrationInfo migration) {
        return String.valueOf(migration.getVersion());
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:io/slipway/cluster/journal/" + kind.name().toLowerCase(Locale.ROOT))
                .table("slipway_schema")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .ignoreMigrationPatterns(new String[0])
                .cleanDisabled(true)
                .load();
    }

    private static SQLException told(FlywayException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        String words =
                String.valueOf(cause.getMessage()).strip().lines().findFirst().orElse("");
        return new SQLException(words, failure);
    }
}
