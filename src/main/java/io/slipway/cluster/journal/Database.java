package io.slipway.cluster.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Where the journal is.
 *
 * @param url of JDBC
 */
public record Database(Kind kind, String url, String user, String password) {

    /** What the tables look like; a later version adds a migration and a number. */
    private static final int VERSION = 1;

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

    /** The address of an embedded journal: each write is with the operating system before it is acknowledged. */
    public static String embedded(Path directory) {
        return "jdbc:h2:file:" + directory.toAbsolutePath().resolve("journal")
                + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
    }

    /** What {@code slipway-node.conf} leaves open about it. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("slipway.journal.profile", kind.profile);
        settings.put("slipway.journal.driver", kind.driver);
        settings.put("slipway.journal.url", url);
        settings.put("slipway.journal.user", user);
        settings.put("slipway.journal.password", password);
        return settings;
    }

    /**
     * Creates the tables that are not there yet.
     *
     * @throws SQLException if the database cannot be reached, is in use by another node, or is of a later version
     */
    public void create() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS slipway_schema (version INTEGER PRIMARY KEY)");
            int found = version(statement);
            if (found > VERSION) {
                throw new SQLException("its tables are of version " + found + ", this program knows up to " + VERSION);
            }
            if (found < VERSION) {
                for (String order : script()) {
                    statement.execute(order);
                }
                statement.execute("INSERT INTO slipway_schema (version) VALUES (" + VERSION + ")");
            }
        }
    }

    /**
     * The version of the tables; 0 if there are none.
     *
     * @throws SQLException if the database cannot be reached
     */
    public int version() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet tables = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                if (tables.getString("TABLE_NAME").equalsIgnoreCase("slipway_schema")) {
                    return version(statement);
                }
            }
            return 0;
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM slipway_schema")) {
            result.next();
            return result.getInt(1);
        }
    }

    private List<String> script() {
        String name = kind == Kind.H2 ? "h2.sql" : "postgresql.sql";
        try (InputStream input = Objects.requireNonNull(Database.class.getResourceAsStream(name), name)) {
            String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.split(";\\s*\\n", -1)).stream()
                    .filter(order -> !order.isBlank())
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
