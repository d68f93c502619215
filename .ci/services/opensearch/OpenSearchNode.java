import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;

/** A node of OpenSearch 2 or 3 whose modules are on the class path. Arguments: settings, path.home among them. */
public final class OpenSearchNode extends Node {
    // In 3 most of their names end with ModulePlugin.
    private static final List<String> MODULES = List.of(
        "org.opensearch.transport.Netty4",
        "org.opensearch.index.mapper.MapperExtras",
        "org.opensearch.painless.Painless",
        "org.opensearch.geo.Geo",
        "CommonAnalysis",
        "KoreanAnalysis"
    );

    @SuppressWarnings({ "rawtypes", "unchecked" }) // 2 takes classes, 3 takes what is written about a plugin
    private OpenSearchNode(Environment environment, Collection plugins) {
        super(environment, plugins, false);
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> given = Running.settings(arguments);
        Settings.Builder settings = Settings.builder().put("transport.type", "netty4").put("http.type", "netty4");
        given.forEach(settings::put);
        Environment environment = InternalSettingsPreparer.prepareEnvironment(
            settings.build(), Map.of(), null, () -> given.get("node.name"));
        Node node = new OpenSearchNode(environment, modules());
        node.start();
        var http = node.injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress();
        Running.writePort(Path.of(given.get("path.home")), http.address());
        Running.untilInputEnds(node);
    }

    private static List<Object> modules() throws ReflectiveOperationException {
        Type wanted = Node.class.getDeclaredConstructor(Environment.class, Collection.class, boolean.class)
            .getGenericParameterTypes()[1];
        boolean described = wanted.getTypeName().contains("PluginInfo");
        List<Object> modules = new ArrayList<>();
        for (String name : MODULES) {
            Class<?> module = moduleClass(name);
            modules.add(described ? describe(module) : module);
        }
        return modules;
    }

    static Class<?> moduleClass(String name) throws ClassNotFoundException {
        try {
            return Class.forName(name + "Plugin");
        } catch (ClassNotFoundException none) {
            return Class.forName(name + "ModulePlugin");
        }
    }

    private static PluginInfo describe(Class<?> module) {
        String name = module.getName();
        String version = Version.CURRENT.toString();
        return new PluginInfo(name, "on the class path", version, Version.CURRENT, "11", name, null, List.of(), false);
    }
}
