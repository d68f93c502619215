import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the nodes of both products have in common: their settings, where their port is written, and their end. */
final class Running {
    private Running() {}

    /** One node of its own on the loopback; arguments are key=value, and key= takes one of these away. */
    static Map<String, String> settings(String[] arguments) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("cluster.name", "tg-cloud-test");
        settings.put("node.name", "node-1");
        settings.put("network.host", "127.0.0.1");
        settings.put("transport.port", "0");
        settings.put("discovery.type", "single-node");
        settings.put("action.auto_create_index", "false");
        settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
        for (String argument : arguments) {
            int at = argument.indexOf('=');
            if (at < 1) throw new IllegalArgumentException("not key=value: " + argument);
            String key = argument.substring(0, at);
            if (at + 1 == argument.length()) settings.remove(key);
            else settings.put(key, argument.substring(at + 1));
        }
        return settings;
    }

    /** In one step, so that whoever finds the file finds the whole port. */
    static void writePort(Path home, InetSocketAddress address) throws IOException {
        Path whole = home.resolve("http.port");
        Path part = home.resolve("http.port.part");
        Files.writeString(part, address.getPort() + "\n");
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Ends with the input, hence with the process that started it, however that one ended; or with a signal. */
    static void untilInputEnds(AutoCloseable node) throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                node.close();
            } catch (Exception fault) {
                fault.printStackTrace();
            }
        }));
        while (System.in.read() >= 0) {
            // Nothing is asked for in words.
        }
        System.exit(0);
    }
}
