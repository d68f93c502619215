import java.nio.file.Files;
import java.nio.file.Path;

import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.node.Node;

/** A node of Elasticsearch 8, which takes its modules from path.home/modules. Arguments: settings, path.home among them. */
public final class ElasticsearchNode {
    private ElasticsearchNode() {}

    public static void main(String[] arguments) throws Exception {
        Settings.Builder builder = Settings.builder();
        Running.settings(arguments).forEach(builder::put);
        Settings settings = builder.build();
        Path home = Path.of(settings.get("path.home"));
        Files.createDirectories(home.resolve("config"));
        LogConfigurator.configureESLogging();
        Node node = new Node(new Environment(settings, home.resolve("config")));
        node.start();
        var http = node.injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress();
        Running.writePort(home, http.address());
        Running.untilInputEnds(node);
    }
}
